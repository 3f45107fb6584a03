/** One row of the triage table. */
import type { Verdict } from '../answer.ts'
import type { Leaning } from './leaning.ts'
import type { Phrase } from './phrase.ts'

/** Which words a card has; `words.ts` holds them for each language. */
export type CardName =
  | 'crisis'
  | 'crisis-other'
  | 'emergency'
  | 'fever'
  | 'spine'
  | 'bleeding'
  | 'injury'
  | 'gas'
  | 'poison'
  | 'fluids'
  | 'urgent'
  | 'urgent-dose'
  | 'urgent-doctor'

/** A public page that was read, and that says what the rule acts on. */
export interface RuleSource {
  publisher: string
  title: string
  link: string
  /** Of the version that was read, as exact as the page says; `undated` where it says nothing. */
  date: string
}

/**
 * What makes a match no finding: said not to be, long past, over by now, only imagined, or asked in general.
 * `definition` is the narrow form of `general`: only questions about what a thing is; `long-past` of `past`: last week is not over.
 * `to-ask`: what to ask the care team, which is never refused; `other-value`: of a reading, that something else was measured.
 */
export type Guard =
  | 'negation'
  | 'past'
  | 'long-past'
  | 'resolved'
  | 'hypothesis'
  | 'general'
  | 'definition'
  | 'to-ask'
  | 'other-value'

/** Of a rule that names none. */
export const EVERY_GUARD: readonly Guard[] = ['negation', 'past', 'resolved', 'hypothesis', 'general']

/** What by itself is no finding, and with others of other kinds is one. */
export interface Sign {
  /** Of several signs of one kind the heaviest counts. */
  kind: string
  /** Below zero for what speaks against it. */
  weight: number
  pattern: Phrase
}

/** Signs that are a finding where those of a message weigh at least so much together. */
export interface Signs {
  of: readonly Sign[]
  atLeast: number
  /** Only those of one sentence count together; of the whole message where this is not set. */
  within?: 'sentence'
}

/** What all words of a message weigh together (`leaning.ts`). Read of a message alone, never with the questions before it. */
export interface Leans {
  leaning: Leaning
  atLeast: number
}

export interface Rule {
  /** Unique; what `Verdict.rule` names. */
  id: string
  level: Exclude<Verdict['level'], 'none'>
  /** Lower decides first. Levels never mix: crisis 0–99, emergency 100–199, urgent 200–299, the rest from 300. */
  precedence: number
  language: 'en' | 'es' | 'en, es'
  /** Matched against one clause of the canonical text (`canonical.ts`); signs and leanings against all of them. */
  pattern: Phrase | Signs | Leans
  /** Must be found somewhere in the message, or in the questions before it. */
  requires?: RegExp
  /** Where it is found in the same sentence, the match does not count. */
  excludes?: RegExp
  /** Where it is found anywhere in the message, the rule does not apply. */
  unless?: RegExp
  /** Where all words of the message lean away further than this, the words of the pattern stood together by chance. */
  leans?: Leans
  /** Set where the pattern speaks of one side only; every other rule alarms for the writer, a relative or a stranger alike. */
  subject?: 'self' | 'other'
  /** The match must hold a body temperature of at least this much, in either unit. */
  threshold?: { celsius: number; fahrenheit: number }
  /** Which guards apply; `EVERY_GUARD` unless the rule says otherwise. */
  guards?: readonly Guard[]
  /** Stands against "This is not happening now", and longer than others against what all words weigh: an intent or a method was stated. */
  firm?: true
  /** Only for levels that show one. */
  card?: CardName
  source: RuleSource
  positive: readonly string[]
  negative: readonly string[]
}
