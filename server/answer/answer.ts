/** The way from a question to an answer, as the relay sees it. */
import type { CaseProfile } from '../../protocol/case-profile.ts'
import type { AnswerStart, Outcome, Reader, Source } from '../../protocol/frames.ts'
import type { Site } from '../site.ts'

export interface AnswerRequest {
  question: string
  locale: string
  reader: Reader
  /** Up to three earlier questions of the conversation, oldest first. */
  before: readonly string[]
  site: Site
  /** What triage said; `crisis` and `emergency` are answered by their card alone. */
  verdict: Verdict
  /** The facts that the patient confirmed, as they are now; undefined where there are none or they cannot be read. Never rejects. */
  profile?(): Promise<CaseProfile | undefined>
  /** The answer was written for confirmed facts. Must not throw. */
  onProfileUsed?(): void
  /** Which run at this answer it is, from 1. A model writes the first alone. */
  attempt?: number
}

/** What triage makes of a message; `rule` names the row of the table that decided, empty for `none`. */
export interface Verdict {
  level: 'crisis' | 'emergency' | 'urgent' | 'dosing' | 'refuse' | 'none'
  rule: string
}

/** Pieces of one answer in order: one `start`, then `sources` and `delta`, then one `end`. The relay makes events of them. */
export type AnswerPart =
  | ({ type: 'start' } & Omit<AnswerStart, 'type' | 'answer' | 'attempt'>)
  | { type: 'sources'; sources: Source[] }
  | { type: 'delta'; text: string }
  | { type: 'end'; outcome: Outcome; closing: string; followUps: string[] }

/** Answers a question. Ends early, without an `end`, when `signal` aborts; throws when the writer fails. */
export type Answerer = (request: AnswerRequest, signal: AbortSignal) => AsyncIterable<AnswerPart>
