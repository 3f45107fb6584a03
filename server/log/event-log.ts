/**
 * The event log: an append-only list of rows for each conversation. It knows positions, the one writer and expiry, and
 * nothing of what a row says: bodies come sealed. `memory.ts` is the readable specification; every backend passes
 * `tests/contracts/event-log.ts`.
 */
import type { Position } from '../../protocol/frames.ts'

/** What every backend is opened with. */
export interface LogOptions {
  /** Milliseconds since the epoch. */
  now: () => number
  /** Events of one conversation. */
  eventsMax: number
}

/** The events of one conversation and one flush. All of them share one mark. */
export interface Row {
  /** `seq` of the first event. */
  first: number
  /** How many events the body holds; the next row begins at `first + count`. */
  count: number
  mark: string
  body: Uint8Array
}

/** The answer that is being written. */
export interface Running {
  answer: string
  attempt: number
  /** Milliseconds since the epoch: past it the writer is taken for dead, and a node with a reader may take over. */
  leaseUntil: number
}

/** What the log knows of a conversation. One that has no rows yet is all zeros. */
export interface State {
  head: Position
  /** Grows with each change of `running`; only who names the current number may append under it. */
  fence: number
  running: Running | null
  /** Appends that carried a `onceId`, which are the questions. */
  questions: number
  /** Milliseconds since the epoch; 0 while there are no rows. */
  expiresAt: number
}

/** Forgotten by its patient, or past its expiry. */
export type Gone = 'forgotten' | 'expired'

export interface Append {
  conversation: string
  /** 0 writes no row: it only changes what runs, as a node does that takes an answer over. */
  count: number
  body: Uint8Array
  /** Idempotency key: refused as `duplicate` when a row was appended with it before. */
  onceId?: string
  /** Compare-and-set: refused as `fenced` unless it is the conversation's current fence. */
  fence?: number
  /**
   * The last event that this row builds on: refused as `fenced` when the log does not have it, since a log that was wiped
   * or rolled back may still have the fence.
   */
  after?: Position
  /**
   * What runs from here on: null when the answer has ended, a new `Running` when this appender becomes its writer.
   * Either raises the fence. Left out: nothing changes.
   */
  running?: Running | null
  /**
   * By how much that raises the fence; 1 unless given. A random one keeps the fence of a change that was rolled back from
   * being reached again by somebody else's change.
   */
  fenceStep?: number
  /** Moves the conversation's expiry; it expires whole. */
  expiresAt?: number
}

export type AppendResult =
  | { ok: true; row: Row; fence: number }
  /**
   * The first of these that is true, in this order: `gone` (forgotten or expired), `duplicate`, `fenced`, `full` (over
   * the limit of events; ending what runs may still use `ENDING_ROOM` more).
   */
  | { ok: false; reason: 'gone' | 'duplicate' | 'fenced' | 'full' }

/** Events that the end of an answer, a card among them, may add beyond the limit: it is never cut off by it. */
export const ENDING_ROOM = 1_000

/** Rows after a position, whole: the first may begin before it. `reset`: the log has no such event. */
export type Page = { rows: Row[]; head: Position } | 'reset' | 'gone'

export interface EventLog {
  /** All appends in one transaction, in order; a refused one does not hold up the others. Rejects when storage fails. */
  append(batch: Append[]): Promise<AppendResult[]>
  /** Rows after `after` in order, at least one where there is any, else up to `maxBytes` of bodies. */
  read(conversation: string, after: Position, maxBytes: number): Promise<Page>
  state(conversation: string): Promise<State | Gone>
  /** Keeps the writer's lease alive; false when `fence` is no longer current. */
  renew(conversation: string, fence: number, leaseUntil: number): Promise<boolean>
  /** Deletes the rows and leaves a tombstone until `until` (ms since the epoch): appends and reads answer `gone`. */
  forget(conversation: string, until: number): Promise<void>
  /**
   * Calls `listener` after each append, forget or sweep of the conversation, on whichever node, with its head (`seq` 0
   * when its rows are deleted); possibly before the append itself resolves, and again for a head that is known already.
   * Returns its end.
   */
  watch(conversation: string, listener: (head: Position) => void): () => void
  /** Deletes what has expired; returns how many conversations. */
  sweep(): Promise<number>
  dispose(): Promise<void>
}

/** Thrown when the log cannot be reached or written. For the operator; trying again may help. */
export class StorageError extends Error {
  override name = 'StorageError'
}
