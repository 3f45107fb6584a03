/** FHIR R4 JSON: a bundle or one resource, with mCODE's profiles where they are used. Facts come from codes and their names. */
import type { Diagnosis } from '../../../protocol/case-profile.ts'
import { toDate } from '../dates.ts'
import type { Fact, Line, Quote, Reading } from '../document.ts'
import { findDiagnoses } from '../facts/diagnoses.ts'
import { toGroup } from '../facts/stage.ts'
import { findTextFacts } from '../find-facts.ts'
import { findDrugs } from '../lexicon/drugs.ts'
import { findGenes, HGNC } from '../lexicon/genes.ts'
import { findMarkers } from '../lexicon/markers.ts'
import { findProcedures } from '../lexicon/procedures.ts'
import { findSites, sideOfIcd, siteOfIcd, siteOfSnomed } from '../lexicon/sites.ts'
import { RefusedFile } from '../refused-file.ts'
import { sideOf } from '../sides.ts'
import { decode } from './text.ts'

type Json = Record<string, unknown>

/** Resources of one file; a portal's whole export has some thousand. */
const RESOURCES_MAX = 20_000
/** A report attached as text. */
const ATTACHED_MAX_LENGTH = 400_000

/** Stage groups and TNM categories of mCODE's observations: LOINC, and SNOMED CT. */
const STAGE_CODES: Readonly<
  Record<string, readonly ['group' | 't' | 'n' | 'm', 'clinical' | 'pathologic' | undefined]>
> = {
  '21908-9': ['group', 'clinical'],
  '21902-2': ['group', 'pathologic'],
  '21914-7': ['group', undefined],
  '21905-5': ['t', 'clinical'],
  '21899-0': ['t', 'pathologic'],
  '21906-3': ['n', 'clinical'],
  '21900-6': ['n', 'pathologic'],
  '21907-1': ['m', 'clinical'],
  '21901-4': ['m', 'pathologic'],
  // SNOMED CT, which mCODE uses from its third edition on.
  '399537006': ['group', 'clinical'],
  '399588009': ['group', 'pathologic'],
  '399390009': ['group', undefined],
  '399504009': ['t', 'clinical'],
  '384625004': ['t', 'pathologic'],
  '78873005': ['t', undefined],
  '399534004': ['n', 'clinical'],
  '371494008': ['n', 'pathologic'],
  '277206009': ['n', undefined],
  '399387003': ['m', 'clinical'],
  '371497001': ['m', 'pathologic'],
  '277208005': ['m', undefined],
}
/** LOINC: markers whose code may come without a name. */
const MARKER_CODES: Readonly<Record<string, string>> = {
  '85337-4': 'Estrogen receptor',
  '40556-3': 'Estrogen receptor',
  '16112-5': 'Estrogen receptor',
  '85339-0': 'Progesterone receptor',
  '40557-1': 'Progesterone receptor',
  '16113-3': 'Progesterone receptor',
  '48676-1': 'HER2',
  '18474-7': 'HER2',
  '85319-2': 'HER2',
  '85318-4': 'HER2 FISH',
  '85329-1': 'Ki-67',
  '29593-1': 'Ki-67',
  '62862-8': 'Microsatellite instability',
  '2857-1': 'PSA',
  '10334-1': 'CA-125',
  '2039-6': 'CEA',
  '24108-3': 'CA 19-9',
}
/** SNOMED CT qualifiers of sides. */
const SIDES: Readonly<Record<string, NonNullable<Diagnosis['laterality']>>> = {
  '7771000': 'left',
  '24028007': 'right',
  '51440002': 'bilateral',
}
/** LOINC answers and SNOMED CT qualifiers that may come without a name. */
const ANSWERS: Readonly<Record<string, string>> = {
  'LA6576-8': 'Positive',
  'LA6577-6': 'Negative',
  'LA11884-6': 'Indeterminate',
  'LA9633-4': 'Present',
  'LA9634-2': 'Absent',
  'LA6683-2': 'Germline',
  'LA6684-0': 'Somatic',
  'LA6668-3': 'Pathogenic',
  'LA26332-9': 'Likely pathogenic',
  'LA26333-7': 'Uncertain significance',
  '10828004': 'Positive',
  '260385009': 'Negative',
  '42425007': 'Equivocal',
  // HL7 v3 ObservationInterpretation.
  POS: 'Positive',
  NEG: 'Negative',
  IND: 'Indeterminate',
  DET: 'Detected',
  ND: 'Not detected',
  // ICD-O-3 morphology.
  '8500/3': 'Invasive ductal carcinoma',
  '8520/3': 'Invasive lobular carcinoma',
  '8140/3': 'Adenocarcinoma',
  '8070/3': 'Squamous cell carcinoma',
  '8310/3': 'Clear cell adenocarcinoma',
  '8441/3': 'Serous carcinoma',
  '8461/3': 'High-grade serous carcinoma',
  '8041/3': 'Small cell carcinoma',
  '8720/3': 'Melanoma',
  '9732/3': 'Multiple myeloma',
  '9680/3': 'Diffuse large B-cell lymphoma',
}

/** Throws where it is no FHIR. */
export function readFhir(bytes: Uint8Array): Reading {
  let root: unknown
  try {
    root = JSON.parse(decode(bytes).replace(/^\uFEFF/, ''))
  } catch (error) {
    throw error instanceof RefusedFile ? error : new RefusedFile('damaged', { cause: error })
  }
  const all = listResources(root)
  if (all.length === 0) throw new RefusedFile('type')
  const { resources, isMixed } = ofOnePatient(all.slice(0, RESOURCES_MAX))
  const byId = new Map(resources.map(resource => [String(resource.id ?? ''), resource]))
  const find = (reference: unknown) => byId.get(String(object(reference).reference ?? '').replace(/^.*[/:]/, ''))
  const facts: Fact[] = []
  const lines: Line[] = []
  for (const resource of resources) {
    if (isVoid(resource)) continue
    switch (resource.resourceType) {
      case 'Condition':
        facts.push(...readCondition(resource, find))
        break
      case 'Observation':
        facts.push(...readObservation(resource))
        break
      case 'MedicationStatement':
      case 'MedicationRequest':
      case 'MedicationAdministration':
      case 'MedicationDispense':
        facts.push(...readMedication(resource, find))
        break
      case 'Procedure':
        facts.push(...readProcedure(resource, find))
        break
      case 'Composition':
      case 'DiagnosticReport':
      case 'DocumentReference':
        lines.push(...readAttached(resource))
        break
    }
  }
  // The observation of a stage is the finding; a condition's own is a copy, which may be older.
  facts.sort((one, other) => Number(isCopy(one)) - Number(isCopy(other)))
  return {
    lines: lines.map((line, index) => ({ ...line, line: index + 1 })),
    facts: [...facts, ...studiedGenes(resources, facts)],
    isStructured: true,
    warnings: isMixed
      ? [
          {
            code: 'left-out',
            message: 'This file holds records of more than one person; only those of the first were read.',
          },
        ]
      : [],
  }
}

const COPY = 'Condition stage: '
const isCopy = (fact: Fact) => fact.kind === 'stage' && fact.quote.quote.startsWith(COPY)

function listResources(root: unknown): Json[] {
  const value = object(root)
  if (value.resourceType === 'Bundle')
    return array(value.entry)
      .map(entry => object(object(entry).resource))
      .filter(one => typeof one.resourceType === 'string')
  if (typeof value.resourceType === 'string') return [value, ...array(value.contained).map(object)]
  if (Array.isArray(root)) return root.flatMap(listResources)
  return []
}

/** Another person's facts are none of this patient's. */
function ofOnePatient(resources: Json[]): {
  resources: Json[]
  isMixed: boolean
} {
  const subjectOf = (resource: Json) =>
    String(object(resource.subject ?? resource.patient).reference ?? '').replace(/^.*[/:]/, '')
  const clinical = resources.filter(({ resourceType }) =>
    ['Condition', 'Observation', 'Procedure', 'MedicationStatement', 'MedicationRequest'].includes(
      String(resourceType),
    ),
  )
  const subjects = new Set(clinical.map(subjectOf).filter(Boolean))
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient').map(({ id }) => String(id ?? ''))
  if (subjects.size < 2 || patients.length < 2) return { resources, isMixed: false }
  const first = patients.find(id => subjects.has(id)) ?? [...subjects][0]
  return {
    resources: resources.filter(resource => !subjectOf(resource) || subjectOf(resource) === first),
    isMixed: true,
  }
}

/** Entered in error, refuted, not done, or a proposal. */
function isVoid(resource: Json): boolean {
  const status = String(resource.status ?? '')
  const verified = codesOf(resource.verificationStatus).join(' ')
  return (
    /^(?:entered-in-error|cancelled|not-done|not-taken|draft|unknown|registered)$/.test(status) ||
    /refuted|entered-in-error|unconfirmed|provisional|differential/.test(verified)
  )
}

function readCondition(resource: Json, find: (reference: unknown) => Json | undefined): Fact[] {
  const name = nameOf(resource.code)
  const codes = codesOf(resource.code)
  const histology = nameOf(extension(resource, 'histology')?.valueCodeableConcept)
  const where = array(resource.bodySite).map(nameOf).join(', ')
  const quote = toQuote(`Condition: ${name}${histology ? `; ${histology}` : ''}${where ? `; ${where}` : ''}`)
  const isSpread =
    hasProfile(resource, 'secondary-cancer') ||
    /^(?:C7[789]|19[67])/.test(codes.find(code => /^[C1]\d/.test(code)) ?? '') ||
    /\bsecondary malignant/i.test(name)
  const facts: Fact[] = []
  const date =
    toDate(resource.onsetDateTime) ??
    toDate(object(resource.onsetPeriod).start) ??
    toDate(extension(resource, 'assertedDate')?.valueDateTime) ??
    toDate(
      array(resource.extension)
        .map(object)
        .find(one => one.valueDateTime)?.valueDateTime,
    ) ??
    toDate(resource.recordedDate)
  const side = sideFrom(resource) ?? sideWord(`${name} ${where}`) ?? codes.map(sideOfIcd).find(Boolean)
  if (isSpread) {
    const sites = findSites(name)
    for (const { name: site } of sites.length > 0 ? sites : findSites(where))
      facts.push({
        kind: 'diagnosis',
        value: { site, role: 'metastasis', ...(date && { date }) },
        quote,
        isListed: true,
      })
    return facts
  }
  const read = findDiagnoses({
    text: `${name}${histology ? `, ${histology}` : ''}`,
    section: 'diagnosis',
    label: '',
    quote,
  })
  const coded = codes.map(siteOfIcd).find(Boolean) ?? codes.map(siteOfSnomed).find(Boolean)
  const named = read.find(({ value }) => value.role !== 'metastasis')
  const [place] = findSites(`${where} ${name}`).filter(({ isNode }) => !isNode)
  const isCancer = named || coded || hasProfile(resource, 'primary-cancer') || hasProfile(resource, 'cancer-condition')
  const site = named?.value.site ?? coded ?? place?.name
  if (isCancer && site) {
    const isPast = /^(?:resolved)$/.test(codesOf(resource.clinicalStatus)[0] ?? '') || named?.value.role === 'history'
    const kind = (histology && cleanName(histology)) || named?.value.histology
    facts.push({
      kind: 'diagnosis',
      value: {
        site,
        role: isPast ? 'history' : (named?.value.role ?? 'primary'),
        ...(kind && { histology: kind.slice(0, 200) }),
        ...(side && isTwoSided(site) && { laterality: side }),
        ...(named?.value.grade && { grade: named.value.grade }),
        ...(date && { date }),
      },
      quote,
      isListed: true,
    })
  }
  if (!isCancer) return facts
  const texts = [textOf(resource.code), ...array(resource.note).map(note => String(object(note).text ?? ''))].filter(
    Boolean,
  )
  facts.push(
    ...findTextFacts(toLines(texts)).facts.filter(
      ({ kind }) => kind === 'stage' || kind === 'variant' || kind === 'biomarker',
    ),
  )
  for (const stage of array(resource.stage).map(object)) {
    const said = nameOf(stage.summary) || codesOf(stage.summary)[0] || ''
    const group = groupIn(said) ?? toGroup(codesOf(stage.summary)[0] ?? '')
    if (group)
      facts.push({
        kind: 'stage',
        value: { group },
        quote: toQuote(`${COPY}${said || codesOf(stage.summary)[0]}`),
      })
    void find
  }
  return facts
}

/** "American Joint Committee on Cancer stage IIB": the group in it. */
const groupIn = (said: string) =>
  toGroup(said) ?? toGroup(/\bstage(?: group)?\s+((?:IV|I{1,3}|[0-4])[A-C]?\d?)\b/i.exec(said)?.[1] ?? '')

/** "American Joint Committee on Cancer cT3": the category in it. */
const categoryIn = (said: string, field: string) =>
  new RegExp(
    `\\b[cpyra]{0,2}${field.toUpperCase()}(?:is|X|[0-4])(?:mi|[a-d]\\d?)?(?:\\((?:sn|i[+-]|mol[+-])\\))?(?![\\w])`,
  ).exec(said)?.[0]

/** Where a profile alone tells that a category is one. */
function stageOfProfile(resource: Json): readonly ['t' | 'n' | 'm', undefined] | undefined {
  if (hasProfile(resource, 'primary-tumor-category')) return ['t', undefined]
  if (hasProfile(resource, 'regional-nodes-category')) return ['n', undefined]
  return hasProfile(resource, 'distant-metastases-category') ? ['m', undefined] : undefined
}

function readObservation(resource: Json): Fact[] {
  const codes = codesOf(resource.code)
  const date =
    toDate(resource.effectiveDateTime) ?? toDate(object(resource.effectivePeriod).start) ?? toDate(resource.issued)
  const value = answerOf(resource)
  const stage = codes.map(code => STAGE_CODES[code]).find(Boolean) ?? stageOfProfile(resource)
  if (stage) {
    const [field, basis] = stage
    const said =
      codesOf(resource.valueCodeableConcept).find(code => /^[cpyra]{0,2}[TNM]/.test(code)) ??
      categoryIn(value, field) ??
      value
    const cleaned =
      field === 'group'
        ? (groupIn(value) ?? toGroup(codesOf(resource.valueCodeableConcept)[0] ?? '') ?? value)
        : said.replace(/\s*(?:category|\(.*)$/i, '')
    if (!cleaned || cleaned.length > 40) return []
    return [
      {
        kind: 'stage',
        value: {
          [field]: cleaned,
          ...(basis && { basis }),
          ...(date && { date }),
        },
        quote: toQuote(`${nameOf(resource.code) || `Stage (${field})`}: ${said}`),
      },
    ]
  }
  if (
    codes.includes('69548-6') ||
    codes.includes('53041-0') ||
    hasProfile(resource, 'genomic-variant') ||
    hasProfile(resource, 'genetic-variant')
  )
    return codes.includes('53041-0') ? [] : readVariant(resource, value)
  if (hasProfile(resource, 'stage-group') || hasProfile(resource, 'cancer-stage')) {
    const group = groupIn(value) ?? toGroup(codesOf(resource.valueCodeableConcept)[0] ?? '')
    return group
      ? [
          {
            kind: 'stage',
            value: { group, ...(date && { date }) },
            quote: toQuote(`${nameOf(resource.code)}: ${value}`),
          },
        ]
      : []
  }
  const label = codes.map(code => MARKER_CODES[code]).find(Boolean) ?? plainLabel(nameOf(resource.code))
  const notes = array(resource.note)
    .map(note => String(object(note).text ?? ''))
    .filter(Boolean)
  const level = nameOf(array(resource.interpretation)[0])
  const components = array(resource.component)
    .map(object)
    .map(component => `${plainLabel(nameOf(component.code))}: ${answerOf(component)}`)
    .filter(line => line.length > 4)
  const unit = /recurrence score|mut/i.test(value) ? value.replace(/recurrence score|\{ScoreOf\}/i, '').trim() : value
  const text = unit ? `${label}: ${unit}${/score/i.test(label + value) && level ? `, ${level}` : ''}` : ''
  const texts = [text, ...components, ...notes].filter(Boolean)
  // Most of a portal's thousands of results are of other things, and reading each by all rules takes long.
  if (!texts.some(isOfCancer)) return []
  const found = findTextFacts(toLines(texts)).facts.filter(({ kind }) => kind !== 'diagnosis' && kind !== 'treatment')
  for (const fact of found) if (fact.kind === 'biomarker' && date) fact.value.date = date
  return found
}

const isOfCancer = (text: string) =>
  findMarkers(text).length > 0 ||
  findGenes(text).length > 0 ||
  /\bstag|\b[cpy]{0,2}[TNM][0-4X]|triple[\s-]negative/i.test(text)

function readVariant(resource: Json, value: string): Fact[] {
  const part = (code: string) =>
    array(resource.component)
      .map(object)
      .find(component => codesOf(component.code).includes(code))
  const named = part('48018-6')
  const gene = geneOf(named?.valueCodeableConcept)
  if (!gene) return []
  const quote = (what: string) => toQuote(`Genetic variant: ${gene} ${what}`)
  if (/absent|not detected|negative/i.test(value)) return [{ kind: 'gene-negative', gene, quote: quote('not found') }]
  const change =
    [part('81252-9'), part('48004-6'), part('48005-3')]
      .map(component => component && answerOf(component))
      .find(Boolean) ?? nameOf(resource.method).replace(/^sequencing$/i, '')
  const kindOf =
    array(resource.component)
      .map(object)
      .map(component => nameOf(component.valueCodeableConcept))
      .find(text => /mutation|deletion|fusion|amplification/i.test(text)) ??
    [nameOf(resource.method), nameOf(array(resource.interpretation)[0])].find(text =>
      /mutation|deletion|fusion/i.test(text),
    ) ??
    ''
  const said = (change || kindOf || '')
    .replace(/\s*\((?:finding|qualifier value)\)$/i, '')
    .replace(/\(([A-Z0-9]+)\):/, ':')
    .slice(0, 200)
  const origin = /germline/i.test(answerOf(part('48002-0') ?? {}))
    ? 'germline'
    : /somatic/i.test(answerOf(part('48002-0') ?? {}))
      ? 'somatic'
      : undefined
  const significance = answerOf(part('53037-8') ?? {}).toLowerCase()
  return [
    {
      kind: 'variant',
      value: {
        gene,
        ...(said && {
          change: /^[A-Z]\w+ mutation/.test(said) ? said.toLowerCase() : said,
        }),
        ...(origin && { origin }),
        ...(significance && { significance }),
      },
      quote: quote(said || 'present'),
    },
  ]
}

/** Genes of a panel that names none of its findings in them. That they are negative follows from the panel, and is shown as a rule. */
function studiedGenes(resources: readonly Json[], facts: readonly Fact[]): Fact[] {
  const changed = new Set(facts.flatMap(fact => (fact.kind === 'variant' ? [fact.value.gene] : [])))
  if (changed.size === 0) return []
  return resources
    .filter(
      resource =>
        resource.resourceType === 'Observation' && !isVoid(resource) && codesOf(resource.code).includes('53041-0'),
    )
    .flatMap(resource =>
      array(resource.component)
        .map(object)
        .flatMap(component =>
          codingsOf(component.valueCodeableConcept)
            .map(geneOfCoding)
            .filter((gene): gene is string => gene !== undefined && !changed.has(gene))
            .map(
              (gene): Fact => ({
                kind: 'gene-negative',
                gene,
                quote: toQuote(`Gene studied: ${gene}`),
                rule: 'This gene is on the list of those that were studied, and no change in it is reported.',
              }),
            ),
        ),
    )
}

function readMedication(resource: Json, find: (reference: unknown) => Json | undefined): Fact[] {
  const name =
    nameOf(resource.medicationCodeableConcept) ||
    nameOf(find(resource.medicationReference)?.code) ||
    String(object(resource.medicationReference).display ?? '')
  const quote = toQuote(`${spaced(String(resource.resourceType))}: ${name}`)
  const start =
    toDate(object(resource.effectivePeriod).start) ??
    toDate(resource.effectiveDateTime) ??
    toDate(resource.authoredOn) ??
    toDate(resource.whenHandedOver) ??
    toDate(resource.dateAsserted)
  const end = toDate(object(resource.effectivePeriod).end)
  const said = String(resource.status ?? '')
  // An order that was never closed says nothing of what is taken now.
  const status =
    said === 'active' && resource.resourceType !== 'MedicationStatement'
      ? undefined
      : said === 'intended'
        ? 'planned'
        : said || undefined
  if (String(resource.intent ?? '') === 'proposal') return []
  const drugs = findDrugs(name).filter(drug => drug.name)
  return drugs.slice(0, 3).map(
    ({ kind, name: drug }): Fact => ({
      kind: 'treatment',
      value: {
        kind,
        ...(drug && { name: drug }),
        ...(start && { start }),
        ...(end && { end }),
        ...(status && { status }),
      },
      quote,
    }),
  )
}

function readProcedure(resource: Json, find: (reference: unknown) => Json | undefined): Fact[] {
  const name = withoutExamples(nameOf(resource.code))
  const where = array(resource.bodySite).map(nameOf).join(', ')
  const start = toDate(resource.performedDateTime) ?? toDate(object(resource.performedPeriod).start)
  const end = toDate(object(resource.performedPeriod).end)
  const said = String(resource.status ?? '')
  const status =
    said === 'preparation'
      ? 'planned'
      : said === 'completed'
        ? 'completed'
        : said === 'in-progress'
          ? 'active'
          : undefined
  const dates = {
    ...(start && { start }),
    ...(end && { end }),
    ...(status && { status }),
  }
  const isRadiation =
    hasProfile(resource, 'radiotherapy') || /radio-?therap|radiation|brachytherapy|teletherapy/i.test(name)
  if (isRadiation) {
    const volumes = JSON.stringify(resource.extension ?? []).match(/BodyStructure\/[\w.-]+/g) ?? []
    const places = volumes
      .map(reference => find({ reference }))
      .flatMap(volume => (volume ? [nameOf(volume.location) || String(volume.description ?? '')] : []))
    const place =
      cleanName(places[0] ?? '') ||
      cleanName(where) ||
      cleanName(
        volumes[0]
          ?.replace(/^BodyStructure\//, '')
          .match(/(?:chest-wall|breast|pelvis|prostate|brain|lung|axilla)/)?.[0]
          ?.replace('-', ' ') ?? '',
      )
    return [
      {
        kind: 'treatment',
        value: { kind: 'radiation', ...(place && { name: place }), ...dates },
        quote: toQuote(`Procedure: ${name || 'radiotherapy'}${place ? `, ${place}` : ''}`),
      },
    ]
  }
  const side = sideFrom(resource) ?? sideWord(`${name} ${where}`)
  return findProcedures(name)
    .slice(0, 2)
    .map(
      ({ name: operation, kind }): Fact => ({
        kind: 'treatment',
        value: {
          kind,
          name: side && !operation.includes(side) ? `${side} ${operation}` : operation,
          ...dates,
        },
        quote: toQuote(`Procedure: ${name}${where ? `, ${where}` : ''}`),
      }),
    )
}

/** The words of a report: its conclusion, and what is attached as plain text. */
function readAttached(resource: Json): Line[] {
  const forms = [
    ...array(resource.presentedForm),
    ...array(resource.content).map(content => object(content).attachment),
  ].map(object)
  const attached = forms
    .filter(
      ({ contentType, data }) => /^(?:text\/|application\/xhtml)/.test(String(contentType)) && typeof data === 'string',
    )
    .map(({ contentType, data }) => {
      const words = Buffer.from(String(data).slice(0, ATTACHED_MAX_LENGTH), 'base64').toString('utf8')
      return /html/.test(String(contentType)) ? withoutTags(words) : words
    })
  for (const section of array(resource.section).map(object))
    attached.push(
      `${section.title ?? ''}:`,
      withoutTags(String(object(section.text).div ?? '').slice(0, ATTACHED_MAX_LENGTH)),
    )
  return toLines([String(resource.conclusion ?? ''), ...attached].filter(Boolean).flatMap(text => text.split(/\r?\n/)))
}

/** The words of a page, a line for each block and row. */
const withoutTags = (page: string) =>
  page
    .replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gi, '')
    .replace(/<\/t[dh]>/gi, '   ')
    .replace(/<(?:br|\/?(?:p|div|tr|li|h\d|table|ul|ol))\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const array = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, RESOURCES_MAX) : [])
const codingsOf = (concept: unknown): Json[] => array(object(concept).coding).map(object)
const codesOf = (concept: unknown): string[] => codingsOf(concept).map(({ code }) => String(code ?? ''))
const textOf = (concept: unknown): string =>
  typeof object(concept).text === 'string' ? String(object(concept).text) : ''

/** The words of a concept: its text, else the names of its codes, else what a code alone is known to mean. */
function nameOf(concept: unknown): string {
  const displays = codingsOf(concept)
    .map(({ display }) => String(display ?? ''))
    .filter(Boolean)
  const text = textOf(concept)
  const known =
    codesOf(concept)
      .map(code => ANSWERS[code])
      .find(Boolean) ?? ''
  return (
    [...new Set([text, ...displays])]
      .filter(Boolean)
      .join(', ')
      .replace(/\s*\((?:disorder|procedure|finding|body structure|morphologic abnormality|qualifier value)\)/gi, '') ||
    known
  )
}

function answerOf(resource: Json): string {
  const quantity = object(resource.valueQuantity)
  if (quantity.value !== undefined)
    return `${quantity.comparator ?? ''}${quantity.value}${quantity.unit ? ` ${quantity.unit}` : ''}`
  if (typeof resource.valueString === 'string') return resource.valueString
  if (resource.valueInteger !== undefined) return String(resource.valueInteger)
  if (typeof resource.valueBoolean === 'boolean') return resource.valueBoolean ? 'Positive' : 'Negative'
  const concept = resource.valueCodeableConcept
  return nameOf(concept) || codesOf(concept)[0] || nameOf(array(resource.interpretation)[0])
}

/** "HER2 Ag [Presence] in Tissue by Immune stain" names HER2. */
const plainLabel = (label: string) =>
  label.replace(/\s*\[[^\]]*\].*$/, '').replace(/\s+(?:Ag|gene mutations? found)\b.*$/, '')
const cleanName = (name: string) =>
  name
    .toLowerCase()
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/, no subtype/, '')
    .replace(/\bstructure of |\s*structure$/g, '')
    .trim()
const spaced = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
const withoutExamples = (name: string) => name.replace(/\((?:eg|e\.g\.)[^)]*\)/gi, '')

function extension(resource: Json, name: string): Json | undefined {
  return array(resource.extension)
    .map(object)
    .find(({ url }) => String(url).toLowerCase().includes(name.toLowerCase()))
}

const hasProfile = (resource: Json, name: string) =>
  array(object(resource.meta).profile).some(profile => String(profile).includes(name))

function sideFrom(resource: Json): Diagnosis['laterality'] {
  const text = JSON.stringify([resource.bodySite ?? null, extension(resource, 'laterality') ?? null])
  const code = Object.keys(SIDES).find(one => text.includes(`"${one}"`))
  return code ? SIDES[code] : undefined
}

function sideWord(text: string): Diagnosis['laterality'] {
  const [site] = [...findSites(text).filter(({ paired }) => paired), ...findProcedures(text)]
  return site && sideOf(text, site.start, site.end)
}

const isTwoSided = (site: string) => findSites(site)[0]?.paired === true

function geneOf(concept: unknown): string | undefined {
  return (
    codingsOf(concept).map(geneOfCoding).find(Boolean) ??
    (/^[A-Z][A-Z0-9]{1,9}$/.test(textOf(concept)) ? textOf(concept) : undefined)
  )
}

function geneOfCoding({ code, display }: Json): string | undefined {
  return (
    HGNC[String(code ?? '').replace(/^HGNC:/, '')] ??
    (/^[A-Z][A-Z0-9-]{1,11}$/.test(String(display ?? '')) ? String(display) : undefined)
  )
}

const toQuote = (quote: string): Quote => ({
  quote: quote.slice(0, 400),
  confidence: 1,
})
const toLines = (texts: readonly string[]): Line[] =>
  texts.map((text, index) => ({
    text: text.slice(0, 4_000),
    line: index + 1,
    confidence: 1,
  }))
