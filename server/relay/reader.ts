/**
 * Sends one socket what comes after its position. Whether that is live, after a drop, in a second tab or from another
 * node makes no difference: rows just written are a shortcut for reading them from the log.
 */
import type { Position } from '../../protocol/frames.ts'
import type { EventLog, Row } from '../log/event-log.ts'
import { isSamePosition } from '../log/position.ts'
import type { RelaySocket } from './interfaces.ts'
import { framesOf } from './row-frames.ts'

/** How much may wait in a socket before the reader stops: the log is the queue. */
const IN_FLIGHT_BYTES = 64 * 1024
/** How often a full socket is looked at. */
const DRAIN_CHECK_MS = 50

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
  socket: RelaySocket
  /** The last event the other side has. */
  after: Position
  slowMs: number
  now(): number
  /** The log has no such position: what follows starts at `seq` 1. */
  onReset(): void
  /** The conversation was forgotten or has expired. */
  onGone(): void
  onUnreadable(): void
  /** The socket took nothing for too long. */
  onSlow(): void
  onError(error: unknown): void
}

export function createReader(options: ReaderOptions): Reader {
  const { log, conversation, open, dress, socket, slowMs, now } = options
  let position = options.after
  let state: 'resting' | 'reading' | 'closed' = 'resting'
  let isWoken = false
  let hasFailed = false
  let timer: NodeJS.Timeout | undefined
  let endWait: (() => void) | undefined

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
      if (!(await hasRoom())) return
      const page = await log.read(conversation, position, Math.max(1, IN_FLIGHT_BYTES - socket.bufferedBytes()))
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
        send(row, framesOf(row, dressed))
      }
      if (position.seq >= page.head.seq) return
    }
  }

  function send(row: Row, frames: readonly string[]): void {
    frames.forEach((frame, index) => {
      if (row.first + index > position.seq) socket.send(frame)
    })
    position = { seq: row.first + row.count - 1, mark: row.mark }
  }

  /** Waits until the socket has drained; false when it was closed or never does. */
  async function hasRoom(): Promise<boolean> {
    let least = socket.bufferedBytes()
    let drainedAt = now()
    while (socket.bufferedBytes() >= IN_FLIGHT_BYTES / 2) {
      await new Promise<void>(resolve => {
        endWait = resolve
        timer = setTimeout(resolve, DRAIN_CHECK_MS)
      })
      if (isClosed()) return false
      const buffered = socket.bufferedBytes()
      if (buffered < least) {
        least = buffered
        drainedAt = now()
      } else if (now() - drainedAt >= slowMs) {
        options.onSlow()
        return false
      }
    }
    return !isClosed()
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
      if (state === 'resting' && isNext && socket.bufferedBytes() < IN_FLIGHT_BYTES) send(row, frames)
      else wake()
    },
    dispose() {
      state = 'closed'
      clearTimeout(timer)
      endWait?.()
    },
  }
}
