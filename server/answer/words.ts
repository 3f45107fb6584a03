/** What the relay itself says around and instead of an answer, by language. Reading grade 6 or easier; tests measure it. */
import { languageOf } from '../site.ts'
import type { CardName } from './triage/rule.ts'
import { english } from './words-en.ts'
import { spanish } from './words-es.ts'

/** `{…}` in a text is filled in by `wrap.ts` or `refusal.ts`. */
export interface AnswerWords {
  /** The language of these words, BCP 47. */
  language: string
  /** False while nobody who is a professional in the language has checked these words for a site. */
  reviewed: boolean
  /** `made` is said of an answer with sources, `unsourced` of one without any: a card, a refusal. */
  notice: { title: string; made: string; unsourced: string; text: string; unreviewed: string }
  upload: { title: string; text: string; label: string }
  /** In its place once facts are confirmed. */
  recordsInUse: { title: string; text: string; label: string }
  closing: string
  /** The closing of an answer that was written for confirmed facts, in place of the site's too. */
  closingOfCase: string
  /** What to do first, as title and text: never what it is. Together at most two sentences after the title. */
  cards: Record<CardName, { title: string; text: string }>
  elsewhere: string
  /** Labels of the lines that Navis knows itself, by what they dial, in place of their English ones. */
  lines: Record<string, string>
  /** Put before a question by the button "This is not happening now". */
  notNow: string
  /** Put before a question by the button that takes what was asked before away from it. */
  newQuestion: string
  /** To who says hello. */
  hello: string
  /** To thanks. */
  welcome: string
  /** Behind the label of a number that nobody answers now. */
  closedNow: string
  poisonControl: string
  /** By rule id; at most 90 words each. `{contact}` is the site's contact. */
  refusals: Record<Refusal, string>
  offTopic: string
  /** To somebody who tells how hard it is; `{contact}` and, in `crisis`, `{crisis}` are the site's; `line` stands before an answer. */
  distress: { text: string; crisis: string; line: string }
  /** Before an answer in the library's language, Markdown; empty in that language itself. */
  beforeEnglish: string
  notInLibrary: string
  /** Before an answer of which a part was to be read again against its sources by now. */
  outOfDate: string
  /** `{word}` may be one of `{names}`. */
  lookAlike: string
  /** Between the last two of several names. */
  or: string
  /** Asks what one medicine or gene is. */
  whatIs: string
}

/** Every way to decline, one for each rule of the levels `refuse` and `dosing` that has words of its own. */
export type Refusal =
  | 'own-prognosis'
  | 'own-diagnosis'
  | 'treatment-choice'
  | 'treatment-stop'
  | 'assisted-dying'
  | 'dosing'
  | 'unethical'
  | 'injection'

/** Every language that the relay's own words exist in, triage among them: what a site may offer. */
const CATALOGUES: Record<string, AnswerWords> = { en: english, es: spanish }

/** The words for a BCP 47 tag: its language's where there are any, else English. */
export function wordsFor(locale: string): AnswerWords {
  return CATALOGUES[languageOf(locale).toLowerCase()] ?? english
}

/** Whether a site may offer this language. */
export function isOffered(locale: string): boolean {
  return languageOf(locale).toLowerCase() in CATALOGUES
}

/** What the button "Not about this" puts before a question, in any language. */
export const NEW_QUESTION_PREFIXES = Object.values(CATALOGUES).map(({ newQuestion }) => newQuestion)

/** What the button "This is not happening now" puts before a question, in any language. */
export const NOT_NOW_PREFIXES = Object.values(CATALOGUES).map(({ notNow }) => notNow)
