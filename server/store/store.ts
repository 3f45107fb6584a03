/**
 * Rows that outlive a conversation. Nothing here waits for a database: what is recorded is kept in memory until it is
 * written, also while the database is away, and no answer is ever held up. A process that is killed loses what it
 * recorded in the last half second.
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
  /** Adds one to today's count (UTC) of a site. `name` is from a fixed list, never from outside. */
  add(site: string, name: string): void
}

export interface Store {
  feedback: FeedbackRows
  audit: AuditTrail
  counters: Counters
  /** Writes what waits, as far as that is possible within a few seconds, and closes the database. */
  dispose(): Promise<void>
}
