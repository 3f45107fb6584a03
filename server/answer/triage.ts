/**
 * Decides, before anything else runs, whether a message must be met with a card, a kind refusal or an answer. A table of
 * rules (`triage/rules.ts`) does it, in order, and a table of weights of words (`triage/leaning.ts`) where no rule finds a crisis or
 * an emergency, or where what a rule found speaks of something else (`triage/belied.ts`); there is no language model, no clock and no
 * store, so it answers when all else is down.
 */
import type { Verdict } from './answer.ts'
import { readNotNow } from './not-now.ts'
import { isBelied } from './triage/belied.ts'
import './triage/compile-once.ts'
import { type Message, readMessage, toMessage } from './triage/canonical.ts'
import { ONE_HEAVY_SIGN, signsTogether } from './triage/crisis-together.ts'
import { isHeldBack } from './triage/guards.ts'
import { leansTo } from './triage/leaning.ts'
import { type Found, Phrase } from './triage/phrase.ts'
import { isRolePlay } from './triage/role-play.ts'
import { EVERY_GUARD, type Rule, type Signs } from './triage/rule.ts'
import { rules } from './triage/rules.ts'

/** Of the questions before: more would tie a symptom to something said long ago. */
const REMEMBERED = 3
/** A message of at most so many words may be the end of the sentence before it: "I'm bleeding", "it won't stop". */
const FOLLOW_UP_WORDS = 12

/**
 * The verdict on a message in the light of up to three questions before it, oldest first. Never throws, whatever the
 * text, and reads its first 64 KiB. A red flag that stands in the earlier questions alone is not raised again.
 */
export function triage(text: string, before: readonly string[]): Verdict {
  const { isRuledOut, question } = readNotNow(text)
  const message = readMessage(question)
  const applicable = rules.filter(
    rule =>
      rule.firm === true || !((isRuledOut && isRedFlag(rule)) || (rule.level === 'crisis' && isRolePlay(message))),
  )
  const alone = applicable.find(rule => !isLeaning(rule) && fires(rule, message) && !isBelied(rule, message))
  const graver = alone ? applicable.filter(rule => rule.precedence < alone.precedence) : applicable
  const foreseen = findAcross(graver, message, before) ?? alone
  // What a rule found and can name stands; a leaning is asked where that would be no emergency. The tale around an attempt to
  // change the rules leans to anything, so of that only what plainly is a red flag is heard.
  const stands = foreseen?.level === 'crisis' || foreseen?.level === 'emergency'
  const isAttempt = foreseen?.id.split(':')[0] === 'injection'
  const canLean = (rule: Rule) => !isAttempt || (!isRolePlay(message) && isPlain(rule, message))
  const leant = stands ? undefined : graver.find(rule => isLeaning(rule) && fires(rule, message) && canLean(rule))
  const decided = leant ?? foreseen
  return decided ? { level: decided.level, rule: decided.id } : { level: 'none', rule: '' }
}

/** Whether a text that raises no card holds a warning sign of suicide all the same. Reads English. Never throws. */
export function hasWarningSign(text: string): boolean {
  return areEnough(ONE_HEAVY_SIGN, signsTogether, readMessage(text))
}

function isLeaning({ pattern }: Rule): boolean {
  return 'leaning' in pattern
}

/** The logarithm of odds. Of 27 attempts of other people none leans so far to an emergency, and one, in a part to play, to a crisis. */
const PLAIN = 1

function isPlain({ pattern }: Rule, message: Message): boolean {
  return 'leaning' in pattern && leansTo({ ...pattern, atLeast: PLAIN }, message)
}

function isRedFlag({ level }: Rule): boolean {
  return level === 'crisis' || level === 'emergency' || level === 'urgent'
}

/** A red flag that only the message and the questions before it make together. */
function findAcross(applicable: readonly Rule[], message: Message, before: readonly string[]): Rule | undefined {
  if (before.length === 0 || !applicable.some(isRedFlag)) return undefined
  const earlier = before.slice(-REMEMBERED).map(readMessage)
  const together = [join([...earlier, message]), continueLast(earlier, message)].filter(joined => joined !== null)
  const known = join(earlier)
  const joinable = applicable.filter(rule => isRedFlag(rule) && !isLeaning(rule) && rule.leans === undefined)
  const isOfBoth = (rule: Rule) => !fires(rule, known) && !fires(rule, message)
  return joinable.find(rule => together.some(joined => fires(rule, joined)) && isOfBoth(rule))
}

function join(messages: readonly Message[]): Message {
  return toMessage(messages.flatMap(({ clauses }) => clauses))
}

/** Reads a short message as the end of the last sentence before it. */
function continueLast(earlier: readonly Message[], message: Message): Message | null {
  const before = join(earlier).clauses
  const last = before.at(-1)
  const [first, ...rest] = message.clauses
  if (!last || !first || rest.length > 0 || first.text.trim().split(' ').length > FOLLOW_UP_WORDS) return null
  const text = `${last.text}${first.text.trimStart()}`
  return toMessage([...before.slice(0, -1), { text, sentence: text }])
}

function fires(rule: Rule, message: Message): boolean {
  return (
    isThere(rule, message) &&
    (rule.requires?.test(message.text) ?? true) &&
    !rule.unless?.test(message.text) &&
    (rule.leans === undefined || leansTo(rule.leans, message))
  )
}

function isThere(rule: Rule, message: Message): boolean {
  const { pattern } = rule
  if (pattern instanceof Phrase) return !findAll(pattern, rule, message).next().done
  if ('leaning' in pattern) return leansTo(pattern, message)
  return areEnough(pattern, rule, message)
}

/** Where a phrase stands and neither the rule's `excludes` nor one of its guards holds it back. */
function* findAll(pattern: Phrase, rule: Rule, message: Message): Generator<Found> {
  for (const match of pattern.find(message)) {
    const { clause, start, end } = match
    if (rule.threshold && !reaches(rule.threshold, clause.text.slice(start, end))) continue
    if (rule.excludes?.test(clause.sentence)) continue
    if (!(rule.guards ?? EVERY_GUARD).some(guard => isHeldBack(guard, match))) yield match
  }
}

/** Whether the heaviest sign of each kind, together, are heavy enough. */
function areEnough({ of: signs, atLeast, within }: Signs, rule: Rule, message: Message): boolean {
  const together = new Map<string, Map<string, number>>()
  for (const { kind, weight, pattern } of signs) {
    for (const { clause } of findAll(pattern, rule, message)) {
      const place = within === 'sentence' ? clause.sentence : ''
      const heaviest = together.get(place) ?? new Map<string, number>()
      together.set(place, heaviest)
      if (Math.abs(weight) > Math.abs(heaviest.get(kind) ?? 0)) heaviest.set(kind, weight)
      if (within === undefined) break
    }
  }
  return together.values().some(heaviest => heaviest.values().reduce((sum, weight) => sum + weight, 0) >= atLeast)
}

/** Above these a number is no temperature of a living person. */
const HIGHEST = { celsius: 44, fahrenheit: 112 }

function reaches(threshold: NonNullable<Rule['threshold']>, text: string): boolean {
  return [...text.matchAll(/\d+(?:\.\d+)?/g)]
    .map(Number)
    .some(
      degrees =>
        (degrees >= threshold.celsius && degrees < HIGHEST.celsius) ||
        (degrees >= threshold.fahrenheit && degrees < HIGHEST.fahrenheit),
    )
}
