/**
 * What goes out of one socket. Everything does, so that what waits in it stays below its limit whatever is sent, and it is
 * known when the other side takes nothing.
 */
import type { RelaySocket } from './interfaces.ts'

/** How much of the log may wait in a socket: the log is the queue. */
const IN_FLIGHT_BYTES = 64 * 1024
/** What waits in a socket never grows beyond this. */
const BUFFER_MAX_BYTES = 256 * 1024
/** Kept free for a ping, a pong and the close, of at most 127 bytes each (RFC 6455 §5.5). */
const SPARE_BYTES = 1024
/** Before each text of less than 64 KiB (RFC 6455 §5.2). */
const HEADER_BYTES = 4

export class Outflow {
  readonly #socket: RelaySocket
  readonly #slowMs: number
  readonly #steadyNow: () => number
  #isWaiting = false
  #movedAt = 0
  #release: (() => void) | undefined

  constructor(socket: RelaySocket, slowMs: number, steadyNow: () => number) {
    this.#socket = socket
    this.#slowMs = slowMs
    this.#steadyNow = steadyNow
  }

  /** A frame outside the log. False when there is no room even for that: the socket has to go. */
  sendControl(frame: string): boolean {
    return this.#send(frame, BUFFER_MAX_BYTES - SPARE_BYTES)
  }

  /** A frame of the log; false when it has to wait until `drained`. */
  sendEvent(frame: string): boolean {
    return this.#send(frame, IN_FLIGHT_BYTES)
  }

  /** Bytes of the log that could be sent now, at least 1. */
  room(): number {
    return Math.max(1, IN_FLIGHT_BYTES - this.#socket.bufferedBytes())
  }

  /** Resolves when nothing waits, or at `dispose`. */
  drained(): Promise<void> {
    if (!this.#isWaiting) return Promise.resolve()
    return new Promise(resolve => {
      this.#release = resolve
    })
  }

  ping(): void {
    this.#socket.ping()
    this.#watch()
  }

  /** Answers a ping; left out while anything waits, which RFC 6455 §5.5.3 allows. */
  pong(data: Uint8Array): void {
    if (this.#isWaiting) return
    this.#socket.pong(data)
    this.#watch()
  }

  /** Something waits, and for too long nothing of it has left. */
  isStuck(): boolean {
    return this.#isWaiting && this.#steadyNow() - this.#movedAt >= this.#slowMs
  }

  dispose(): void {
    this.#release?.()
  }

  #send(frame: string, most: number): boolean {
    const waiting = this.#isWaiting ? this.#socket.bufferedBytes() : 0
    // One that is too large by itself goes alone, or it would never go.
    if (waiting > 0 && waiting + Buffer.byteLength(frame) + HEADER_BYTES > most) return false
    this.#socket.send(frame)
    this.#watch()
    return true
  }

  /** After everything that is sent: mostly all of it has left by then, and nothing needs to be watched. */
  #watch(): void {
    if (this.#isWaiting || this.#socket.bufferedBytes() === 0) return
    this.#isWaiting = true
    this.#movedAt = this.#steadyNow()
    this.#socket.whenDrained(() => {
      this.#isWaiting = false
      this.#watch()
      if (!this.#isWaiting) this.#release?.()
    })
  }
}
