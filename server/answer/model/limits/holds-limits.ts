/** Whether a claim keeps within the limits of the evidence: whoever takes words from behind a "can" takes the "can", too. */
import { isAmong, isSaidBy } from '../alike.ts'
import type { Evidence } from '../evidence.ts'
import { isNeutral } from '../neutral-words.ts'
import type { Reading } from '../reading.ts'
import { RELATIONS } from '../word-classes.ts'
import { holdsHedgeLimits } from './holds-hedge-limits.ts'
import type { ConditionLimit, HedgeLimit, Limit, Stems, SubjectLimit } from './limits.ts'
import { alignClaim, type Taking } from './taking.ts'

const TELLS_BELIEF = /\b(?:thinks?|thought|believed?|hoped?|supposed|claim(?:ed|s)?|seems?|appears?)\b/

/** Whether stems of a sentence claim nothing. */
const isIdle = ({ stems }: Reading, some: Stems) => [...some].every(place => isNeutral(stems[place] ?? ''))

/** Whether the claim takes a word from within a limit: one that claims something, where any there does. */
function takesFrom({ governs, head }: Limit & Pick<HedgeLimit, 'head'>, taking: Taking): boolean {
  const { whole, places, reading, takes } = taking
  const isAny = isIdle(reading, governs)
  const counted = new Set(head === undefined ? [] : [head])
  return places.some(at => ((isAny || !isNeutral(whole.stems[at] ?? '')) && takes(at, governs)) || takes(at, counted))
}

/** "Small amounts of herbs is over": who takes only what a sentence is about takes nothing that it says. */
function takesSubjectOnly({ whole, places, reading, placesOf }: Taking): boolean {
  if (whole.limits.subjects.length === 0) return false
  const isOfSubject = (place: number) => reading.limits.subjects.some(({ own }) => own.has(place))
  return places.every(at => placesOf(at).every(isOfSubject))
}

/** "A vaccine" of "a live vaccine", "cancer" of "cancer with some changes": whether a subject has lost what makes it less. */
function isWidened({ own }: SubjectLimit, { whole, reading, takes }: Taking, named: ReadonlySet<string>): boolean {
  return reading.pairs.some(([one, other]) => {
    if (!own.has(one) || !own.has(other)) return false
    const [first = '', last = ''] = [reading.stems[one], reading.stems[other]]
    if (isNeutral(first) || isNeutral(last) || RELATIONS.has(first) || isSaidBy(first, named)) return false
    const only = new Set([other])
    return whole.stems.some((_, at) => takes(at, only)) && !isAmong(first, whole.stems)
  })
}

/** Whether the claim takes a word of these that claims something. */
const tellsOf = (own: Stems, { whole, takes }: Taking) =>
  whole.stems.some((stem, at) => !isNeutral(stem) && takes(at, own))

/** Whether the claim tells whom it is said of. */
function holdsSubject(subject: SubjectLimit, taking: Taking, named: ReadonlySet<string>): boolean {
  const { own, marksOff } = subject
  const { whole, reading, takes } = taking
  if (!marksOff) return isIdle(reading, own) || tellsOf(own, taking)
  // What heading and title name need not be told again.
  const isKnown = [...own].every(place => isSaidBy(reading.stems[place] ?? '', named))
  return isKnown || (isIdle(reading, own) ? whole.stems.some((_, at) => takes(at, own)) : tellsOf(own, taking))
}

/** "If you have it" of "if it is at hand"; but "until they have talked with a doctor" is a condition of its own. */
const isVague = (whole: Reading, { own }: ConditionLimit) => own.size < 2 && isIdle(whole, own)

const countWord = ({ tokens }: Reading, word: string) => tokens.filter(({ text }) => text === word).length

/** Whether the claim tells on what it hangs. */
function holdsCondition({ own, opening }: ConditionLimit, taking: Taking): boolean {
  const { whole, reading } = taking
  if (isIdle(reading, own)) return countWord(whole, opening) >= countWord(reading, opening)
  return whole.limits.conditions.some(one => isVague(whole, one)) || tellsOf(own, taking)
}

/** Whether the words at `places` of the claim are told within all limits that the evidence tells them in. */
export function holdsLimits(whole: Reading, places: readonly number[], { reading, named }: Evidence): boolean {
  const taking = alignClaim(whole, places, reading)
  if (takesSubjectOnly(taking)) return false
  const isTaken = (limit: Limit) => takesFrom(limit, taking)
  const { hedges, conditions, subjects, beliefs } = reading.limits
  return (
    subjects
      .filter(isTaken)
      .every(subject => !isWidened(subject, taking, named) && holdsSubject(subject, taking, named)) &&
    conditions.filter(isTaken).every(condition => holdsCondition(condition, taking)) &&
    (TELLS_BELIEF.test(whole.plain) || !beliefs.some(isTaken)) &&
    holdsHedgeLimits(hedges.filter(isTaken), taking)
  )
}
