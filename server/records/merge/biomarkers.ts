/** One entry for a marker of one specimen and date. Two values there are a conflict; of different dates they are history. */
import type { Biomarker, Diagnosis } from '../../../protocol/case-profile.ts'
import type { FiledFact } from '../assemble.ts'
import type { Tumor } from '../document.ts'
import { namesLittle } from '../facts/her2.ts'
import { addConflict, type Merged, quotesOf } from './merged.ts'

type Found = Extract<FiledFact, { kind: 'biomarker' }>
type Entry = Merged<Biomarker> & { tumor: Tumor; file: string }

const OF_BLOOD = new Set([
  'PSA',
  'CEA',
  'CA-125',
  'CA 15-3',
  'CA 27.29',
  'CA 19-9',
  'AFP',
  'beta-hCG',
  'LDH',
  'thyroglobulin',
])

export function mergeBiomarkers(found: readonly Found[], diagnoses: readonly Diagnosis[]): Merged<Biomarker>[] {
  const entries: Entry[] = []
  for (const fact of found) {
    const tumor = fact.tumor ?? {}
    const entry = entries.find(one => isSameTest(one, fact))
    if (entry) absorb(entry, fact)
    else
      entries.push({
        value: { ...fact.value },
        quotes: quotesOf(fact),
        conflicts: [],
        rule: fact.rule,
        tumor,
        file: fact.file,
      })
  }
  const linked = entries.map(entry => link(entry, diagnoses))
  return [...linked, ...linked.flatMap(entry => nameLittle(entry, diagnoses))]
}

function isSameTest(entry: Entry, { value, tumor = {}, file }: Found): boolean {
  if (entry.value.name !== value.name) return false
  if (value.name === 'HER2-low' || value.name === 'HER2-ultralow') return true
  const dates = [entry.value.date, value.date]
  // Values of blood go up and down: without one date for both, two of them are two tests.
  if (OF_BLOOD.has(value.name) && entry.value.value !== value.value && (!dates[0] || dates[0] !== dates[1]))
    return false
  if (dates[0] && dates[1] && !dates[0].startsWith(dates[1]) && !dates[1].startsWith(dates[0])) return false
  if (file !== entry.file && dates[0] !== dates[1]) return isEqual(entry.value, value)
  const isApart = (one: string | undefined, other: string | undefined) =>
    one !== undefined && other !== undefined && one !== other
  return !isApart(entry.tumor.site, tumor.site) && !isApart(entry.tumor.laterality, tumor.laterality)
}

const isEqual = (one: Biomarker, other: Biomarker) =>
  one.status === other.status && one.percent === other.percent && one.value === other.value

function absorb(entry: Entry, fact: Found): void {
  const { value, conflicts } = entry
  const other = fact.value
  const quotes = [...entry.quotes.slice(0, 1), ...quotesOf(fact)]
  const ownQuotes = quotesOf(fact)
  for (const field of ['percent', 'hScore', 'ihc', 'ish', 'value'] as const) {
    if (other[field] === undefined || other[field] === value[field]) continue
    if (value[field] === undefined) Object.assign(value, { [field]: other[field] })
    // A share told as a range or a bound elsewhere is no contradiction, and words of a value may be longer.
    else if (
      field !== 'value' ||
      (/\d/.test(String(value.value)) &&
        /\d/.test(String(other.value)) &&
        !isWithin(String(value.value), String(other.value)))
    )
      addConflict(conflicts, field, quotes, [String(value[field]), String(other[field])])
  }
  value.staining ??= other.staining as string
  if (value.staining === undefined) delete value.staining
  value.date ??= other.date as string
  if (value.date === undefined) delete value.date
  const status = settle(value, other)
  if (status === 'conflict' && value.status !== 'conflict')
    addConflict(conflicts, 'status', quotes, [String(value.status), String(other.status)])
  if (status) value.status = status
  // A word in a record goes before a rule of ours.
  if (!fact.rule || value.status !== other.status) entry.rule = fact.rule ? entry.rule : undefined
  entry.tumor = {
    site: entry.tumor.site ?? fact.tumor?.site,
    laterality: entry.tumor.laterality ?? fact.tumor?.laterality,
  }
  entry.quotes.push(...ownQuotes)
}

const isWithin = (one: string, other: string) => one.includes(other) || other.includes(one)

function settle(value: Biomarker, other: Biomarker): Biomarker['status'] {
  const pair = [value.status, other.status]
  if (!other.status || value.status === other.status) return value.status ?? other.status
  if (!value.status) return other.status
  // 2+ is equivocal until the gene was looked at.
  if (value.name === 'HER2' && value.ish && pair.includes('equivocal'))
    return value.ish === 'amplified' ? 'positive' : value.ish === 'not amplified' ? 'negative' : 'equivocal'
  if (value.name === 'HER2' && pair.includes('negative') && (pair.includes('low') || pair.includes('ultralow')))
    return pair.includes('low') ? 'low' : 'ultralow'
  return 'conflict'
}

/** To the one cancer that its words, or the records as a whole, leave. */
function link(entry: Entry, diagnoses: readonly Diagnosis[]): Entry {
  const { tumor, value } = entry
  const present = diagnoses.filter(
    ({ role, histology = '' }) => (role === 'primary' || role === 'recurrence') && !/in situ/.test(histology),
  )
  const candidates = present.filter(
    ({ site, laterality }) =>
      (!tumor.site || tumor.site === site || !present.some(one => one.site === tumor.site)) &&
      (!tumor.laterality || !laterality || laterality === tumor.laterality),
  )
  const [only] = candidates
  if (only && candidates.length === 1) value.diagnosis = diagnoses.indexOf(only)
  else if (candidates.length > 1) entry.isUnlinked = true
  if (tumor.site && !value.specimen) value.specimen = { site: tumor.site }
  return entry
}

/** The label for little HER2, which no report says: it has a pointer and a rule of its own, and the sheet shows it with its result. */
function nameLittle({ value, quotes }: Entry, diagnoses: readonly Diagnosis[]): Merged<Biomarker>[] {
  if (value.name !== 'HER2' || value.status === 'low' || value.status === 'ultralow') return []
  const primaries = diagnoses.filter(({ role }) => role === 'primary' || role === 'recurrence')
  const isBreast =
    value.diagnosis === undefined
      ? primaries.length > 0 && primaries.every(({ site }) => site === 'breast')
      : diagnoses[value.diagnosis]?.site === 'breast'
  const named = isBreast ? namesLittle(value) : undefined
  if (!named) return []
  const { ihc, ish, date, specimen, diagnosis } = value
  return [
    {
      value: {
        name: `HER2-${named.label}`,
        status: named.label,
        ...(ihc && { ihc }),
        ...(ish && { ish }),
        ...(date && { date }),
        ...(specimen && { specimen }),
        ...(diagnosis !== undefined && { diagnosis }),
      },
      quotes,
      conflicts: [],
      rule: named.rule,
    },
  ]
}
