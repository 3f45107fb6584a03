/** Results of one test over time: the newest is what a case is read by; what contradicts itself is not read at all. */
import type { Biomarker, CaseProfile } from '../../../protocol/case-profile.ts'

/** A fact of the profile with its place in it. */
export interface Placed<Fact> {
  fact: Fact
  /** JSON pointer (RFC 6901) into the profile. */
  pointer: string
}

export const place = <Fact>(facts: readonly Fact[], list: string): Placed<Fact>[] =>
  facts.map((fact, index) => ({ fact, pointer: `${list}/${index}` }))

/** Whether a fact, or a value of it, is among the conflicts: nobody knows which of them is so. */
export const isDisputed = ({ conflicts }: CaseProfile, pointer: string) =>
  conflicts.some(one => one === pointer || one.startsWith(`${pointer}/`))

const resultOf = ({ status, ihc, ish, percent }: Biomarker) => JSON.stringify([status, ihc, ish, percent])

/**
 * The newest result among those of one marker, by date as exact as it is said. None where two results of the same date differ,
 * or where one has no date: then nobody knows which is the newer one.
 */
export function newestOf(results: readonly Placed<Biomarker>[]): Placed<Biomarker> | undefined {
  const [first, ...others] = results
  if (!first) return undefined
  if (others.every(one => resultOf(one.fact) === resultOf(first.fact))) return first
  if (results.some(one => one.fact.date === undefined)) return undefined
  const sorted = [...results].sort((one, other) => (other.fact.date ?? '').localeCompare(one.fact.date ?? ''))
  const [newest, next] = sorted
  if (!newest || !next) return newest
  // "2024" and "2024-05" may be the same day.
  const isSameDate =
    newest.fact.date?.startsWith(next.fact.date ?? '') || next.fact.date?.startsWith(newest.fact.date ?? '')
  return isSameDate && resultOf(newest.fact) !== resultOf(next.fact) ? undefined : newest
}

/** What text, stain and gene test of one day say of HER2 together; undefined where two of them differ on the same. */
function combine(results: readonly Placed<Biomarker>[]): Biomarker | undefined {
  const [first] = results
  if (!first) return undefined
  const combined: Biomarker = { ...first.fact }
  for (const { fact } of results) {
    for (const field of ['ihc', 'ish', 'staining'] as const) {
      const said = fact[field]
      if (said === undefined) continue
      if (combined[field] !== undefined && combined[field] !== said) return undefined
      Object.assign(combined, { [field]: said })
    }
  }
  // Labels such as "negative" and "HER2-low" are two names of one score: without a score they must agree.
  const statuses = new Set(results.map(({ fact }) => fact.status))
  return combined.ihc === undefined && combined.ish === undefined && statuses.size > 1 ? undefined : combined
}

/** The newest HER2 result, put together from what one report says of it in several places; its place is that of the score. */
export function newestHer2(
  results: readonly Placed<Biomarker>[],
): { result: Placed<Biomarker>; pointers: string[] } | undefined {
  const dates = [...new Set(results.map(({ fact }) => fact.date ?? ''))].sort()
  const newest = dates.at(-1)
  // One without a date may be the newer one, and "2024" and "2024-05" the same day.
  const isUnclear = dates.some(date => date !== newest && newest?.startsWith(date))
  const latest = isUnclear ? results : results.filter(({ fact }) => (fact.date ?? '') === newest)
  const fact = combine(latest)
  const scored = latest.find(({ fact }) => fact.ihc !== undefined) ?? latest[0]
  return fact && scored
    ? { result: { fact, pointer: scored.pointer }, pointers: latest.map(one => one.pointer) }
    : undefined
}
