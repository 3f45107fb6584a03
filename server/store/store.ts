/**
 * Rows beside the event log. What is only recorded never waits for a database: it is kept in memory until it is written,
 * also while the database is away, and no answer is ever held up. A process that is killed loses what it recorded in the
 * last half second. A case profile alone is waited for, since its patient is told that it is kept.
 */
import type { Feedback } from '../../protocol/frames.ts'
import type { AuditEvent } from './audit-chain.ts'

export interface FeedbackRows {
  /** Keeps the latest verdict on an answer. Rejects when too many wait already. */
  record(feedback: Feedback, about: { site: string; conversation: string }): Promise<void>
  /** Deletes every verdict of a conversation. */
  forget(conversation: string): void
}

export interface AuditTrail {
  record(event: AuditEvent): void
}

export interface Counters {
  /** Adds one, or `more`, to today's count (UTC) of a site. `name` is from a fixed list, never from outside. */
  add(site: string, name: string, more?: number): void
}

/** A patient's confirmed facts, sealed under the conversation's key. */
export interface CaseProfileRow {
  conversation: string
  /** Grows with each confirmation. */
  revision: number
  body: Uint8Array
  /** Milliseconds since the epoch. */
  expiresAt: number
}

export interface CaseProfileRows {
  /** Puts the row in place of the conversation's earlier one. Resolves when it is kept; rejects when the database fails. */
  put(row: CaseProfileRow): Promise<void>
  /** The row as it is now; undefined when there is none, or it has expired. Rejects when the database fails. */
  get(conversation: string): Promise<CaseProfileRow | undefined>
  /** Moves the expiry of the row, if there is one, along with the conversation's. */
  prolong(conversation: string, expiresAt: number): void
  /** Deletes the row, of which a later one may take the place. Rejects when the database fails. */
  remove(conversation: string): Promise<void>
  /** The conversation is deleted, and its row with it: soon, or as soon as the database is back. `get` gives it no more. */
  forget(conversation: string): void
  /** Deletes what has expired. Rejects when the database fails. */
  sweep(): Promise<void>
}

export interface Store {
  feedback: FeedbackRows
  profiles: CaseProfileRows
  audit: AuditTrail
  counters: Counters
  /** Whether rows reach the database now; changes nothing there. Never rejects. */
  isWorking(): Promise<boolean>
  /** Rows that wait in memory to be written. */
  waiting(): number
  /** Writes what waits, as far as that is possible within a few seconds, and closes the database. */
  dispose(): Promise<void>
}
