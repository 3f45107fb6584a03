/** One entry for each cancer, however often it is told. */
import type { Diagnosis } from '../../../protocol/case-profile.ts'
import type { FiledFact } from '../assemble.ts'
import type { SideMention } from '../find-facts.ts'
import { familyOf, isOfBlood } from '../lexicon/histologies.ts'
import { addConflict, type Merged, quotesOf } from './merged.ts'

type Found = Extract<FiledFact, { kind: 'diagnosis' }>
type Entry = Merged<Diagnosis> & {
  parts: Set<string>
  isListed: boolean
  isOver: boolean
  statements: Set<string>
}

/** A name for several kinds, which reports give beside the kind. */
const NSCLC = 'non-small cell lung cancer'
const SUBTYPES = new Set(['adenocarcinoma', 'squamous cell carcinoma', 'large cell carcinoma'])

/** Names that a more exact one may stand for. */
const BROAD = new Set([
  'adenocarcinoma',
  'non-small cell lung cancer',
  'renal cell carcinoma',
  'serous carcinoma',
  'lymphoma',
  'non-Hodgkin lymphoma',
  'leukemia',
  'sarcoma',
  'marginal zone lymphoma',
  'neuroendocrine tumor',
])

export function mergeDiagnoses(
  found: readonly Found[],
  sides: readonly (SideMention & { file: string })[],
): Merged<Diagnosis>[] {
  const entries: Entry[] = []
  // What is told exactly comes first, so that "the cancer" joins it and not the other way round.
  const order = [...found].sort((one, other) => weight(other) - weight(one))
  for (const fact of order) {
    const entry = entries.find(one => isSame(one.value, fact.value)) ?? entries.find(one => isContradiction(one, fact))
    if (!entry) {
      entries.push({
        value: { ...fact.value },
        quotes: quotesOf(fact),
        conflicts: [],
        parts: new Set(fact.part ? [fact.part] : []),
        isListed: fact.isListed === true,
        isOver: fact.isOver === true,
        statements: new Set([fact.quote.quote]),
      })
      continue
    }
    absorb(entry, fact)
  }
  promote(entries)
  dropOwn(entries)
  dropBoth(entries)
  for (const entry of entries) settleSide(entry, entries, sides)
  const rank = {
    primary: 0,
    recurrence: 1,
    metastasis: 2,
    history: 3,
  } as const
  const inSitu = (histology = '') => (/in situ/.test(histology) ? 0.5 : 0)
  return entries.sort(
    (one, other) =>
      rank[one.value.role] + inSitu(one.value.histology) - rank[other.value.role] - inSitu(other.value.histology),
  )
}

function weight({ value, isListed }: Found): number {
  return (
    (value.histology ? 4 : 0) + (value.laterality ? 2 : 0) + (isListed ? 1 : 0) + (value.role === 'primary' ? 1 : 0)
  )
}

function isSame(one: Diagnosis, other: Diagnosis): boolean {
  return (
    isSamePlace(one, other) &&
    areCompatible(one.histology, other.histology) &&
    (!one.laterality || !other.laterality || one.laterality === other.laterality) &&
    isSameRole(one, other)
  )
}

function isSamePlace(one: Diagnosis, other: Diagnosis): boolean {
  if (one.site === other.site) return true
  const both = [one.site, other.site]
  const isBowel = both.every(site => ['colon', 'rectum', 'colorectum'].includes(site)) && both.includes('colorectum')
  const family = familyOf(one.histology)
  const isBlood =
    isOfBlood(family) &&
    family === familyOf(other.histology) &&
    (both.includes('lymph nodes') || both.includes('blood') || both.includes('bone marrow'))
  return isBowel || isBlood
}

function areCompatible(one: string | undefined, other: string | undefined): boolean {
  if (one === other || !one || !other) return !/in situ/.test(one ?? other ?? '') || one === other
  return (
    familyOf(one) === familyOf(other) &&
    (BROAD.has(one) ||
      BROAD.has(other) ||
      one.startsWith(other) ||
      other.startsWith(one) ||
      one.endsWith(other) ||
      other.endsWith(one))
  )
}

/** "History of" may be told of the present cancer as well, as long as nothing tells the two apart. */
function isSameRole(one: Diagnosis, other: Diagnosis): boolean {
  if (one.role === other.role) return true
  if (one.role === 'metastasis' || other.role === 'metastasis') return false
  return one.laterality === other.laterality || !one.laterality || !other.laterality
}

/** The same cancer on two sides, in two statements neither of which knows both: one of them is wrong. */
function isContradiction(entry: Entry, { value, part, quote, isListed }: Found): boolean {
  const one = entry.value
  return (
    one.role !== 'history' &&
    value.role !== 'history' &&
    one.role === value.role &&
    one.role !== 'metastasis' &&
    isSamePlace(one, value) &&
    areCompatible(one.histology, value.histology) &&
    one.histology === value.histology &&
    one.laterality !== value.laterality &&
    one.laterality !== 'bilateral' &&
    value.laterality !== 'bilateral' &&
    !entry.statements.has(quote.quote) &&
    !(part && entry.parts.size > 0 && !entry.parts.has(part)) &&
    !(isListed && entry.isListed && !part)
  )
}

function absorb(entry: Entry, fact: Found): void {
  const { value } = entry
  const quotes = quotesOf(fact)
  if (value.laterality && fact.value.laterality && value.laterality !== fact.value.laterality) {
    addConflict(
      entry.conflicts,
      'laterality',
      [...entry.quotes.slice(0, 1), ...quotes],
      [value.laterality, fact.value.laterality],
    )
  }
  const subtype = fact.value.histology ?? ''
  if (value.histology === NSCLC && SUBTYPES.has(subtype)) value.histology = `${NSCLC}, ${subtype}`
  else if (
    !value.histology ||
    (fact.value.histology && BROAD.has(value.histology) && !BROAD.has(fact.value.histology))
  ) {
    if (fact.value.histology) value.histology = fact.value.histology
  }
  if (value.site === 'colorectum' || (value.site === 'lymph nodes' && isOfBlood(familyOf(value.histology))))
    value.site = fact.value.site
  value.laterality ??= fact.value.laterality as 'left'
  if (value.laterality === undefined) delete value.laterality
  if (fact.value.grade && !value.grade) value.grade = fact.value.grade
  else if (
    fact.value.grade &&
    value.grade !== fact.value.grade &&
    fact.isListed &&
    entry.isListed &&
    /^\d$/.test(fact.value.grade) &&
    /^\d$/.test(value.grade ?? '') &&
    (!fact.part || entry.parts.has(fact.part))
  ) {
    addConflict(
      entry.conflicts,
      'grade',
      [...entry.quotes.slice(0, 1), ...quotes],
      [`grade ${value.grade}`, `grade ${fact.value.grade}`],
    )
  }
  if (
    fact.value.date &&
    (!value.date || (fact.value.date.length > value.date.length && fact.value.date.startsWith(value.date)))
  )
    value.date = fact.value.date
  if (value.role === 'history' && fact.value.role !== 'history') value.role = fact.value.role
  if (fact.value.role === 'recurrence' && value.role === 'primary') value.role = 'recurrence'
  entry.quotes.push(...quotes)
  if (fact.part) entry.parts.add(fact.part)
  entry.isOver &&= fact.isOver === true
  entry.isListed ||= fact.isListed === true
  entry.statements.add(fact.quote.quote)
}

/** "Progression in the liver" of a cancer that began there is no spread. */
function dropOwn(entries: Entry[]): void {
  const own = entries.filter(
    ({ value, quotes }) =>
      value.role === 'metastasis' &&
      entries.some(other => other.value.role === 'primary' && other.value.site === value.site) &&
      !quotes.some(({ quote }) => /metasta|mets\b|spread/i.test(quote)),
  )
  for (const entry of own) entries.splice(entries.indexOf(entry), 1)
}

/** "Bilateral breast cancer" says nothing more where each side has an entry of its own. */
function dropBoth(entries: Entry[]): void {
  for (const both of entries.filter(({ value }) => value.laterality === 'bilateral' && !value.histology)) {
    const kin = entries.filter(
      one => one !== both && one.value.site === both.value.site && one.value.role === both.value.role,
    )
    const sided = ['left', 'right'].every(side => kin.some(({ value }) => value.laterality === side))
    if (!sided) continue
    kin[0]?.quotes.push(...both.quotes)
    entries.splice(entries.indexOf(both), 1)
  }
}

/** Where "a history of" names the only cancer of a record, and it is not listed among past illnesses, it is what the record is about. */
function promote(entries: readonly Entry[]): void {
  if (entries.some(({ value }) => value.role === 'primary' || value.role === 'recurrence')) return
  const told = entries.filter(({ value, isOver }) => value.role === 'history' && !isOver)
  const [only] = told
  if (only && told.length === 1 && !only.quotes.every(({ quote }) => /\bpersonal history of\b/i.test(quote)))
    only.value.role = 'primary'
}

/** A side that lumps, masses and operations name; two of them are a contradiction unless another cancer explains one. */
function settleSide(entry: Entry, entries: readonly Entry[], sides: readonly (SideMention & { file: string })[]): void {
  const { value } = entry
  if (value.role !== 'primary' && value.role !== 'recurrence') return
  const others = entries.filter(one => one !== entry && one.value.site === value.site)
  const here = sides.filter(
    ({ site, laterality }) =>
      site === value.site &&
      laterality !== 'bilateral' &&
      !others.some(
        one =>
          one.value.laterality === laterality &&
          laterality !== value.laterality &&
          !(
            value.laterality === undefined &&
            /in situ/.test(one.value.histology ?? '') &&
            one.value.role === value.role
          ),
      ),
  )
  if (here.length === 0 || others.some(one => one.value.laterality === 'bilateral') || value.laterality === 'bilateral')
    return
  if (
    others.some(
      one =>
        one.value.role === 'primary' &&
        one.value.laterality &&
        value.laterality &&
        one.value.laterality !== value.laterality,
    )
  )
    return
  const named = [...new Set(here.map(({ laterality }) => laterality))]
  const operated = here.filter(({ from }) => from === 'surgery').at(-1)?.laterality
  const quotes = here.map(({ file, quote }) => ({ file, ...quote }))
  if (!value.laterality) {
    value.laterality = operated ?? named[0] ?? 'left'
    entry.quotes.push(...quotes.slice(0, 2))
  }
  const different = here.filter(({ laterality, from }) => from !== 'nodule' && laterality !== value.laterality)
  if (different.length > 0)
    addConflict(entry.conflicts, 'laterality', quotes, [
      value.laterality,
      ...different.map(({ laterality }) => laterality),
    ])
}
