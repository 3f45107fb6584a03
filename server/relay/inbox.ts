/** Frames of one socket that wait while another is handled: one after the other, and not without end. */
import type { ClientFrame } from '../../protocol/frames.ts'

/** Frames that may wait while the first one is answered. A client waits for its `welcome`. */
const QUEUE_MAX = 16
/** Characters of the frames that wait: twice what one may have. */
const QUEUE_MAX_LENGTH = 128 * 1024

interface Waiting {
  frame: ClientFrame
  length: number
  receivedAt: number
}

/** Who reads them. */
export interface InboxOwner {
  /** `receivedAt` is on the clock of `performance`. */
  handle(frame: ClientFrame, receivedAt: number): Promise<void>
  /** `handle` has rejected. */
  onHandlingFailed(error: unknown): void
}

export class Inbox {
  readonly #owner: InboxOwner
  /** None while nothing is handled: most of the time. */
  #queue: Waiting[] | undefined
  #waitingLength = 0

  constructor(owner: InboxOwner) {
    this.#owner = owner
  }

  /** `length` is that of the frame's text. False when too much waits already: the socket has to go. */
  add(frame: ClientFrame, length: number): boolean {
    const waiting = { frame, length, receivedAt: performance.now() }
    if (!this.#queue) {
      this.#queue = []
      void this.#handleAll(this.#queue, waiting)
      return true
    }
    if (this.#queue.length >= QUEUE_MAX || this.#waitingLength + length > QUEUE_MAX_LENGTH) return false
    this.#queue.push(waiting)
    this.#waitingLength += length
    return true
  }

  /** Drops what waits. */
  clear(): void {
    if (this.#queue) this.#queue.length = 0
    this.#waitingLength = 0
  }

  async #handleAll(queue: Waiting[], first: Waiting): Promise<void> {
    try {
      await this.#owner.handle(first.frame, first.receivedAt)
      for (let next = queue.shift(); next; next = queue.shift()) {
        this.#waitingLength -= next.length
        await this.#owner.handle(next.frame, next.receivedAt)
      }
    } catch (error) {
      this.#owner.onHandlingFailed(error)
    }
    this.#queue = undefined
  }
}
