/** A conversation as its sockets and its questions see it, and what they share. */
import type { Ask, Fault } from '../../protocol/frames.ts'
import type { Verdict } from '../answer/answer.ts'
import type { Sealing } from '../conversations/seal.ts'
import type { EventLog, Gone, State } from '../log/event-log.ts'
import type { Site } from '../site.ts'
import type { Answering } from './answering.ts'
import type { CaseProfileKeeper } from './case-profile.ts'
import type { Earlier } from './earlier.ts'
import type { FlushClock } from './flush-clock.ts'
import type { History } from './history.ts'
import type { RelayOptions } from './interfaces.ts'
import type { Outbox, Write, WriteResult } from './outbox.ts'
import type { Rate } from './rate.ts'
import type { Readable, Reader } from './reader.ts'
import type { Known } from './takeover.ts'
import type { Turns } from './turns.ts'
import type { Writing } from './writing.ts'

/** One socket's end in a conversation. */
export interface Session {
  readonly site: Site
  readonly locale: string
  readonly address: string
  /** Absent until its `hello` is answered. */
  readonly reader: Reader | undefined
  fault(fault: Fault): void
  /** The conversation is gone. */
  end(reason: Gone): void
  /** The relay stops: what it asks next is for another one. */
  sendAway(awayMs: number): void
}

/** What all conversations of a relay share. */
export interface Shared extends Required<Omit<RelayOptions, 'keys' | 'record' | 'flushIntervalMs'>> {
  clock: FlushClock
  /** Whose question triage reads next. */
  turns: Turns
  /** Questions of a site. */
  siteAsks: Rate
  /** Set while the relay stops: when who is sent away may come back. */
  awayMs(): number | undefined
}

export interface Question extends Required<Pick<Ask, 'id' | 'text' | 'locale' | 'reader'>> {
  /** When it came, on the clock of `performance`; unknown where another node took it. */
  askedAt?: number
}

export interface Conversation extends Readable {
  readonly outbox: Outbox
  readonly history: History
  readonly sessions: readonly Session[]
  readonly earlier: Earlier
  readonly caseProfile: CaseProfileKeeper
  /** Questions so far, and when it expires: 0 while it has none. */
  readonly questions: number
  readonly expiresAt: number
  join(session: Session): void
  leave(session: Session): void
  /** What runs, here or on another node, as far as is known. */
  running(): string | undefined
  /** The question that is being answered here. */
  readonly answering: Answering | undefined
  /** An answer is being written here, or its last rows are. */
  isWriting(): boolean
  /** Reads the log's state anew; ends the conversation when it is gone. Rejects when the log fails. */
  refresh(): Promise<State | undefined>
  /** The history has every event that this node has heard of. */
  isCaughtUp(): boolean
  /** Makes the history complete; false when the conversation has ended. Rejects when the log fails. */
  catchUp(): Promise<boolean>
  /** Writes the answer from here on; its question, or the claim to it, is written first. */
  begin(question: Question, attempt: number, verdict: Verdict): void
  /** Gives up an answer that is written here, since a row of it was not taken. */
  abandon(answer: string): void
  /** Writes no more of its answer here, and tells the log so: who reads it elsewhere or later takes over at once. */
  letGo(): void
  /** Stops what runs, wherever, and writes this in its place: both in one row, one interruption after the other. Rejects when the log fails. */
  interrupt(write: Pick<Write, 'events' | 'onceId' | 'expiresAt'>): Promise<WriteResult>
  /** Ends an answer wherever it runs; one that has ended already is left alone. */
  stop(answer: string): Promise<void>
  /** Deletes the rows; called again meanwhile, it is the same deletion. Rejects when the log fails. */
  forget(): Promise<void>
  /** Ends it because its rows do not open: they are lost to everyone, and the reader is told so. */
  discard(): Promise<void>
  /** Renews, takes over, expires, leaves when nobody needs it any more; every half second. */
  tick(): void
  /** When what is kept of it expires, also while nothing was asked; ms since the epoch. */
  keptUntil(): number
  dispose(): void
}

/** A conversation as its own parts see it. */
export interface Inside extends Conversation {
  readonly site: Site
  readonly shared: Shared
  readonly log: EventLog
  readonly seal: Sealing
  readonly known: Known
  readonly writing: Writing
  isEnded(): boolean
  end(reason: Gone): void
  /** `refresh`, whose failure is told to the operator. */
  refreshSoon(): void
  /** There may be more in the log for every reader. */
  wakeReaders(): void
  /** The language of who reads it: the log does not keep in which one a question was asked. */
  locale(): string
}
