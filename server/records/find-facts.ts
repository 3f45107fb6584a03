/** From lines of text to facts: statements first, then each kind of fact, then what only the whole report can tell. */
import type { Diagnosis } from '../../protocol/case-profile.ts'
import { contextOf } from './context.ts'
import { findDates } from './dates.ts'
import type { Fact, Line, Quote } from './document.ts'
import { findBiomarkers, type Scale } from './facts/biomarkers.ts'
import { findDiagnoses, findGrades, UNPLACED } from './facts/diagnoses.ts'
import { findStages } from './facts/stage.ts'
import { findTreatments } from './facts/treatments.ts'
import { findVariants } from './facts/variants.ts'
import { findGenes } from './lexicon/genes.ts'
import { familyOf, isOfBlood } from './lexicon/histologies.ts'
import { findProcedures } from './lexicon/procedures.ts'
import { findSites } from './lexicon/sites.ts'
import { sideOf } from './sides.ts'
import { readStatements, type Statement } from './statements.ts'

/** A side that is named for a place, though no cancer is named beside it: a lump, a mass, an operation. */
export interface SideMention {
  site: string
  laterality: NonNullable<Diagnosis['laterality']>
  /** Nodules and lesions are often of something else: they place a cancer, and contradict none. */
  from: 'mass' | 'nodule' | 'surgery'
  quote: Quote
}

export interface TextFacts {
  facts: Fact[]
  sides: SideMention[]
}

export function findTextFacts(lines: readonly Line[]): TextFacts {
  const statements = readStatements(lines)
  const scale = readScale(statements)
  const diagnoses = placeRest(statements.flatMap(findDiagnoses), statements)
  const sides = [...findSides(statements), ...findLabelledSides(statements, diagnoses)]
  placeLymphomas(diagnoses, sides)
  addGrades(diagnoses, statements)
  addDate(diagnoses, statements)
  const sites = new Set(diagnoses.map(({ value }) => value.site))
  const reported = reportDate(lines, statements)
  const biomarkers = statements.flatMap(statement => findBiomarkers(statement, scale))
  if (reported) for (const { value } of biomarkers) value.date ??= reported
  const variants = statements.flatMap(findVariants)
  addOrigin(variants, statements)
  const operated = operationDate(statements)
  return {
    facts: [
      ...diagnoses,
      ...statements.flatMap(findStages),
      ...biomarkers,
      ...variants,
      ...findUnchanged(variants, statements),
      ...statements.flatMap(statement => {
        const treatments = findTreatments(statement, sites)
        return operated && isOperationLine(statement) ? treatments.map(fact => withStart(fact, operated)) : treatments
      }),
    ],
    sides,
  }
}

const NO_FINDING =
  /\bno (?:(?:pathogenic|likely pathogenic|deleterious|clinically significant|reportable|or)\s+)*(?:variants?|mutations?|alterations?) (?:were |was )?(?:identified|detected|found)|^\s*(?:overall )?(?:test )?result\s*:?\s*negative\b/i
const PANEL = /\bgenes?\s+(?:analy[sz]ed|tested|evaluated|assayed|examined|sequenced|included|on (?:this|the) panel)\b/i

/** A panel that found nothing, and the list of its genes. That each is unchanged follows from both, and is shown as a rule. */
function findUnchanged(variants: readonly Fact[], statements: readonly Statement[]): Fact[] {
  const isClear = statements.some(({ text, section }) => section !== 'family' && NO_FINDING.test(text))
  if (!isClear || variants.some(({ kind }) => kind === 'variant')) return []
  return statements
    .filter(({ text, label, section }) => section !== 'family' && (PANEL.test(text) || PANEL.test(label)))
    .flatMap(({ text, quote }) =>
      findGenes(text).flatMap(({ genes }) =>
        genes.map(
          (gene): Fact => ({
            kind: 'gene-negative',
            gene,
            quote,
            rule: 'This gene is on the list of those that were studied, and no change in it is reported.',
          }),
        ),
      ),
    )
}

/** "Date of operation: 3/18/2025", as an operative report has it for all that it lists as done. */
function operationDate(statements: readonly Statement[]): string | undefined {
  const line = statements.find(({ text }) =>
    /^\s*(?:date of (?:the )?(?:operation|surgery|procedure)|(?:operation|surgery|procedure) date)\b/i.test(text),
  )
  return line && findDates(line.text)[0]?.date
}

const OPERATION = /^\s*(?:name of )?(?:operations?|procedures?|surgery)(?: \(?s?\)?)?(?: performed)?\s*(?::|$)/i
const isOperationLine = ({ text, label }: Statement) => OPERATION.test(text) || OPERATION.test(label)

function withStart(fact: Extract<Fact, { kind: 'treatment' }>, start: string): Fact {
  const { value } = fact
  return value.kind !== 'surgery' || value.start || value.end || value.status === 'planned'
    ? fact
    : { ...fact, value: { ...value, start } }
}

/** A report of what a person was born with says so once, and of no tumor. */
function addOrigin(variants: readonly Fact[], statements: readonly Statement[]): void {
  const isGermline = statements.some(({ text }) =>
    /\b(?:germline|hereditary)\b.{0,30}\b(?:test|panel|analysis|sequenc)/i.test(text),
  )
  if (!isGermline || statements.some(({ text }) => /\bsomatic\b|\btumou?r\b/i.test(text))) return
  for (const fact of variants) if (fact.kind === 'variant') fact.value.origin ??= 'germline'
}

/** A column of bare numbers reads as H-scores where its head says so, or where one is too large for a share of cells. */
function readScale(statements: readonly Statement[]): Scale {
  const isNamed = statements.some(({ text }) => /\bH[\s-]?score\b/i.test(text))
  const isLarge = statements.some(({ text }) =>
    /\b(?:estrogen|progesterone|ER|PR)\b.{0,60}\b(?:positive|negative)\s+(?:1[0-9][1-9]|1[1-9]0|2\d\d|300)\s*$/i.test(
      text,
    ),
  )
  return isNamed || isLarge ? 'h-score' : 'percent'
}

const MASS = /\b(?:lump|mass|lesion|tumou?r|nodule)\b/gi

function findSides(statements: readonly Statement[]): SideMention[] {
  return statements.flatMap(({ text, section, quote }): SideMention[] => {
    if (section === 'family' || section === 'aside' || section === 'past') return []
    const sites = findSites(text).filter(site => site.paired && !site.isNode)
    const masses = [...text.matchAll(MASS)].flatMap((match): SideMention[] => {
      const start = match.index
      const end = start + match[0].length
      const context = contextOf(text, start, end)
      if (
        context.isDenied ||
        context.isFamily ||
        context.isPast ||
        /\b(?:benign|cysts?|fibroadenoma|BI-?RADS[\s:]*(?:category )?[123]\b|stable|indeterminate|non-?specific|too small|ground[\s-]glass)\b/i.test(
          text,
        )
      )
        return []
      const site =
        sites.find(one => one.start > end && one.start - end < 90) ??
        sites.find(one => one.end <= start && start - one.end < 30)
      const laterality = site && sideOf(text, site.start, site.end)
      const from = /nodule|lesion/i.test(match[0]) ? 'nodule' : 'mass'
      return site && laterality ? [{ site: site.name, laterality, from, quote }] : []
    })
    const operations = [
      ...text.matchAll(
        /\b(?:mastectomy|lumpectomy|quadrantectomy|nephrectomy|orchi(?:d)?ectomy|lobectomy|pneumonectomy)\b/gi,
      ),
    ].flatMap((match): SideMention[] => {
      const start = match.index
      const context = contextOf(text, start, start + match[0].length)
      if (
        context.isDenied ||
        context.isFamily ||
        context.isPast ||
        context.isDoubtful ||
        /\bprophylactic|risk[\s-]reducing|contralateral\b/i.test(text)
      )
        return []
      const laterality = sideOf(text, start, start + match[0].length)
      const site = /mast|lump|quadr/i.test(match[0])
        ? 'breast'
        : /neph/i.test(match[0])
          ? 'kidney'
          : /orchi/i.test(match[0])
            ? 'testis'
            : 'lung'
      return laterality ? [{ site, laterality, from: 'surgery', quote }] : []
    })
    return [...masses, ...operations]
  })
}

/** "Specimen laterality: left", as the College of American Pathologists' forms have it. */
function findLabelledSides(statements: readonly Statement[], diagnoses: readonly DiagnosisFact[]): SideMention[] {
  const sites = [...new Set(diagnoses.filter(({ value }) => value.role === 'primary').map(({ value }) => value.site))]
  const [site] = sites
  if (site === undefined || sites.length > 1 || !findSites(site)[0]?.paired) return []
  return statements.flatMap(({ text, quote }): SideMention[] => {
    const side =
      /^\s*(?:[-•*]\s*)?(?:specimen |tumou?r )?(?:laterality|side|location|site)\s*[:=-]\s*(left|right|bilateral)\b/i.exec(
        text,
      )?.[1]
    return side
      ? [
          {
            site,
            laterality: side.toLowerCase() as 'left',
            from: 'mass',
            quote,
          },
        ]
      : []
  })
}

type DiagnosisFact = Extract<Fact, { kind: 'diagnosis' }>

/** A cancer whose words name no place is in the one place that its report is about, if there is one. */
function placeRest(diagnoses: readonly DiagnosisFact[], statements: readonly Statement[]): DiagnosisFact[] {
  const isOne = (places: readonly string[]) => (new Set(places).size === 1 ? places[0] : undefined)
  const present = diagnoses.filter(
    ({ value }) => value.site !== UNPLACED && value.role !== 'metastasis' && value.role !== 'history',
  )
  const labelled = statements.filter(({ text }) =>
    /^\s*(?:[-•*]\s*)?(?:tumou?r|primary|specimen|organ)[\w\s()]{0,20}(?:site|location)?\s*[:=]/i.test(text),
  )
  const operated = statements
    .filter(({ section }) => !['family', 'aside', 'past'].includes(section))
    .flatMap(({ text }) => findProcedures(text))
    .flatMap(({ site }) => (site && site !== 'lymph nodes' ? [site] : []))
  const place =
    isOne(present.map(({ value }) => value.site)) ??
    (present.length > 0
      ? undefined
      : (isOne(
          labelled
            .flatMap(({ text }) => findSites(text))
            .filter(({ isNode }) => !isNode)
            .map(({ name }) => name),
        ) ?? isOne(operated)))
  return diagnoses.flatMap(fact => {
    if (fact.value.site !== UNPLACED) return [fact]
    return place === undefined ? [] : [{ ...fact, value: { ...fact.value, site: place } }]
  })
}

/** A lymphoma whose words name no place is where the report says its mass was. */
function placeLymphomas(diagnoses: readonly DiagnosisFact[], sides: readonly SideMention[]): void {
  const places = new Set(
    sides.filter(({ from }) => from !== 'surgery').map(({ site, laterality }) => `${site} ${laterality}`),
  )
  const [mass] = sides.filter(({ from }) => from !== 'surgery')
  if (places.size !== 1 || !mass) return
  for (const { value } of diagnoses) {
    if (!isOfBlood(familyOf(value.histology)) || value.site !== 'lymph nodes' || value.role === 'history') continue
    value.site = mass.site
    value.laterality = mass.laterality
  }
}

/** "Date of diagnosis: November 2022", of the report's one cancer. */
function addDate(diagnoses: readonly DiagnosisFact[], statements: readonly Statement[]): void {
  const line = statements.find(
    ({ text, section }) =>
      section !== 'family' &&
      section !== 'past' &&
      /^\s*(?:[-•*]\s*)?(?:date of (?:initial |first )?diagnosis|diagnosis date|date diagnosed|diagnosed(?: on| in)?\s*:)/i.test(
        text,
      ),
  )
  const date = line && findDates(line.text)[0]?.date
  const present = diagnoses.filter(({ value }) => value.role === 'primary' && !/in situ/.test(value.histology ?? ''))
  if (!date || new Set(present.map(({ value }) => `${value.site} ${value.laterality ?? ''}`)).size !== 1) return
  for (const { value } of present) value.date ??= date
}

/** A grade on its own line is that of the report's one cancer; of several, it is nobody's. */
function addGrades(diagnoses: readonly DiagnosisFact[], statements: readonly Statement[]): void {
  const present = diagnoses.filter(({ value }) => value.role === 'primary' || value.role === 'recurrence')
  const sites = new Set(
    present
      .filter(({ value }) => !/in situ/.test(value.histology ?? ''))
      .map(({ value }) => `${value.site} ${value.laterality ?? ''}`),
  )
  if (sites.size === 0 || present.some(({ value }) => value.grade && !/in situ/.test(value.histology ?? ''))) return
  const [first] = statements.flatMap(findGrades)
  const target = present.find(({ value }) => !/in situ/.test(value.histology ?? ''))
  if (first && target && new Set(present.map(({ value }) => value.site)).size === 1) target.value.grade = first.grade
}

const DATED =
  /\b(?:principal date|report(?:ed)?(?: date)?|date (?:of (?:report|service|procedure|collection|surgery|specimen)|reported|collected|received)|collected|collection date|received|signed(?: out)?|service date|visit date)\b[^A-Za-z0-9]{0,30}/i

/** When a pathology report was made; a note tells of results of other days. */
function reportDate(lines: readonly Line[], statements: readonly Statement[]): string | undefined {
  const isReport =
    statements.some(({ specimen }) => specimen) ||
    statements.some(({ label }) => /immunohisto|microscop|final diagnosis|pathologic diagnosis/.test(label))
  const isNote = statements.some(({ label }) =>
    /chief complaint|present illness|hpi|review of systems|physical exam|interim/.test(label),
  )
  if (!isReport || isNote) return
  for (const { text } of lines.slice(0, 60)) {
    const match = DATED.exec(text)
    const [date] = match ? findDates(text.slice(match.index + match[0].length - 1)) : []
    if (date && date.start < 6) return date.date
  }
  return
}
