/**
 * How long to wait before the next try: full jitter, a random time below a ceiling that doubles with each failure.
 *
 * Who waits for the words of an answer is back within 100 ms (p95 95 ms) and a handshake; the next ceiling is 2 s, and
 * everybody else begins with it. Of 5,000 chats that are cut at once while 300 answers run, the first second meets
 * 300 + 4,700 / 2 = 2,650 of them and the mean second 2,500. Were every one of them in the middle of an answer, it would
 * meet 5,000: twice that mean.
 */

const SOON_MS = 100
const STEP_MS = 1_000
const CEILING_MS = 30_000
/** No relay means to keep a chat away for longer; a clock that was set back would. */
const ASKED_MOST_MS = 5 * 60_000

export interface Backoff {
  /** The next wait in ms; `atLeastMs` is what the relay asked for, and is honoured. `soon` counts for a first try only. */
  next(atLeastMs?: number, soon?: boolean): number
  /** Starts over after a connection that worked. */
  reset(): void
}

export function createBackoff(random: () => number = Math.random): Backoff {
  let step = 0
  return {
    next(atLeastMs = 0, soon = false) {
      if (!soon) step = Math.max(step, 1)
      const ceiling = step === 0 ? SOON_MS : Math.min(CEILING_MS, STEP_MS * 2 ** step)
      step++
      return Math.min(ASKED_MOST_MS, Math.max(0, atLeastMs)) + random() * ceiling
    },
    reset() {
      step = 0
    },
  }
}
