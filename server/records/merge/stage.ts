/** The stage of the present cancer. Clinical and pathologic stages are two findings, not a contradiction; pathologic goes before. */
import type { Diagnosis, Stage } from '../../../protocol/case-profile.ts'
import type { FiledFact, FiledQuote } from '../assemble.ts'
import { quotesOf } from './merged.ts'

type Found = Extract<FiledFact, { kind: 'stage' }>
type Field = 'group' | 't' | 'n' | 'm'

export interface MergedStage {
  value: Stage
  fields: { field: Field; quotes: FiledQuote[]; conflict?: string[] }[]
}

export function mergeStage(found: readonly Found[], diagnoses: readonly Diagnosis[]): MergedStage | undefined {
  const primaries = diagnoses.filter(
    ({ role, histology = '' }) => (role === 'primary' || role === 'recurrence') && !/in situ/.test(histology),
  )
  const present = found.filter(({ tumor }) => isOfPresent(tumor, primaries, diagnoses))
  // "A history of stage IIIB cancer" is the present one's where a record tells of no other.
  const isOnly = primaries.length === 1 && !diagnoses.some(({ role }) => role === 'history')
  const here = present.length === 0 && isOnly ? found : present
  if (here.length === 0) return
  const value: Stage = {}
  const fields: MergedStage['fields'] = []
  for (const field of ['group', 't', 'n', 'm'] as const) {
    const all = here.filter(fact => fact.value[field] !== undefined)
    const now = all.filter(({ isEarlier }) => !isEarlier)
    const told = now.length > 0 ? now : all
    const chosen = choose(told, field)
    if (!chosen) continue
    const said = String(chosen.value[field])
    value[field] = said
    const rivals = told.filter(fact => areRivals(chosen, fact, field))
    const agreeing = told.filter(fact => !rivals.includes(fact) && basisOf(fact, field) === basisOf(chosen, field))
    fields.push({
      field,
      quotes: [...new Set([chosen, ...agreeing, ...rivals])].flatMap(quotesOf),
      ...(rivals.length > 0 && {
        conflict: [...new Set([said, ...rivals.map(fact => String(fact.value[field]))])],
      }),
    })
    const basis = chosen.value.basis
    if (basis && !value.basis) value.basis = basis
    if (chosen.value.date && !value.date) value.date = chosen.value.date
  }
  const [only] = primaries
  if (only && primaries.length === 1) value.diagnosis = diagnoses.indexOf(only)
  return { value, fields }
}

function isOfPresent(tumor: Found['tumor'], primaries: readonly Diagnosis[], diagnoses: readonly Diagnosis[]): boolean {
  if (!tumor || primaries.length === 0) return !tumor?.isHistory || diagnoses.length === 0
  if (tumor.laterality) {
    const isHere = primaries.some(({ laterality }) => !laterality || laterality === tumor.laterality)
    const isElsewhere = diagnoses.some(({ laterality, role }) => role === 'history' && laterality === tumor.laterality)
    if (!isHere || (isElsewhere && tumor.isHistory)) return false
    if (tumor.isHistory && primaries.some(({ laterality }) => laterality === tumor.laterality)) return true
  }
  return !tumor.isHistory
}

const basisOf = ({ value }: Found, field: Field) =>
  value.basis ??
  (/^y?p[TN]/.test(value[field] ?? '') ? 'pathologic' : /^y?c[TN]/.test(value[field] ?? '') ? 'clinical' : undefined)

/** What is certain goes before "cannot be assessed", pathologic before clinical, more exact before less, earlier before later. */
function choose(told: readonly Found[], field: Field): Found | undefined {
  const score = (fact: Found) => {
    const said = fact.value[field] ?? ''
    const basis = basisOf(fact, field)
    return (/X$/.test(said) ? -8 : 0) + (basis === 'pathologic' ? 4 : 0)
  }
  let best: Found | undefined
  for (const fact of told) {
    if (!best || score(fact) > score(best)) best = fact
    else if (score(fact) === score(best) && contains(fact, best, field)) best = fact
  }
  return best
}

const plain = (said: string) =>
  said
    .replace(/^(?:yp|yc|rp|[cpyra])(?=[TNM])/, '')
    .replace(/\s+/g, '')
    .toUpperCase()

/** "IIA" says all that "II" says. */
function contains(one: Found, other: Found, field: Field): boolean {
  const long = plain(one.value[field] ?? '')
  const short = plain(other.value[field] ?? '')
  return (
    long.length >= short.length &&
    long.startsWith(short) &&
    (long === short
      ? /^[cpy]/.test(one.value[field] ?? '') && !/^[cpy]/.test(other.value[field] ?? '')
      : !/^[IV]/.test(long.slice(short.length)))
  )
}

const isAfter = ({ value }: Found, field: Field) => /^y/.test(value[field] ?? '')

function areRivals(one: Found, other: Found, field: Field): boolean {
  const [first, second] = [basisOf(one, field), basisOf(other, field)]
  if (first !== undefined && second !== undefined && first !== second) return false
  // After treatment before the operation (y) it is another finding.
  if (isAfter(one, field) !== isAfter(other, field)) return false
  if (
    one.value.date &&
    other.value.date &&
    one.value.date !== other.value.date &&
    !one.value.date.startsWith(other.value.date)
  )
    return false
  const a = plain(one.value[field] ?? '')
  const b = plain(other.value[field] ?? '')
  if (a === b || /X$/.test(a) || /X$/.test(b)) return false
  const isWithin = (long: string, short: string) => long.startsWith(short) && !/^[IV]/.test(long.slice(short.length))
  return !isWithin(a, b) && !isWithin(b, a)
}
