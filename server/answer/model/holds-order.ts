/** Whether words of a claim stand as they stand in the evidence: else they could say anything. */
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import { isNeutral } from './neutral-words.ts'
import type { Claim, Reading, Segment } from './reading.ts'

/** One word is not joined to another, and what begins with "which" only explains. */
const isBare = (segment: Segment | undefined) => !segment || segment.stems.length < 2 || segment.explains

/** Words of one part of the claim stand in the order of the parts of the evidence: "in an arm after A, and in a leg after B". */
export function holdsSegments(whole: Reading, { reading }: Evidence): boolean {
  const placeOf = (stem: string) => {
    const places = reading.segments.flatMap(({ stems }, at) => (isAmong(stem, stems) ? [at] : []))
    const [at] = places
    const isLoose = places.length !== 1 || at === undefined || isNeutral(stem)
    return isLoose || isBare(reading.segments[at]) ? [] : [at]
  }
  const isInOrder = whole.segments.every(({ stems }) => {
    const places = stems.flatMap(placeOf)
    return places.every((at, index) => index === 0 || at >= (places[index - 1] ?? 0))
  })
  if (!isInOrder) return false
  // "Before you stop": nobody is told to stop.
  const places = whole.segments.filter(({ isOpen }) => !isOpen).flatMap(({ stems }) => stems.flatMap(placeOf))
  const isOpen = (at: number) => reading.segments[at]?.isOpen === true
  return places.length === 0 || whole.segments.some(one => one.isOpen) || !places.every(isOpen)
}

/** Share of the evidence's words from which on a claim tells all of it. */
export const WHOLE_SHARE = 0.75
/** Share of pairs of words that may have changed places. */
const TURNED_MAX = 1 / 3
/** Words of a run that may stand before or behind another. */
const RUN_MIN = 2

/** How many stems stand up to the end of a part of a sentence. */
const endOf = ({ clauses }: Reading, index: number) =>
  clauses.slice(0, index + 1).reduce((sum, { stems }) => sum + stems.length, 0)

/** Words that are taken from several parts of a sentence stand in its order: else they could say anything. */
export function holdsOrder(claim: Claim, { reading }: Evidence): boolean {
  const places = claim.stems.flatMap(stem => {
    if (isNeutral(stem)) return []
    const forms = reading.stems.flatMap((one, at) => (isAmong(stem, [one]) ? [at] : []))
    return forms.length > 0 ? [forms] : []
  })
  const [first, second, ...more] = places
  // Two words are hardly a claim: they have to stand as they stood.
  if (first && second && more.length === 0) return first.some(at => second.some(later => later > at))
  const isInside = (index: number) =>
    places.every(forms => forms.some(at => at >= endOf(reading, index - 1) && at < endOf(reading, index)))
  if (reading.clauses.some((_, index) => isInside(index))) return true
  // "A means much, and B means little": of two parts that are built alike a claim tells one, or both.
  const partOf = (at: number) => reading.clauses.findIndex((_, index) => at < endOf(reading, index))
  const isParallel = places.some(forms => new Set(forms.map(partOf)).size > 1)
  if (isParallel && new Set(claim.stems).size < new Set(reading.stems).size * WHOLE_SHARE) return false
  const order: number[] = []
  for (const forms of places) order.push(forms.find(at => at > (order.at(-1) ?? -1)) ?? forms[0] ?? 0)
  let turned = 0
  for (const [index, at] of order.entries()) turned += order.slice(index + 1).filter(later => later < at).length
  if (turned <= (TURNED_MAX * order.length * (order.length - 1)) / 2) return true
  // "Call if it hurts" of "If it hurts, call": two runs that have changed places.
  const turns = order.flatMap((at, index) => (index > 0 && at < (order[index - 1] ?? 0) ? [index] : []))
  const [turn = 0] = turns
  return turns.length === 1 && turn >= RUN_MIN && order.length - turn >= RUN_MIN
}
