/** One WebSocket as frames: parsed in, serialised out, and taken for dead after silence. Knows nothing of resuming. */
import type { ClientFrame, RelayFrame } from '../../protocol/frames.ts'
import { SUBPROTOCOL } from '../../protocol/frames.ts'
import { SILENCE_TIMEOUT_MS } from '../../protocol/limits.ts'

export interface SocketEvents {
  open(): void
  frame(frame: RelayFrame): void
  /** Once, whatever ended it. `opened` is false when the handshake never succeeded. */
  closed(code: number, opened: boolean): void
}

export interface Socket {
  send(frame: ClientFrame): void
  /** Milliseconds since the relay was last heard. */
  silence(): number
  /** Ends it now: `closed` follows at once and nothing after it. */
  close(code: number): void
}

const CHECK_EVERY_MS = 1_000
/** What a browser reports when a connection broke without a closing handshake. */
export const ABNORMAL = 1006

export function openSocket(url: string, on: SocketEvents): Socket {
  const socket = new WebSocket(url, SUBPROTOCOL)
  let heardAt = Date.now()
  let opened = false
  let ended = false

  const end = (code: number): void => {
    if (ended) return
    ended = true
    clearInterval(timer)
    on.closed(code, opened)
  }
  const close = (code: number): void => {
    // A half-open socket can take minutes to report its close: the session goes on without waiting for it.
    socket.close(code)
    end(code)
  }
  // A frozen page's timers stop, so silence is measured by the clock and not by counting ticks. One that was set back
  // would hide it. The last look before the time is over is the one that counts.
  const timer = setInterval(() => {
    if (Math.abs(Date.now() - heardAt) > SILENCE_TIMEOUT_MS - CHECK_EVERY_MS) {
      socket.close()
      end(ABNORMAL)
    }
  }, CHECK_EVERY_MS)

  socket.onopen = () => {
    if (ended) return
    opened = true
    heardAt = Date.now()
    on.open()
  }
  socket.onmessage = ({ data }) => {
    if (ended) return
    heardAt = Date.now()
    const frame = parse(data)
    if (frame) on.frame(frame)
  }
  socket.onclose = ({ code }) => end(code)

  return {
    send: frame => socket.send(JSON.stringify(frame)),
    silence: () => Date.now() - heardAt,
    close,
  }
}

/** A frame of the relay, or nothing: an older widget skips what it cannot read. */
function parse(data: unknown): RelayFrame | undefined {
  try {
    const frame = JSON.parse(String(data))
    return typeof frame?.type === 'string' ? frame : undefined
  } catch {
    return undefined
  }
}
