/** Whether a claim keeps within the limits of the evidence: whoever takes words from behind a "can" takes the "can", too. */
import { alignStems } from './align.ts'
import { isAmong, isSaidBy } from './alike.ts'
import type { Evidence } from './evidence.ts'
import type { Limit } from './limits.ts'
import { isNeutral } from './neutral-words.ts'
import type { Reading } from './reading.ts'
import { DOWNWARD, RELATIONS } from './word-classes.ts'

const countWord = ({ tokens }: Reading, word: string) => tokens.filter(({ text }) => text === word).length
const TELLS_BELIEF = /\b(?:thinks?|thought|believed?|hoped?|supposed|claim(?:ed|s)?)\b/
const DOUBTFUL: ReadonlySet<string> = new Set(['may', 'might', 'could'])
const NONE: ReadonlySet<string> = new Set()

/** Whether what is told within `one` keeps within `other`. */
function isAsNarrow(one: Limit, other: Limit): boolean {
  if (one.strength > other.strength || DOWNWARD.has(one.word) !== DOWNWARD.has(other.word)) return false
  // "Some" plays "most" down.
  if (one.kind === 'quantity' && other.kind === 'quantity' && other.strength - one.strength > 1) return false
  return other.kind !== 'modal' || one.kind !== 'quantity'
}

type Fits = (one: Limit, other: Limit) => boolean

/** Finds each of `kept` one of `said` of its own; undefined where there are too few. */
function match(kept: readonly Limit[], said: readonly Limit[], fits: Fits): ReadonlySet<Limit> | undefined {
  const taken = new Map<Limit, Limit>()
  const find = (other: Limit, tried: Set<Limit>): boolean =>
    said.some(one => {
      if (tried.has(one) || !fits(one, other)) return false
      tried.add(one)
      const holder = taken.get(one)
      if (holder && !find(holder, tried)) return false
      taken.set(one, other)
      return true
    })
  return kept.every(other => find(other, new Set())) ? new Set(taken.keys()) : undefined
}

/** Whether each limit that is kept is told: each "can" by one of its own, of the others each by one that is as narrow. */
function isTold(kept: readonly Limit[], said: readonly Limit[], fits: Fits, doubtful: ReadonlySet<string>): boolean {
  const isModal = ({ kind }: Limit) => kind === 'modal'
  const isCount = ({ kind }: Limit) => kind === 'quantity'
  // "Sometimes" may stand for "can", but not where the evidence has both.
  const isFree = (one: Limit) => !kept.some(({ word }) => word === one.word)
  const instead = said.filter(one => !isModal(one) && isFree(one))
  const modals = match(kept.filter(isModal), [...said.filter(isModal), ...instead], fits)
  if (!modals) return false
  // "You may get" of "some people may get".
  const left = said.filter(one => !modals.has(one) || doubtful.has(one.word))
  const isFor = (one: Limit, other: Limit) =>
    one.word === other.word || isFree(one) || doubtful.has(one.word) || (isCount(one) && isCount(other))
  const isFit = (one: Limit, other: Limit) => isFor(one, other) && fits(one, other)
  const others = kept.filter(one => !isModal(one))
  return (
    others.every(other => left.some(one => isFit(one, other))) &&
    match(
      others.filter(one => !isCount(one)),
      left,
      isFit,
    ) !== undefined
  )
}

/** The words at `places` of the claim are told within all limits that the evidence tells them in. */
export function holdsLimits(whole: Reading, places: readonly number[], { reading, named }: Evidence): boolean {
  const placesOf = alignStems(whole.stems, reading.stems)
  const takes = (at: number, within: ReadonlySet<number>) => {
    const found = placesOf[at] ?? []
    return found.length > 0 && found.every(place => within.has(place))
  }
  const isTaken = ({ governs, head }: Limit) => {
    const isIdle = [...governs].every(place => isNeutral(reading.stems[place] ?? ''))
    const takesAny = (at: number) => (isIdle || !isNeutral(whole.stems[at] ?? '')) && takes(at, governs)
    return places.some(at => takesAny(at) || (head !== undefined && takes(at, new Set([head]))))
  }
  // "Small amounts of herbs is over": who takes only what a sentence is about takes nothing that it says.
  const isOf = ({ limits }: Reading, at: number) => limits.some(({ kind, own }) => kind === 'subject' && own.has(at))
  const taken = places.filter(at => (placesOf[at] ?? []).length > 0)
  const says = whole.limits.some(({ kind }) => kind === 'subject')
  if (says && taken.every(at => placesOf[at]?.every(place => isOf(reading, place)))) return false
  const kept = reading.limits.filter(isTaken)
  // "A vaccine" of "a live vaccine", "cancer" of "cancer with some changes": whom a limit is about is not made more.
  const isMore = ({ kind, own }: Limit) => {
    if (kind !== 'subject') return false
    return reading.pairs.some(([one, other]) => {
      const [first = '', last = ''] = [reading.stems[one], reading.stems[other]]
      if (
        !own.has(one) ||
        !own.has(other) ||
        isNeutral(first) ||
        isNeutral(last) ||
        RELATIONS.has(first) ||
        isSaidBy(first, named)
      )
        return false
      return whole.stems.some((_, at) => takes(at, new Set([other]))) && !isAmong(first, whole.stems)
    })
  }
  if (kept.some(isMore)) return false
  // "If you have it" of "if it is at hand"; but "until they have talked with a doctor" is a condition of its own.
  const isVague = whole.limits.some(
    ({ kind, own }) =>
      kind === 'condition' && own.size < 2 && [...own].every(place => isNeutral(whole.stems[place] ?? '')),
  )
  const isKept = ({ kind, own, word: opening }: Limit) => {
    if (kind !== 'condition' && kind !== 'subject') return true
    if (kind === 'subject' && opening) {
      const isKnown = [...own].every(place => isSaidBy(reading.stems[place] ?? '', named))
      return isKnown || whole.stems.some((_, at) => takes(at, own))
    }
    const says = [...own].some(place => !isNeutral(reading.stems[place] ?? ''))
    if (!says && kind === 'condition') return countWord(whole, opening) >= countWord(reading, opening)
    return (
      !says || (isVague && kind === 'condition') || whole.stems.some((stem, at) => !isNeutral(stem) && takes(at, own))
    )
  }
  if (!kept.every(isKept)) return false
  if (kept.some(({ kind }) => kind === 'belief') && !TELLS_BELIEF.test(whole.plain)) return false
  // What stands right behind "may" is what it is said of.
  const fits = (one: Limit, other: Limit) => {
    if (!isAsNarrow(one, other)) return false
    const isOther = (place: number) => other.governs.has(place) || other.head === place
    const isTakenAt = (at: number) => placesOf[at]?.some(isOther) === true
    // "Studies say that it may help" of "some studies say that it may help".
    if (other.head !== undefined && one.kind === 'modal' && places.some(at => placesOf[at]?.includes(other.head ?? -1)))
      return false
    // "Tests and some drugs" of "some tests and some drugs".
    if (other.kind !== 'modal' && one.kind === 'quantity' && one.at > (places.find(isTakenAt) ?? one.at)) return false
    // "It begins, and it may last" of "it often begins, and it may last".
    if (other.kind === 'adverb' && one.kind !== 'quantity' && ![...one.near].some(isTakenAt)) return false
    const align = (some: ReadonlySet<number>) => [...some].filter(at => (placesOf[at] ?? []).length > 0)
    const aligned = align(one.governs)
    if (aligned.length === 0) return true
    const [next = aligned[0] as number] = align(one.behind)
    const ofModal = one.kind === 'modal' && one.behind.size > 0 ? [next] : aligned
    const reach = other.kind === 'modal' ? ofModal : [...one.part]
    return reach.some(isTakenAt)
  }
  const isWord = ({ kind }: Limit) => kind === 'modal' || kind === 'quantity' || kind === 'adverb'
  // "Some may not" is less than "they may not".
  const doubtful = whole.negations.length > 0 ? NONE : DOUBTFUL
  return isTold(kept.filter(isWord), whole.limits.filter(isWord), fits, doubtful)
}
