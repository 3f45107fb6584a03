/**
 * Sends one socket what comes after its position. Whether that is live, after a drop, in a second tab or from another
 * node makes no difference: rows just written are a shortcut for reading them from the log.
 */
import type { Position } from '../../protocol/frames.ts'
import type { EventLog, Row } from '../log/event-log.ts'
import { isSamePosition, START } from '../log/position.ts'
import type { Outflow } from './outflow.ts'
import { framesOf } from './row-frames.ts'

/** What is read: a conversation. */
export interface Readable {
  readonly id: string
  readonly log: Pick<EventLog, 'read'>
  open(body: Uint8Array): string[] | undefined
  /** Adds what events only carry while they are sent. Never rejects. */
  dress(events: readonly string[]): readonly string[] | Promise<readonly string[]>
  /** The conversation was forgotten or has expired. */
  onReadGone(): void
  onUnreadable(): void
  onReadFailed(error: unknown): void
}

/** Where it goes. */
export interface ReaderOutlet {
  readonly outflow: Pick<Outflow, 'sendEvent' | 'room' | 'drained'>
  /** The log has no such position: what follows starts at `seq` 1. */
  onReset(): void
}

export class Reader {
  readonly #from: Readable
  readonly #to: ReaderOutlet
  #position: Position
  #state: 'resting' | 'reading' | 'closed' = 'resting'
  #isWoken = false
  #hasFailed = false

  /** `after` is the last event the other side has. */
  constructor(from: Readable, to: ReaderOutlet, after: Position) {
    this.#from = from
    this.#to = to
    this.#position = after
  }

  /** There may be more in the log. */
  wake(): void {
    if (this.#isClosed()) return
    this.#isWoken = true
    this.#hasFailed = false
    if (this.#state === 'resting') void this.#readOn()
  }

  /** Tries again what has failed. */
  retry(): void {
    if (this.#hasFailed) this.wake()
  }

  /** A row was just written here, behind `after`; sent at once when it is the next one. */
  push(row: Row, after: Position, frames: readonly string[]): void {
    if (this.#isClosed() || row.count === 0) return
    // A row of the same number may belong to a log that was written anew.
    const isNext = isSamePosition(after, this.#position) && row.first === this.#position.seq + 1
    if (this.#state !== 'resting' || !isNext || !this.#send(row, frames)) this.wake()
  }

  dispose(): void {
    this.#state = 'closed'
  }

  async #readOn(): Promise<void> {
    this.#state = 'reading'
    try {
      while (this.#isWoken && !this.#isClosed()) {
        this.#isWoken = false
        await this.#readToHead()
      }
    } catch (error) {
      this.#hasFailed = true
      this.#from.onReadFailed(error)
    }
    if (!this.#isClosed()) this.#state = 'resting'
  }

  async #readToHead(): Promise<void> {
    const { log, id } = this.#from
    const { outflow } = this.#to
    for (;;) {
      await outflow.drained()
      if (this.#isClosed()) return
      const page = await log.read(id, this.#position, outflow.room())
      if (this.#isClosed()) return
      if (page === 'gone') return this.#from.onReadGone()
      if (page === 'reset') {
        this.#position = START
        this.#to.onReset()
        continue
      }
      for (const row of page.rows) {
        const events = this.#from.open(row.body)
        if (!events) return this.#from.onUnreadable()
        const dressed = await this.#from.dress(events)
        if (this.#isClosed()) return
        if (!this.#send(row, framesOf(row, dressed))) break
      }
      if (this.#position.seq >= page.head.seq) return
    }
  }

  /** Sends what is after the position, as far as there is room; false when something is left. */
  #send(row: Row, frames: readonly string[]): boolean {
    let seq = row.first - 1
    for (const frame of frames) {
      seq += 1
      if (seq <= this.#position.seq) continue
      if (!this.#to.outflow.sendEvent(frame)) return false
      this.#position = { seq, mark: row.mark }
    }
    return true
  }

  #isClosed(): boolean {
    return this.#state === 'closed'
  }
}
