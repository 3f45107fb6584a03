/** Whether a claim has a "can", "some" or "often" of its own for each one that the evidence tells its words within. */
import { DOWNWARD } from '../word-classes.ts'
import type { HedgeLimit, Stems } from './limits.ts'
import type { Taking } from './taking.ts'

const DOUBTFUL: ReadonlySet<string> = new Set(['may', 'might', 'could'])
const NONE: ReadonlySet<string> = new Set()

const isModal = ({ kind }: HedgeLimit) => kind === 'modal'
const isCount = ({ kind }: HedgeLimit) => kind === 'quantity'

/** Whether what is told within the one said keeps within the one stated. */
function isAsNarrow(said: HedgeLimit, stated: HedgeLimit): boolean {
  if (said.strength > stated.strength || DOWNWARD.has(said.word) !== DOWNWARD.has(stated.word)) return false
  // "Some" plays "most" down.
  if (isCount(said) && isCount(stated) && stated.strength - said.strength > 1) return false
  return !(isCount(said) && isModal(stated))
}

/** Whether a stem of the claim may stand for one that is told within the hedge. */
const takesWithin = (at: number, { governs, head }: HedgeLimit, { placesOf }: Taking) =>
  placesOf(at).some(place => governs.has(place) || place === head)

/** Whether the hedge stands where it says something else than the one stated. */
function isElsewhere(said: HedgeLimit, stated: HedgeLimit, taking: Taking): boolean {
  const { places, placesOf } = taking
  const { head } = stated
  const isTaken = (at: number) => takesWithin(at, stated, taking)
  // "Studies say that it may help" of "some studies say that it may help".
  if (isModal(said) && head !== undefined && places.some(at => placesOf(at).includes(head))) return true
  // "Tests and some drugs" of "some tests and some drugs".
  if (isCount(said) && !isModal(stated) && said.at > (places.find(isTaken) ?? said.at)) return true
  // "It begins, and it may last" of "it often begins, and it may last".
  return stated.kind === 'adverb' && !isCount(said) && ![...said.near].some(isTaken)
}

/** Whether the hedge is said of words that are told within the one stated. */
function isOfSame(said: HedgeLimit, stated: HedgeLimit, taking: Taking): boolean {
  const known = (some: Stems) => [...some].filter(at => taking.placesOf(at).length > 0)
  const governed = known(said.governs)
  if (governed.length === 0) return true
  const isTaken = (at: number) => takesWithin(at, stated, taking)
  if (!isModal(stated)) return [...said.part].some(isTaken)
  if (!isModal(said) || said.behind.size === 0) return governed.some(isTaken)
  // What stands right behind "may" is what it is said of.
  const [next = governed[0] as number] = known(said.behind)
  return isTaken(next)
}

type Fits = (said: HedgeLimit, stated: HedgeLimit) => boolean

/** Finds each hedge that is kept one of the claim of its own; undefined where there are too few. */
function match(
  kept: readonly HedgeLimit[],
  claimed: readonly HedgeLimit[],
  fits: Fits,
): ReadonlySet<HedgeLimit> | undefined {
  const holders = new Map<HedgeLimit, HedgeLimit>()
  // One that is held already is given up by whoever finds another.
  const find = (stated: HedgeLimit, tried: Set<HedgeLimit>): boolean =>
    claimed.some(said => {
      if (tried.has(said) || !fits(said, stated)) return false
      tried.add(said)
      const holder = holders.get(said)
      if (holder && !find(holder, tried)) return false
      holders.set(said, stated)
      return true
    })
  return kept.every(stated => find(stated, new Set())) ? new Set(holders.keys()) : undefined
}

/**
 * Whether the claim tells the hedges of the evidence that it takes words from (`kept`): each "can" and "often" by one of its own, each
 * "some" by one that is as narrow.
 */
export function holdsHedgeLimits(kept: readonly HedgeLimit[], taking: Taking): boolean {
  const { limits, negations } = taking.whole
  // What another clause takes from another sentence leaves nothing open here.
  const claimed = limits.hedges.filter(({ part }) => part.size === 0 || taking.places.some(at => part.has(at)))
  const fits: Fits = (said, stated) =>
    isAsNarrow(said, stated) && !isElsewhere(said, stated, taking) && isOfSame(said, stated, taking)

  // "Sometimes" may stand for "can", but not where the evidence has both.
  const isFree = ({ word }: HedgeLimit) => !kept.some(stated => stated.word === word)
  const instead = claimed.filter(said => !isModal(said) && isFree(said))
  const modals = match(kept.filter(isModal), [...claimed.filter(isModal), ...instead], fits)
  if (!modals) return false

  // "You may get" of "some people may get"; but "some may not" is less than "they may not".
  const doubtful = negations.length > 0 ? NONE : DOUBTFUL
  const left = claimed.filter(said => !modals.has(said) || doubtful.has(said.word))
  const mayStandFor: Fits = (said, stated) =>
    said.word === stated.word || isFree(said) || doubtful.has(said.word) || (isCount(said) && isCount(stated))
  const isTold: Fits = (said, stated) => mayStandFor(said, stated) && fits(said, stated)
  // One "some" may count several things, where the claim tells them together.
  const others = kept.filter(stated => !isModal(stated))
  const adverbs = others.filter(stated => !isCount(stated))
  return others.every(stated => left.some(said => isTold(said, stated))) && match(adverbs, left, isTold) !== undefined
}
