/**
 * How a relay leaves so that nobody notices: readers are sent away a few at a time, running answers may end, and what is
 * still being written is let go of, for whoever reads it elsewhere or later.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { ANSWERS_MS, FAREWELL_MS, SEND_AWAY_MS } from '../stop-limits.ts'
import type { OpenSocket } from './connection.ts'
import type { Conversation } from './conversation-interface.ts'

/** Readers that come back in a second: a `hello` costs about a millisecond, so half of a core is left for answers. */
const RETURNS_PER_SECOND = 500
/** Many come back faster than that, since a panel speaks of a lost connection when it has none for 5 s. */
const RETURN_MAX_MS = 10_000
/** A process that is started again is there after about so long. */
const RESTART_MS = 2_000
/** For clients that add no chance of their own. */
const JITTER_MS = 500
const LOOK_MS = 50

export interface Turn {
  /** When its goodbye is said, from the beginning of the stop or of the last step. */
  sayAfterMs: number
  reconnectAfterMs: number
}

/**
 * When the socket at `index` of `count` is sent away and may come back. Returns are even over `count` / 500 s. Where
 * others take over, a reader keeps its socket until its turn; else all go at once, and the relay has to start first.
 */
export function turnOf(index: number, count: number, handOver: boolean, random = Math.random): Turn {
  const returnsMs = Math.min(RETURN_MAX_MS, (count / RETURNS_PER_SECOND) * 1_000)
  const saysMs = handOver ? Math.min(SEND_AWAY_MS, returnsMs) : 0
  const awayMs = (index / count) * (returnsMs - saysMs) + random() * JITTER_MS
  return {
    sayAfterMs: (index / count) * saysMs,
    reconnectAfterMs: Math.round(handOver ? awayMs : RESTART_MS + awayMs),
  }
}

export interface Leaving {
  /** While the relay stops: after how many ms who is sent away may come back. */
  awayMs(): number | undefined
  /** As `Relay.drain`. */
  leave(handOver: boolean): Promise<void>
}

export interface LeavingOptions {
  sockets: ReadonlySet<Pick<OpenSocket, 'goodbye'>>
  conversations(): Iterable<Pick<Conversation, 'isWriting' | 'letGo'>>
}

export function createLeaving({ sockets, conversations }: LeavingOptions): Leaving {
  let awayMs: number | undefined

  function isWriting(): boolean {
    for (const conversation of conversations()) if (conversation.isWriting()) return true
    return false
  }

  async function sendAllAway(handOver: boolean): Promise<void> {
    const began = performance.now()
    const leaving = [...sockets]
    for (const [index, socket] of leaving.entries()) {
      const { sayAfterMs, reconnectAfterMs } = turnOf(index, leaving.length, handOver)
      while (performance.now() - began < sayAfterMs) await delay(LOOK_MS)
      socket.goodbye('restart', reconnectAfterMs)
    }
  }

  return {
    awayMs: () => awayMs,
    async leave(handOver) {
      const began = performance.now()
      awayMs = turnOf(0, 1, handOver).reconnectAfterMs
      if (handOver) await sendAllAway(true)
      await until(() => !isWriting(), ANSWERS_MS - (performance.now() - began))
      // Those that are left must be gone first: a node with a reader would take up again what it lets go of.
      await sendAllAway(false)
      for (const conversation of conversations()) conversation.letGo()
      await until(() => !isWriting() && sockets.size === 0, FAREWELL_MS)
    },
  }
}

/** Resolves when `isDone`, or after `ms`. */
async function until(isDone: () => boolean, ms: number): Promise<void> {
  const deadline = performance.now() + ms
  while (!isDone() && performance.now() < deadline) await delay(LOOK_MS)
}
