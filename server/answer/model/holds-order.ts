/** Whether words of a claim stand as they stand in the evidence: else they could say anything. */
import { isDrugName } from '../../knowledge/drug-names.ts'
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import { isNeutral } from './neutral-words.ts'
import type { Claim, Reading, Segment } from './reading.ts'
import { stemsOf } from './telling.ts'

/** One word is not joined to another, and what begins with "which" only explains. */
const isBare = (segment: Segment | undefined) => !segment || segment.stems.length < 2 || segment.explains

const PLACING = /\b(?:by|of|with|from|for|in|on|at|to|as|when|if|and|or|include|like)\b/

/** Words of one part of the claim stand in the order of the parts of the evidence: "in an arm after A, and in a leg after B". */
export function holdsSegments(whole: Reading, { reading }: Evidence): boolean {
  // Between "of", "with" and the like one thing may well be told before another.
  const isPlaced = PLACING.test(whole.plain)
  const placeOf = (stem: string) => {
    const places = reading.segments.flatMap(({ stems }, at) => (isAmong(stem, stems) ? [at] : []))
    const [at] = places
    const isLoose = places.length !== 1 || at === undefined || isNeutral(stem)
    return isLoose ||
      (isPlaced && !/\d/.test(stem) && !isDrugName(stem) && isBare(reading.segments[at])) ||
      reading.segments[at]?.explains
      ? []
      : [at]
  }
  const isInOrder = whole.segments.every(({ stems }) => {
    const places = stems.flatMap(placeOf)
    // "Pain is a reason to call" of "call for fever, chills or pain": what is to be done may be told last.
    const end = reading.isImperative ? places.findLastIndex(at => at > 0) + 1 : places.length
    const ahead = places.slice(0, end === 0 ? places.length : end)
    return ahead.every((at, index) => index === 0 || at >= (ahead[index - 1] ?? 0))
  })
  if (!isInOrder) return false
  // "The needle is in the skin" of "if the needle hurts, numb the skin": a condition and what hangs on it are not one.
  const isOpen = (at: number) => reading.segments[at]?.isOpen === true
  const parts = whole.segments.map(({ stems }) => new Set(stems.flatMap(placeOf)))
  // "Visits are radiation, getting in place takes minutes": two parts that both take from the same two are mixed.
  const isCrossed = parts.some((one, at) =>
    parts.slice(at + 1).some(other => [...one].filter(place => other.has(place)).length > 1),
  )
  if (isCrossed) return false
  // One part has the subject of another one's words, beside words of its own.
  const isParted = parts.some((one, at) => {
    const subjects = [...one].filter(place => {
      const [subject = ''] = reading.segments[place]?.stems ?? []
      return one.size > 1 && isAmong(subject, whole.segments[at]?.stems ?? [])
    })
    return parts.some((other, index) => index > at && subjects.some(place => place > 0 && other.has(place)))
  })
  if (isParted) return false
  const mixes = whole.segments.some(({ stems }) => new Set(stems.flatMap(placeOf).map(isOpen)).size > 1)
  if (mixes) return false
  // What hangs on a condition there is none here.
  const hasOpen = reading.segments.some(one => one.isOpen) && whole.segments.some(one => one.isOpen)
  const isTurned = whole.segments.some(one => one.isOpen && one.stems.flatMap(placeOf).some(at => !isOpen(at)))
  if (hasOpen && isTurned) return false
  // "Before you stop": nobody is told to stop.
  const places = whole.segments.filter(({ isOpen }) => !isOpen).flatMap(({ stems }) => stems.flatMap(placeOf))
  return places.length === 0 || whole.segments.some(one => one.isOpen) || !places.every(isOpen)
}

/** Share of the evidence's words from which on a claim tells all of it. */
export const WHOLE_SHARE = 0.75
/** Share of pairs of words that may have changed places. */
const TURNED_MAX = 1 / 3
/** "Is done by": what was told first is told last. */
const BY = /\bby\b/
/** Words of a run that may stand before or behind another. */
const RUN_MIN = 2

/** How many stems stand up to the end of a part of a sentence. */
const endOf = ({ clauses }: Reading, index: number) =>
  clauses.slice(0, index + 1).reduce((sum, { stems }) => sum + stems.length, 0)

const STANDS_FOR = /\b(?:it|they|them|this|these|those|one)\b/

/** The part in which the stem at a place stands. */
const findSegment = ({ segments }: Reading, at: number) =>
  segments.flatMap(({ stems }, part) => stems.map(() => part))[at]

/** What is said of the ones is not told of the others. */
export function holdsContrast(whole: Reading, { reading }: Evidence): boolean {
  const { contrast: said } = whole
  const { contrast: stated } = reading
  if (!stated) return true
  const isOnly = (stem: string, there: readonly string[], elsewhere: readonly string[]) =>
    !isNeutral(stem) && isAmong(stem, there) && !isAmong(stem, elsewhere)
  const ofOnes = (stem: string) => isOnly(stem, stated.ones, stated.others)
  const ofOthers = (stem: string) => isOnly(stem, stated.others, stated.ones)
  if (said) return !said.ones.some(ofOthers) && !said.others.some(ofOnes)
  return !(whole.stems.some(ofOnes) && whole.stems.some(ofOthers))
}

/** "A asks for C, and B for D" of "A asks for D, and B for C": two words that have changed places between two parts. */
export function holdsParts(whole: Reading, { reading }: Evidence): boolean {
  const said = stemsOfParts(whole)
  const stated = stemsOfParts(reading)
  if (said.length < 2 || stated.length < 2) return true
  const placeIn = (parts: readonly (readonly string[])[], stem: string) => {
    const places = parts.flatMap((stems, at) => (isAmong(stem, stems) ? [at] : []))
    return places.length === 1 ? places[0] : undefined
  }
  const moves = [...new Set(reading.stems)].flatMap(stem => {
    if (isNeutral(stem)) return []
    // The claim is short, the evidence may be long.
    const here = placeIn(said, stem)
    const there = here === undefined ? undefined : placeIn(stated, stem)
    return there === undefined || here === undefined ? [] : [{ there, here }]
  })
  return !moves.some(left =>
    moves.some(
      stayed =>
        stayed.there === left.there &&
        stayed.here !== left.here &&
        moves.some(come => come.there !== left.there && come.here === stayed.here) &&
        moves.some(other => other.there !== left.there && other.here === left.here),
    ),
  )
}

const stemsOfParts = ({ tokens, parts }: Reading) =>
  parts.map(({ from, to }) => stemsOf(tokens.slice(from, to))).filter(stems => stems.length > 0)

/** The longest item of a list that is known as one. */
const ITEM_MAX_STEMS = 3

/** Where each stem stands; the items of a list, of which any may be told first, stand in one place. */
function readRanks({ segments }: Reading): number[] {
  let count = 0
  let list: number | undefined
  return segments.flatMap(({ stems, isOpen }, at) => {
    list = at > 0 && !isOpen && stems.length <= ITEM_MAX_STEMS ? (list ?? count) : undefined
    const ranks = stems.map((_, index) => list ?? count + index)
    count += stems.length
    return ranks
  })
}

/** Words that are taken from several parts of a sentence stand in its order: else they could say anything. */
export function holdsOrder(claim: Claim, whole: Reading, { reading }: Evidence): boolean {
  const places = claim.stems.flatMap(stem => {
    if (isNeutral(stem)) return []
    const forms = reading.stems.flatMap((one, at) => (isAmong(stem, [one]) ? [at] : []))
    return forms.length > 0 ? [forms] : []
  })
  const [first, second, ...more] = places
  // Two words are hardly a claim: they have to stand as they stood.
  if (first && second && more.length === 0) {
    const partAt = (at: number) => findSegment(reading, at)
    const isOne = (at: number, later: number) => partAt(at) === partAt(later) || STANDS_FOR.test(reading.plain)
    const isDone = BY.test(whole.plain) && !BY.test(reading.plain)
    return first.some(at =>
      second.some(later => (later > at || isDone) && (claim.stems.length > 2 || isOne(at, later))),
    )
  }
  const isInside = (index: number) =>
    places.every(forms => forms.some(at => at >= endOf(reading, index - 1) && at < endOf(reading, index)))
  if (reading.clauses.some((_, index) => isInside(index))) return true
  // "A means much, and B means little": of two parts that are built alike a claim tells one, or both.
  const partOf = (at: number) => reading.clauses.findIndex((_, index) => at < endOf(reading, index))
  const isParallel = places.some(forms => new Set(forms.map(partOf)).size > 1)
  if (isParallel && new Set(claim.stems).size < new Set(reading.stems).size * WHOLE_SHARE) return false
  const order: number[] = []
  for (const forms of places) order.push(forms.find(at => at > (order.at(-1) ?? -1)) ?? forms[0] ?? 0)
  const ranks = readRanks(reading)
  const isBefore = (one: number, other: number) => (ranks[one] ?? one) < (ranks[other] ?? other)
  let turned = 0
  for (const [index, at] of order.entries())
    turned += order.slice(index + 1).filter(later => isBefore(later, at)).length
  if (turned <= (TURNED_MAX * order.length * (order.length - 1)) / 2) return true
  // "Call if it hurts" of "If it hurts, call": two runs that have changed places.
  const turns = order.flatMap((at, index) => (index > 0 && isBefore(at, order[index - 1] ?? 0) ? [index] : []))
  const [turn = 0] = turns
  const isMovable = reading.segments.some(({ isOpen }) => isOpen) || BY.test(whole.plain)
  const runMin = isMovable ? 1 : RUN_MIN
  return turns.length === 1 && turn >= runMin && order.length - turn >= runMin
}
