import { setImmediate, setTimeout } from 'node:timers/promises'

/** Tokens written before other work of the process gets its turn. */
const TOKENS_PER_TURN = 40

/**
 * Gives out texts token by token (a word with the space before it). `pace` is tokens a second; 0 is as fast as the process can while
 * others get their turn. Ends early, without an error, when `signal` aborts.
 */
export function createTokenStream(pace: number, signal: AbortSignal) {
  const begun = performance.now()
  let written = 0

  async function waitForTurn(): Promise<void> {
    if (pace === 0) {
      if (written % TOKENS_PER_TURN === 0) await setImmediate()
      return
    }
    const dueMs = begun + (written * 1_000) / pace - performance.now()
    // A turn of the clock is about a millisecond: at a high pace several tokens share one.
    if (dueMs >= 1) await setTimeout(dueMs, undefined, { signal }).catch(ignoreAbort)
  }

  return async function* stream(text: string): AsyncGenerator<string> {
    for (const [token] of text.matchAll(/\s*\S+\s*$|\s*\S+/g)) {
      if (written++ > 0) await waitForTurn()
      if (signal.aborted) return
      yield token
    }
  }
}

/** The wait ends early when the answer is stopped; the loop then sees the signal. */
function ignoreAbort(): void {}
