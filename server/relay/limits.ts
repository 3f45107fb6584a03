/** How much one address and one conversation may ask for. Numbers are design limits; an operator overrides any of them. */
import { BEAT_INTERVAL_MS, EVENTS_MAX, HELLO_TIMEOUT_MS, SILENCE_TIMEOUT_MS } from '../../protocol/limits.ts'

export interface Limits {
  /** Open sockets of one address: a clinic behind one address is many people. */
  connectionsPerAddress: number
  /** New sockets of one address in a minute. */
  opensPerMinute: number
  /** Questions of one address in a minute. */
  asksPerMinute: number
  /** Sockets of one conversation: tabs of one browser. */
  socketsPerConversation: number
  /** Questions of one conversation in a minute. */
  conversationAsksPerMinute: number
  questionsPerConversation: number
  eventsPerConversation: number
  /** Frames that a socket may send at once; it wins back ten a second. No person types so fast. */
  framesAtOnce: number
  helloTimeoutMs: number
  beatIntervalMs: number
  silenceTimeoutMs: number
  /** How long a socket may take none of the bytes that wait for it. */
  slowReaderMs: number
}

/** Events that an answer may need: a conversation with less room takes no more questions. */
export const ANSWER_ROOM = 2_000

export const LIMITS: Limits = {
  connectionsPerAddress: 200,
  opensPerMinute: 60,
  asksPerMinute: 120,
  socketsPerConversation: 8,
  conversationAsksPerMinute: 10,
  questionsPerConversation: 200,
  eventsPerConversation: EVENTS_MAX,
  framesAtOnce: 60,
  helloTimeoutMs: HELLO_TIMEOUT_MS,
  beatIntervalMs: BEAT_INTERVAL_MS,
  silenceTimeoutMs: SILENCE_TIMEOUT_MS,
  slowReaderMs: 10_000,
}

/**
 * Defaults with an operator's changes. Who raises an address's limit means it: the narrower limit behind it (opens for
 * sockets, a conversation's questions for an address's) rises with it unless it is set too.
 */
export function limitsWith(changes: Partial<Limits>): Limits {
  return {
    ...LIMITS,
    opensPerMinute: Math.max(LIMITS.opensPerMinute, changes.connectionsPerAddress ?? 0),
    conversationAsksPerMinute: changes.asksPerMinute ?? LIMITS.conversationAsksPerMinute,
    ...changes,
  }
}

/** A limit of so many a minute for each key: as many at once, then evenly. */
export interface Rate {
  /** 0 when one is free, else the milliseconds until it is. */
  wait(key: string): number
  /** Takes one where `wait` is 0; returns what `wait` said. */
  take(key: string): number
  /** Forgets keys that have won back everything. */
  prune(): void
}

export function createRate(perMinute: number, now: () => number, atOnce = perMinute): Rate {
  const perMs = perMinute / 60_000
  const spent = new Map<string, { count: number; at: number }>()
  /** A clock that was set back takes nothing away: only time that passed gives anything. */
  const count = (key: string) => {
    const entry = spent.get(key)
    return entry ? Math.max(0, entry.count - Math.max(0, now() - entry.at) * perMs) : 0
  }
  const wait = (key: string) => Math.max(0, Math.ceil((count(key) + 1 - atOnce) / perMs))
  return {
    wait,
    take(key) {
      const ms = wait(key)
      if (ms === 0) spent.set(key, { count: count(key) + 1, at: now() })
      return ms
    },
    prune() {
      for (const key of spent.keys()) if (count(key) === 0) spent.delete(key)
    },
  }
}

/** Told to who has to wait; `leave` gives a place back, once. */
export type Admitted = { ok: true; leave(): void } | { ok: false; retryAfterMs: number }

/** Decides before the upgrade whether an address may open one more socket. */
export interface Admission {
  /** What `admit` would say now; counts nothing. */
  check(address: string): { ok: true } | { ok: false; retryAfterMs: number }
  admit(address: string): Admitted
  prune(): void
}

/** How long to wait when an address has all its sockets open: nobody knows when one will close. */
const FULL_RETRY_MS = 30_000

/** `address` is the client's as far as proxies are trusted, an IPv6 one as its /64. */
export function createAdmission(limits: Limits, now: () => number = Date.now): Admission {
  const open = new Map<string, number>()
  const opens = createRate(limits.opensPerMinute, now)
  const isFull = (address: string) => (open.get(address) ?? 0) >= limits.connectionsPerAddress
  return {
    check(address) {
      const retryAfterMs = isFull(address) ? FULL_RETRY_MS : opens.wait(address)
      return retryAfterMs === 0 ? { ok: true } : { ok: false, retryAfterMs }
    },
    admit(address) {
      const retryAfterMs = isFull(address) ? FULL_RETRY_MS : opens.take(address)
      if (retryAfterMs > 0) return { ok: false, retryAfterMs }
      open.set(address, (open.get(address) ?? 0) + 1)
      let inside = true
      return {
        ok: true,
        leave() {
          if (!inside) return
          inside = false
          const rest = (open.get(address) ?? 1) - 1
          if (rest > 0) open.set(address, rest)
          else open.delete(address)
        },
      }
    },
    prune: opens.prune,
  }
}
