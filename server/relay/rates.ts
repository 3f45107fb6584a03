/**
 * The limits by the minute that relays count together where they share a Redis (`server/rates/`), and each by itself
 * where they do not. A red flag's card waits for none of them.
 */
import type { Limits } from './limits.ts'
import { createRate, type Rate } from './rate.ts'

/** A `Rate` that may have to be asked for. It never rejects, and answers in time for a question. */
export interface SharedRate {
  wait(key: string): Promise<number>
  take(key: string): Promise<number>
  /** Takes one as far as this process knows, for what must not wait. */
  takeHere(key: string): number
}

export interface Rates {
  /** New sockets of an address. */
  opens: SharedRate
  /** Questions of an address. */
  addressAsks: SharedRate
  /** Questions of a conversation. */
  conversationAsks: SharedRate
  /** Forgets who has nothing left to wait for; once a minute. */
  prune(): void
  dispose(): void
}

/** The embedded default: counts in this process alone. */
export function createOwnRates(limits: Limits, now: () => number = () => performance.now()): Rates {
  const own: Rate[] = []
  const rateOf = (perMinute: number): SharedRate => {
    const rate = createRate(perMinute, now)
    own.push(rate)
    return { wait: async key => rate.wait(key), take: async key => rate.take(key), takeHere: rate.take }
  }
  return {
    opens: rateOf(limits.opensPerMinute),
    addressAsks: rateOf(limits.asksPerMinute),
    conversationAsks: rateOf(limits.conversationAsksPerMinute),
    prune() {
      for (const rate of own) rate.prune()
    },
    dispose() {},
  }
}
