/** What the relay is given, and what it gives. */
import type { FaultCode } from '../../protocol/fault-codes.ts'
import type { Card, Feedback, Notice, Outcome, UploadOffer, UrgentLevel } from '../../protocol/frames.ts'
import type { Answerer, Verdict } from '../answer/answer.ts'
import type { Keys } from '../conversations/keys.ts'
import type { EventLog } from '../log/event-log.ts'
import type { Site } from '../site.ts'
import type { CaseProfileRows } from '../store/store.ts'
import type { Limits } from './limits.ts'
import type { Rates } from './rates.ts'

/** What the relay needs of a socket; `socket.ts` makes it from one of `ws`. */
export interface RelaySocket {
  send(text: string): void
  /** Says goodbye and makes sure that the socket is gone soon after, also when the other side does not answer. */
  close(code: number, reason: string): void
  /** Bytes that were sent and have not left yet. */
  bufferedBytes(): number
  /** Calls `listener` once, when all that waits now has left. */
  whenDrained(listener: () => void): void
  /** A ping of the WebSocket protocol: keeps proxies from taking the socket for idle. */
  ping(): void
  /** Answers a ping. */
  pong(data: Uint8Array): void
  terminate(): void
}

/** What the socket's owner tells the relay. */
export interface Connection {
  /** A text frame; a binary one is passed as undefined. */
  receive(text: string | undefined): void
  /** The other side sent a ping, or a pong, which has no data here. */
  control(ping?: Uint8Array): void
  /** `code` of RFC 6455 §7.4, 1006 when there was no closing handshake. */
  closed(code: number): void
}

/** Words of the relay's own frames, from the site (`answer/wrap.ts`). */
export interface Wording {
  noticeOf(site: Site, locale: string): Notice
  uploadOf(site: Site, locale: string): UploadOffer | null
  closingOf(site: Site, locale: string): string
  /** The red-flag card of a verdict; null where its level has none. */
  cardOf(verdict: Verdict, site: Site, locale: string, now: Date): Card | null
}

/** Something that happened, for who counts: from fixed lists, with nothing that could tell one patient from another. */
export type Observation = { site: string } & (
  | { type: 'answer-ended'; outcome: Outcome }
  /** A question was met with a red-flag card, whatever became of it then. */
  | { type: 'red-flag'; level: UrgentLevel }
  | { type: 'feedback-given'; value: Feedback['value'] }
  | { type: 'conversation-forgotten' }
  /** A patient confirmed facts, or removed them; an answer was written for them. */
  | { type: 'records-confirmed' }
  | { type: 'records-removed' }
  | { type: 'records-used' }
  /** A `hello` was answered. */
  | { type: 'chat-entered'; as: 'new' | 'resumed' | 'reset' }
  /** The first words of an answer are in the log and with its readers, so long after its question came. */
  | { type: 'first-words'; ms: number }
  /** An answer is begun again: its writer died elsewhere, or the pipeline failed here. */
  | { type: 'attempt-begun'; after: 'takeover' | 'failure' }
  | { type: 'fault-sent'; code: FaultCode }
  /** `code` is the relay's own where it closed first. */
  | { type: 'socket-closed'; code: number }
)

export interface RelayOptions {
  log: EventLog
  keys: Keys
  answer: Answerer
  /** Synchronous and quick: it runs on every question before anything else. */
  triage(text: string, before: readonly string[]): Verdict
  wording: Wording
  limits: Limits
  /** Absent: counted in this process alone. Its owner's to dispose. */
  rates?: Rates
  /** Takes a reader's verdict on an answer; a rejection is told as fault `storage`. */
  record(feedback: Feedback, about: { site: string; conversation: string }): Promise<void>
  /** Keeps the facts that patients confirm; a rejection is told as fault `storage`. */
  profiles: Pick<CaseProfileRows, 'put' | 'get' | 'remove' | 'prolong'>
  /** A conversation that was open here is deleted: what else is kept of it is to go too. Must not throw. */
  onForgotten?(conversation: string): void
  /** Told by the one node where it happened. Quick, and must not throw. */
  observe?(observation: Observation): void
  /** Milliseconds since the epoch. */
  now?: () => number
  /** Milliseconds for waits and paces, on a clock that nobody sets. */
  steadyNow?: () => number
  /** How often text of answers is written; left out: `flush-clock.ts` decides. For measurements. */
  flushIntervalMs?: number
  /** Told what went wrong, never what was written: an error's own message, and a fixed word for where. */
  onError?(error: unknown, where: 'log' | 'answer' | 'feedback' | 'profile' | 'relay'): void
}

export interface Relay {
  /** Takes over an open socket of an admitted address (`http/places.ts`). */
  connect(socket: RelaySocket, from: { site: Site; address: string }): Connection
  /**
   * For a shutdown: says `goodbye` to every socket and lets running answers end, each for a limited time. Where other
   * relays share the log (`handOver`) readers go first and read on there; else they stay for the end of what runs.
   */
  drain(options: { handOver: boolean }): Promise<void>
  stats(): {
    sockets: number
    conversations: number
    running: number
    /** Bytes that wait in all sockets together. */
    bufferedBytes: number
    flushIntervalMs: number
  }
  /** Ends every timer, answer and socket at once. The log is its owner's to dispose. */
  dispose(): void
}
