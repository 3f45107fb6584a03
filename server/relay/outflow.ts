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

export interface Outflow {
  /** A frame outside the log. False when there is no room even for that: the socket has to go. */
  sendControl(frame: string): boolean
  /** A frame of the log; false when it has to wait until `drained`. */
  sendEvent(frame: string): boolean
  /** Bytes of the log that could be sent now, at least 1. */
  room(): number
  /** Resolves when nothing waits, or at `dispose`. */
  drained(): Promise<void>
  ping(): void
  /** Answers a ping; left out while anything waits, which RFC 6455 §5.5.3 allows. */
  pong(data: Uint8Array): void
  /** Something waits, and for too long nothing of it has left. */
  isStuck(): boolean
  dispose(): void
}

export function createOutflow(socket: RelaySocket, slowMs: number, now: () => number): Outflow {
  let isWaiting = false
  let movedAt = 0
  let release = () => {}

  /** After everything that is sent: mostly all of it has left by then, and nothing needs to be watched. */
  function watch(): void {
    if (isWaiting || socket.bufferedBytes() === 0) return
    isWaiting = true
    movedAt = now()
    socket.whenDrained(() => {
      isWaiting = false
      watch()
      if (!isWaiting) release()
    })
  }

  function send(frame: string, most: number): boolean {
    const waiting = socket.bufferedBytes()
    // One that is too large by itself goes alone, or it would never go.
    if (waiting > 0 && waiting + Buffer.byteLength(frame) + HEADER_BYTES > most) return false
    socket.send(frame)
    watch()
    return true
  }

  return {
    sendControl: frame => send(frame, BUFFER_MAX_BYTES - SPARE_BYTES),
    sendEvent: frame => send(frame, IN_FLIGHT_BYTES),
    room: () => Math.max(1, IN_FLIGHT_BYTES - socket.bufferedBytes()),
    drained() {
      if (!isWaiting) return Promise.resolve()
      return new Promise(resolve => {
        release = resolve
      })
    },
    ping() {
      socket.ping()
      watch()
    },
    pong(data) {
      if (isWaiting) return
      socket.pong(data)
      watch()
    },
    isStuck: () => isWaiting && now() - movedAt >= slowMs,
    dispose: () => release(),
  }
}
