/** What is read from records in words. All of them are invented, in the manner of real ones. */

import { parse } from 'valibot'
import { describe, expect, test } from 'vitest'
import type { CaseProfile } from '../../protocol/case-profile.ts'
import { caseProfileSchema } from '../../server/records/case-profile-schema.ts'
import { combine, extract } from '../../server/records/extract.ts'
import { toReading } from '../../server/records/readers/text.ts'

const read = (text: string) => extract([toReading(text)], 'invented.txt')
const profileOf = (text: string): CaseProfile => read(text).profile
const marker = (text: string, name: string) => profileOf(text).biomarkers.find(one => one.name === name)

describe('receptors', () => {
  test.each([
    ['ER positive, PR negative, HER2 negative breast cancer', 'positive', 'negative', 'negative'],
    ['Breast cancer: ER+/PR+/HER2-', 'positive', 'positive', 'negative'],
    [
      'Left breast invasive ductal carcinoma, ER and PR positive, HER2 not amplified by FISH.',
      'positive',
      'positive',
      'negative',
    ],
    ['Triple negative breast cancer of the left breast.', 'negative', 'negative', 'negative'],
    [
      'Estrogen receptor: Positive (95%)\nProgesterone receptor: Negative (<1%)\nHER2: Equivocal (2+)\nBreast biopsy',
      'positive',
      'negative',
      'equivocal',
    ],
    ['Breast carcinoma positive for ER and PR, negative for HER2.', 'positive', 'positive', 'negative'],
  ])('%s', (text, er, pr, her2) => {
    expect([marker(text, 'ER')?.status, marker(text, 'PR')?.status, marker(text, 'HER2')?.status]).toEqual([
      er,
      pr,
      her2,
    ])
  })

  test('a result that is pending, a scale, and a relative are no result', () => {
    for (const text of [
      'Breast biopsy. HER2 FISH is pending.',
      'Breast biopsy. Scoring: 0 = negative, 1+ = negative, 2+ = equivocal, 3+ = positive for HER2.',
      'Family history: mother had HER2 positive breast cancer.',
    ]) {
      expect(profileOf(text).biomarkers).toEqual([])
    }
  })
})

describe('little HER2', () => {
  test('is a label of its own beside the result, with the rule', () => {
    const { profile, warnings } = read('DIAGNOSIS: Left breast, invasive ductal carcinoma.\nHER2: Negative (1+ by IHC)')
    expect(profile.biomarkers).toMatchObject([
      { name: 'HER2', status: 'negative', ihc: '1+' },
      { name: 'HER2-low', status: 'low', ihc: '1+' },
    ])
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: 'derived', fact: '/biomarkers/1', message: expect.stringContaining('1+') }),
    )
  })

  test('is not named outside the breast, nor where the gene is amplified', () => {
    expect(marker('Gastric adenocarcinoma. HER2 IHC 1+ (negative).', 'HER2-low')).toBeUndefined()
    expect(marker('Left breast carcinoma. HER2 IHC 2+, FISH amplified.', 'HER2-low')).toBeUndefined()
  })
})

describe('what is not this patient, or not so, is no finding', () => {
  test.each([
    'Patient history: mother had ovarian cancer, sister had colon cancer. No cancer in the patient.',
    'Encounter for screening for malignant neoplasm of colon. Patient is well.',
    'MRI brain: no evidence of metastatic disease. Patient without malignancy.',
    'CT chest to rule out lung cancer. Patient is a smoker.',
    'Biopsy: benign breast tissue, negative for carcinoma.',
    'Patient at risk of breast cancer; discussed options including tamoxifen.',
  ])('%s', text => {
    const { diagnoses, treatments } = profileOf(text)
    expect({ diagnoses, treatments }).toEqual({ diagnoses: [], treatments: [] })
  })
})

test('a contradiction is shown with both sides', () => {
  const { profile, warnings } = read(
    'Clinical history: breast cancer.\nFINAL DIAGNOSIS: Left breast, invasive ductal carcinoma.\nER: positive (90%)\nCOMMENT: ER is negative.',
  )
  expect(profile.conflicts).toContain('/biomarkers/0/status')
  expect(profile.biomarkers[0]?.status).toBe('conflict')
  expect(profile.evidence.filter(({ fact }) => fact === '/biomarkers/0/status')).toHaveLength(2)
  expect(warnings.some(({ code }) => code === 'conflict')).toBe(true)
})

test('every fact has its evidence, and the profile is one that a frame takes', () => {
  const { profile } = read(
    'FINAL DIAGNOSIS:\nColon, sigmoid, resection: moderately differentiated adenocarcinoma, pT3 pN1a.\nKRAS G12D mutation detected. BRAF wild type. MSI: stable.\nShe received FOLFOX in March 2021.',
  )
  expect(parse(caseProfileSchema, profile)).toEqual(profile)
  const facts = ['diagnoses', 'biomarkers', 'variants', 'genesTestedNegative', 'treatments'] as const
  for (const name of facts) {
    expect(profile[name].length).toBeGreaterThan(0)
    for (const index of profile[name].keys())
      expect(profile.evidence.some(({ fact }) => fact === `/${name}/${index}`)).toBe(true)
  }
  expect(profile.stage).toMatchObject({ t: 'pT3', n: 'pN1a', basis: 'pathologic' })
})

test('a letter from the garden is no medical record', () => {
  expect(
    profileOf('The tomatoes are ripe. We ate them with bread and salt, and then went to the lake.').notMedical,
  ).toBe(true)
})

test('two files are one illness: what they share is there once, what they differ in is shown', () => {
  const one = profileOf('FINAL DIAGNOSIS: Left breast, invasive ductal carcinoma, grade 2.\nER: positive (90%)')
  const other = profileOf('Patient with left breast cancer, stage IIA. She completed docetaxel in May 2021.')
  const { profile } = combine([one, other])
  expect(profile.diagnoses).toMatchObject([
    { site: 'breast', laterality: 'left', histology: 'invasive ductal carcinoma', grade: '2' },
  ])
  expect(profile.stage?.group).toBe('IIA')
  expect(profile.treatments).toMatchObject([{ name: 'docetaxel', end: '2021-05' }])
  expect(parse(caseProfileSchema, profile)).toEqual(profile)
})
