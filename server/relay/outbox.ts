/**
 * What one conversation is about to write, in order. Events gather until the flush clock asks for a row; at most one row
 * is on its way at a time, under the fence that the last one left.
 */
import { randomInt } from 'node:crypto'
import type { LogEvent, Position } from '../../protocol/frames.ts'
import type { Append, AppendResult, Row, Running, State } from '../log/event-log.ts'
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
export type Written = Readonly<Pick<Entry, 'lines' | 'events' | 'running' | 'expiresAt'>> & {
  /** What the row stands behind, as far as its writer knows. */
  after: Position
}

interface Entry extends Pick<Append, 'onceId' | 'running' | 'expiresAt'> {
  lines: string[]
  /** Text of the last event while that is a delta: deltas of one flush are one event. */
  tail: string
  /** All but the deltas, for who follows the conversation. */
  events: LogEvent[]
  length: number
  /** Each of them once. */
  settled: Settled[]
}

export interface Outbox {
  write(write: Write): void
  /** More text of an answer, later: what most writes are. Writing costs little more than gathering it. */
  writeText(text: string, settled: Settled): void
  /** The last event known to be in the log, and the fence it left. */
  readonly head: Position
  readonly fence: number
  /** A row is on its way to the log. */
  isSending(): boolean
  /** Nothing is on its way or waiting. */
  isEmpty(): boolean
  /** Takes over what another node has changed; not while sending. */
  adopt(state: State): void
  /** Drops what waits; who wrote it is told `fenced`. */
  drop(): void
}

export interface OutboxOptions {
  conversation: string
  clock: FlushClock
  seal(lines: readonly string[]): Uint8Array
  /** A row is in the log. */
  onRow(row: Row, written: Written): void
  onError(error: Error): void
}

export function createOutbox({ conversation, clock, seal, onRow, onError }: OutboxOptions): Outbox {
  let waiting: Entry[] = []
  let sent: Entry | undefined
  let head: Position = { seq: 0, mark: '' }
  let fence = 0

  const writer: Writer = {
    take() {
      if (sent) return
      sent = waiting.shift()
      if (!sent) return
      endTail(sent)
      const { lines, onceId, running, expiresAt } = sent
      const fenceStep = running === undefined ? undefined : randomInt(1, FENCE_STEP_MAX)
      const body = seal(lines)
      return { conversation, count: lines.length, body, fence, after: head, onceId, running, fenceStep, expiresAt }
    },
    settle(result) {
      const entry = sent
      sent = undefined
      if (!entry) return
      if (result instanceof Error) onError(result)
      else if (result.ok) {
        const { row } = result
        const after = head
        fence = result.fence
        head = { seq: row.first + row.count - 1, mark: row.mark }
        onRow(row, { ...entry, after })
      }
      const told: WriteResult = result instanceof Error ? { ok: false, reason: 'storage' } : result
      // What was written behind a refused row built on it.
      if (!told.ok) drop()
      for (const settled of entry.settled) settled(told)
      if (waiting.length > 0) clock.wake(writer, 'soon')
    },
  }

  function drop(): void {
    const dropped = waiting
    waiting = []
    for (const entry of dropped) for (const settled of entry.settled) settled({ ok: false, reason: 'fenced' })
  }

  /** The entry that takes more, with `settled` added to it; a new one for what begins a row. */
  function openEntry(settled: Settled | undefined, isFirst: boolean): Entry {
    let entry = waiting.at(-1)
    if (!entry || isFirst || entry.length >= ROW_MAX_LENGTH) {
      entry = { lines: [], tail: '', events: [], length: 0, settled: [] }
      waiting.push(entry)
    }
    if (settled && !entry.settled.includes(settled)) entry.settled.push(settled)
    return entry
  }

  return {
    write(write) {
      const entry = openEntry(write.settled, write.onceId !== undefined)
      if (write.onceId !== undefined) entry.onceId = write.onceId
      if (write.running !== undefined) entry.running = write.running
      if (write.expiresAt !== undefined) entry.expiresAt = write.expiresAt
      for (const event of write.events) addEvent(entry, event)
      clock.wake(writer, write.pace)
    },
    writeText(text, settled) {
      addText(openEntry(settled, false), text)
      clock.wake(writer, 'later')
    },
    get head() {
      return head
    },
    get fence() {
      return fence
    },
    isSending: () => sent !== undefined,
    isEmpty: () => !sent && waiting.length === 0,
    adopt(state) {
      head = state.head
      fence = state.fence
    },
    drop,
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
