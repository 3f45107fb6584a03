/**
 * Sends one socket what comes after its position. Whether that is live, after a drop, in a second tab or from another
 * node makes no difference: rows just written are a shortcut for reading them from the log.
 */
import type { Position } from '../../protocol/frames.ts'
import type { EventLog, Row } from '../log/event-log.ts'
import { isSamePosition } from '../log/position.ts'
import type { Outflow } from './outflow.ts'
import { framesOf } from './row-frames.ts'

export interface Reader {
  /** There may be more in the log. */
  wake(): void
  /** Tries again what has failed. */
  retry(): void
  /** A row was just written here, behind `after`; sent at once when it is the next one. */
  push(row: Row, after: Position, frames: readonly string[]): void
  dispose(): void
}

export interface ReaderOptions {
  log: EventLog
  conversation: string
  open(body: Uint8Array): string[] | undefined
  /** Adds what events only carry while they are sent. Never rejects. */
  dress(events: readonly string[]): readonly string[] | Promise<readonly string[]>
  outflow: Pick<Outflow, 'sendEvent' | 'room' | 'drained'>
  /** The last event the other side has. */
  after: Position
  /** The log has no such position: what follows starts at `seq` 1. */
  onReset(): void
  /** The conversation was forgotten or has expired. */
  onGone(): void
  onUnreadable(): void
  onError(error: unknown): void
}

export function createReader(options: ReaderOptions): Reader {
  const { log, conversation, open, dress, outflow } = options
  let position = options.after
  let state: 'resting' | 'reading' | 'closed' = 'resting'
  let isWoken = false
  let hasFailed = false

  async function readOn(): Promise<void> {
    state = 'reading'
    try {
      while (isWoken && !isClosed()) {
        isWoken = false
        await readToHead()
      }
    } catch (error) {
      hasFailed = true
      options.onError(error)
    }
    if (!isClosed()) state = 'resting'
  }

  /** TypeScript does not see that `state` changes while something is awaited. */
  const isClosed = () => (state as string) === 'closed'

  async function readToHead(): Promise<void> {
    for (;;) {
      await outflow.drained()
      if (isClosed()) return
      const page = await log.read(conversation, position, outflow.room())
      if (isClosed()) return
      if (page === 'gone') return options.onGone()
      if (page === 'reset') {
        position = { seq: 0, mark: '' }
        options.onReset()
        continue
      }
      for (const row of page.rows) {
        const events = open(row.body)
        if (!events) return options.onUnreadable()
        const dressed = await dress(events)
        if (isClosed()) return
        if (!send(row, framesOf(row, dressed))) break
      }
      if (position.seq >= page.head.seq) return
    }
  }

  /** Sends what is after the position, as far as there is room; false when something is left. */
  function send(row: Row, frames: readonly string[]): boolean {
    let seq = row.first - 1
    for (const frame of frames) {
      seq += 1
      if (seq <= position.seq) continue
      if (!outflow.sendEvent(frame)) return false
      position = { seq, mark: row.mark }
    }
    return true
  }

  function wake(): void {
    if (state === 'closed') return
    isWoken = true
    hasFailed = false
    if (state === 'resting') void readOn()
  }

  return {
    wake,
    retry() {
      if (hasFailed) wake()
    },
    push(row, after, frames) {
      if (state === 'closed' || row.count === 0) return
      // A row of the same number may belong to a log that was written anew.
      const isNext = isSamePosition(after, position) && row.first === position.seq + 1
      if (state !== 'resting' || !isNext || !send(row, frames)) wake()
    },
    dispose() {
      state = 'closed'
    },
  }
}
