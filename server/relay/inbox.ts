/** Frames of one socket that wait while another is handled: one after the other, and not without end. */
import type { ClientFrame } from '../../protocol/frames.ts'

/** Frames that may wait while the first one is answered. A client waits for its `welcome`. */
const QUEUE_MAX = 16
/** Characters of the frames that wait: twice what one may have. */
const QUEUE_MAX_LENGTH = 128 * 1024

export interface Inbox {
  /** `length` is that of the frame's text. False when too much waits already: the socket has to go. */
  add(frame: ClientFrame, length: number): boolean
  /** Drops what waits. */
  clear(): void
}

/** `receivedAt` is on the clock of `performance`. */
export function createInbox(
  handle: (frame: ClientFrame, receivedAt: number) => Promise<void>,
  onError: (error: unknown) => void,
): Inbox {
  const queue: { frame: ClientFrame; length: number; receivedAt: number }[] = []
  let waitingLength = 0
  let isHandling = false

  async function handleAll(): Promise<void> {
    if (isHandling) return
    isHandling = true
    try {
      for (let next = queue.shift(); next; next = queue.shift()) {
        waitingLength -= next.length
        await handle(next.frame, next.receivedAt)
      }
    } catch (error) {
      onError(error)
    }
    isHandling = false
  }

  return {
    add(frame, length) {
      if (queue.length >= QUEUE_MAX || waitingLength + length > QUEUE_MAX_LENGTH) return false
      queue.push({ frame, length, receivedAt: performance.now() })
      waitingLength += length
      void handleAll()
      return true
    },
    clear() {
      queue.length = 0
      waitingLength = 0
    },
  }
}
