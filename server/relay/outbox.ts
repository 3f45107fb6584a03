/**
 * What one conversation is about to write, in order. Events gather until the flush clock asks for a row; at most one row
 * is on its way at a time, under the fence that the last one left.
 */
import { randomInt } from 'node:crypto'
import type { LogEvent, Position } from '../../protocol/frames.ts'
import type { Sealing } from '../conversations/seal.ts'
import type { Append, AppendResult, Row, Running, State } from '../log/event-log.ts'
import { lastOf, START } from '../log/position.ts'
import type { FlushClock, Writer } from './flush-clock.ts'

/** Characters after which events go to the next row, so that no reader has to take more than it can hold. */
const ROW_MAX_LENGTH = 24 * 1024
/** So large that no two changes of writers meet, so small that a conversation's fences add up to exact numbers. */
const FENCE_STEP_MAX = 2 ** 31
/** Characters after which gathered text becomes the next event: with each of them escaped it is still one frame of 64 KiB. */
const TAIL_MAX_LENGTH = 8 * 1024

export interface Write {
  events: LogEvent[]
  pace: 'soon' | 'later'
  /** Begins a row of its own, written whole or not at all. */
  onceId?: string
  /** As in `Append`. */
  running?: Running | null
  expiresAt?: number
  settled?: Settled
}

type Settled = (result: WriteResult) => void

export type WriteResult = AppendResult | { ok: false; reason: 'storage' }
/** Why a write was not taken. */
export type Refusal = Exclude<WriteResult, { ok: true }>['reason']

/**
 * `lines` are a row's events as JSON, `events` those that are no deltas; `running` is what runs since, and `expiresAt` when
 * the conversation expires, where that changed.
 */
export type Written = Readonly<Pick<Entry, 'lines' | 'events' | 'running' | 'expiresAt' | 'after'>>

interface Entry extends Pick<Append, 'onceId' | 'running' | 'expiresAt'> {
  lines: string[]
  /** Text of the last event while that is a delta: deltas of one flush are one event. */
  tail: string
  /** All but the deltas, for who follows the conversation. */
  events: LogEvent[]
  length: number
  /** Each of them once. */
  settled: Settled[]
  /** What the row stands behind, as far as its writer knows; from when it is sent. */
  after: Position
}

/** Whose rows they are. */
export interface OutboxOwner {
  readonly id: string
  readonly seal: Pick<Sealing, 'seal'>
  /** A row is in the log. */
  onRow(row: Row, written: Written): void
  onWriteFailed(error: Error): void
}

export class Outbox implements Writer {
  readonly #owner: OutboxOwner
  readonly #clock: FlushClock
  #waiting: Entry[] = []
  #sent: Entry | undefined
  #head = START
  #fence = 0

  constructor(owner: OutboxOwner, clock: FlushClock) {
    this.#owner = owner
    this.#clock = clock
  }

  /** The last event known to be in the log. */
  get head(): Position {
    return this.#head
  }

  /** The fence that it left. */
  get fence(): number {
    return this.#fence
  }

  write({ events, pace, onceId, running, expiresAt, settled }: Write): void {
    const entry = this.#openEntry(settled, onceId !== undefined)
    if (onceId !== undefined) entry.onceId = onceId
    if (running !== undefined) entry.running = running
    if (expiresAt !== undefined) entry.expiresAt = expiresAt
    for (const event of events) addEvent(entry, event)
    this.#clock.wake(this, pace)
  }

  /** More text of an answer, later: what most writes are. Writing costs little more than gathering it. */
  writeText(text: string, settled: Settled): void {
    addText(this.#openEntry(settled, false), text)
    this.#clock.wake(this, 'later')
  }

  /** A row is on its way to the log. */
  isSending(): boolean {
    return this.#sent !== undefined
  }

  /** Nothing is on its way or waiting. */
  isEmpty(): boolean {
    return !this.#sent && this.#waiting.length === 0
  }

  /** Takes over what another node has changed; not while sending. */
  adopt({ head, fence }: State): void {
    this.#head = head
    this.#fence = fence
  }

  /** Drops what waits; who wrote it is told `fenced`. */
  drop(): void {
    const dropped = this.#waiting
    this.#waiting = []
    for (const entry of dropped) for (const settled of entry.settled) settled({ ok: false, reason: 'fenced' })
  }

  take(): Append | undefined {
    if (this.#sent) return
    const entry = this.#waiting.shift()
    if (!entry) return
    this.#sent = entry
    entry.after = this.#head
    endTail(entry)
    const { lines, onceId, running, expiresAt } = entry
    return {
      conversation: this.#owner.id,
      count: lines.length,
      body: this.#owner.seal.seal(lines),
      fence: this.#fence,
      after: entry.after,
      onceId,
      running,
      fenceStep: running === undefined ? undefined : randomInt(1, FENCE_STEP_MAX),
      expiresAt,
    }
  }

  settle(result: AppendResult | Error): void {
    const entry = this.#sent
    this.#sent = undefined
    if (!entry) return
    if (result instanceof Error) this.#owner.onWriteFailed(result)
    else if (result.ok) {
      this.#fence = result.fence
      this.#head = lastOf(result.row)
      this.#owner.onRow(result.row, entry)
    }
    const told: WriteResult = result instanceof Error ? { ok: false, reason: 'storage' } : result
    // What was written behind a refused row built on it.
    if (!told.ok) this.drop()
    for (const settled of entry.settled) settled(told)
    if (this.#waiting.length > 0) this.#clock.wake(this, 'soon')
  }

  /** The entry that takes more, with `settled` added to it; a new one for what begins a row. */
  #openEntry(settled: Settled | undefined, isFirst: boolean): Entry {
    let entry = this.#waiting.at(-1)
    if (!entry || isFirst || entry.length >= ROW_MAX_LENGTH) {
      entry = { lines: [], tail: '', events: [], length: 0, settled: [], after: START }
      this.#waiting.push(entry)
    }
    if (settled && !entry.settled.includes(settled)) entry.settled.push(settled)
    return entry
  }
}

function addEvent(entry: Entry, event: LogEvent): void {
  if (event.type === 'answer-delta') return addText(entry, event.text)
  endTail(entry)
  const line = JSON.stringify(event)
  entry.lines.push(line)
  entry.events.push(event)
  entry.length += line.length
}

function addText(entry: Entry, text: string): void {
  if (entry.tail.length + text.length > TAIL_MAX_LENGTH) endTail(entry)
  entry.tail += text
  entry.length += text.length
}

function endTail(entry: Entry): void {
  if (entry.tail === '') return
  const delta: LogEvent = { type: 'answer-delta', text: entry.tail }
  entry.lines.push(JSON.stringify(delta))
  entry.tail = ''
}
