/** FHIR and C-CDA, all invented: facts come from codes, and what a record system says is not so is none. */
import { describe, expect, test } from 'vitest'
import { extract } from '../../server/records/extract.ts'
import { readFile } from '../../server/records/read-file.ts'

const read = async (content: string) => extract(await readFile(Buffer.from(content)), 'invented')
const bundle = (...resources: unknown[]) =>
  read(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map(resource => ({ resource })) }))

const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'
const breast = {
  resourceType: 'Condition',
  id: 'c',
  code: {
    coding: [{ system: ICD, code: 'C50.912', display: 'Malignant neoplasm of unspecified site of left female breast' }],
  },
}
const marker = (text: string, value: string, more = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text },
  valueCodeableConcept: { text: value },
  ...more,
})

describe('FHIR', () => {
  test('reads cancers, stages, markers, genes and treatments', async () => {
    const { profile } = await bundle(
      breast,
      {
        resourceType: 'Observation',
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: '21902-2' }] },
        valueCodeableConcept: { coding: [{ code: '2A', display: 'IIA' }] },
      },
      marker('Estrogen receptor', 'Positive', { effectiveDateTime: '2021-03-04' }),
      {
        resourceType: 'MedicationStatement',
        status: 'active',
        medicationCodeableConcept: { text: 'Letrozole 2.5 MG Oral Tablet' },
        effectivePeriod: { start: '2021-06-01' },
      },
      {
        resourceType: 'Procedure',
        status: 'completed',
        code: { text: 'Lumpectomy of left breast' },
        performedDateTime: '2021-04-01',
      },
    )
    expect(profile).toMatchObject({
      diagnoses: [{ site: 'breast', laterality: 'left', role: 'primary' }],
      stage: { group: 'IIA', basis: 'pathologic' },
      biomarkers: [{ name: 'ER', status: 'positive', date: '2021-03-04' }],
      treatments: [
        { kind: 'endocrine', name: 'letrozole', start: '2021-06-01', status: 'active' },
        { kind: 'surgery', start: '2021-04-01' },
      ],
    })
  })

  test('takes nothing that was refuted, not done, entered in error, or is of a relative', async () => {
    const { profile } = await bundle(
      { ...breast, verificationStatus: { coding: [{ code: 'refuted' }] } },
      marker('HER2', 'Positive', { status: 'entered-in-error' }),
      { resourceType: 'Procedure', status: 'not-done', code: { text: 'Mastectomy' } },
      { resourceType: 'MedicationStatement', status: 'not-taken', medicationCodeableConcept: { text: 'Tamoxifen' } },
      { resourceType: 'FamilyMemberHistory', status: 'completed', condition: [{ code: { text: 'Ovarian cancer' } }] },
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: ICD,
              code: 'Z12.31',
              display: 'Encounter for screening mammogram for malignant neoplasm of breast',
            },
          ],
        },
      },
    )
    expect(profile).toMatchObject({ diagnoses: [], biomarkers: [], treatments: [] })
  })

  test('of two patients takes the first, and says so', async () => {
    const { profile, warnings } = await bundle(
      { resourceType: 'Patient', id: 'one' },
      { resourceType: 'Patient', id: 'two' },
      { ...breast, subject: { reference: 'Patient/one' } },
      { ...marker('HER2', 'Positive'), subject: { reference: 'Patient/two' } },
    )
    expect(profile).toMatchObject({ diagnoses: [{ site: 'breast' }], biomarkers: [] })
    expect(warnings).toMatchObject([{ code: 'left-out' }])
  })
})

const ccda = (sections: string) =>
  `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><component><structuredBody>${sections}</structuredBody></component></ClinicalDocument>`
const section = (code: string, title: string, body: string) =>
  `<component><section><code code="${code}"/><title>${title}</title>${body}</section></component>`
const problem = (name: string, more = '') =>
  `<entry><act><entryRelationship><observation classCode="OBS" moodCode="EVN"${more}><code code="282291009"/><effectiveTime><low value="20210304"/></effectiveTime><value xsi:type="CD" code="1" displayName="${name}"/></observation></entryRelationship></act></entry>`

describe('C-CDA', () => {
  test('reads coded problems and medicines with their dates, and no screening, denial or allergy', async () => {
    const { profile } = await read(
      ccda(
        section(
          '11450-4',
          'Problems',
          problem('Malignant neoplasm of left breast') +
            problem('Malignant neoplasm of colon', ' negationInd="true"') +
            problem('Encounter for screening for malignant neoplasm of cervix'),
        ) +
          section(
            '10160-0',
            'Medications',
            '<entry><substanceAdministration classCode="SBADM" moodCode="EVN"><statusCode code="active"/><effectiveTime><low value="20210601"/></effectiveTime><consumable><manufacturedProduct><manufacturedMaterial><code displayName="Tamoxifen 20 MG Oral Tablet"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>',
          ) +
          section('48765-2', 'Allergies', '<text>Paclitaxel: hives</text>'),
      ),
    )
    expect(profile).toMatchObject({
      diagnoses: [{ site: 'breast', laterality: 'left', date: '2021-03-04' }],
      treatments: [{ name: 'tamoxifen', start: '2021-06-01', status: 'active' }],
    })
  })

  test('reads words where a section has no codes', async () => {
    const { profile } = await read(
      ccda(
        section(
          '51848-0',
          'Assessment',
          '<text><paragraph>Right breast cancer, stage IIA, ER positive.</paragraph></text>',
        ) + section('10157-6', 'Family history', '<text>Mother: ovarian cancer</text>'),
      ),
    )
    expect(profile).toMatchObject({
      diagnoses: [{ site: 'breast', laterality: 'right' }],
      stage: { group: 'IIA' },
      biomarkers: [{ name: 'ER' }],
    })
  })
})
