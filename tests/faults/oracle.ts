/**
 * Judges recordings of what was logged, what was sent and what was shown. It reads PROTOCOL.md's promises into rules and
 * shares no code with relay, log or widget, so that a mistake there cannot excuse itself here.
 */
import { judgeLog } from './judge-log.ts'
import { judgePage } from './judge-page.ts'
import { judgeWire } from './judge-wire.ts'
import type { ConversationRecording } from './recordings.ts'

export type Rule =
  /** The log has an event that a page does not show. */
  | 'lost'
  | 'shown-twice'
  | 'out-of-order'
  /** An event was passed over in silence. */
  | 'gap'
  /** Sent or shown, and in no log, or not with these words. */
  | 'unlogged'
  /** Events of two logs, or text of two attempts, joined as if they were one. */
  | 'spliced'
  /** The reader was told that history is gone, and it is not. */
  | 'unfounded-reset'
  /** An attempt without its one notice, or more attempts than there may be. */
  | 'notice'
  /** An answer with more than one closing. */
  | 'closing'
  /** Something of an answer after its end. */
  | 'after-end'
  /** A question in the log whose answer has no end. */
  | 'no-end'
  /** A complete answer that is not whole. */
  | 'not-whole'
  | 'asked-twice'
  /** What a person asked is neither in the log, nor refused, nor given back. */
  | 'question-lost'
  /** A red flag without its card. */
  | 'no-card'
  /** The screen says something else than the log. */
  | 'screen'
  /** Frames of one connection that do not follow each other as they should. */
  | 'wire-order'
  /** All faults are over, and something still does not work. */
  | 'unsettled'
  /** A relay ended by itself. */
  | 'crash'
  /** A database file or the audit trail is damaged. */
  | 'integrity'
  /** A fault could not be made as it should be: what was seen proves less than it seems. */
  | 'laboratory'

export interface Violation {
  rule: Rule
  where: string
  what: string
}

/** What the oracle has to know of what was asked and written. */
export interface Expectations {
  /** Whether a whole answer has exactly this text. */
  isWhole(text: string): boolean
  /** Whether this may be the beginning of one answer's text. */
  isBeginning(text: string): boolean
  isRedFlag(question: string): boolean
}

/** Everything that is wrong with a conversation; empty when all promises were kept. */
export function judge(recording: ConversationRecording, expectations: Expectations): Violation[] {
  const { name, logs, wires, pages } = recording
  const found: Violation[] = []
  const reportAs = (where: string) => (rule: Rule, what: string) => void found.push({ rule, where, what })
  for (const [index, log] of logs.entries()) {
    judgeLog(log, { ...expectations, isNow: index === logs.length - 1 }, reportAs(`${name} log ${index + 1}`))
  }
  for (const wire of wires) judgeWire(wire, logs, reportAs(`${name} wire of ${wire.page}`))
  for (const page of pages) judgePage(page, logs, expectations, reportAs(`${name} page ${page.name}`))
  return found
}

export type Report = (rule: Rule, what: string) => void
