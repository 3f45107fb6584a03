/** Full-jitter backoff: a random wait below a ceiling that doubles, so that many clients cut at once come back spread. */

const FIRST_MS = 500
const CEILING_MS = 30_000

export interface Backoff {
  /** The next wait in ms; `atLeastMs` is what the relay asked for, and is honoured. */
  next(atLeastMs?: number): number
  /** Starts over after a connection that worked. */
  reset(): void
}

export function createBackoff(random: () => number = Math.random): Backoff {
  let failures = 0
  return {
    next(atLeastMs = 0) {
      const ceiling = Math.min(CEILING_MS, FIRST_MS * 2 ** failures++)
      return atLeastMs + random() * ceiling
    },
    reset() {
      failures = 0
    },
  }
}
