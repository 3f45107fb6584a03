/** Where tokens come from within the process: a stream of its own for each question, every contender's alike. */
import type { AnswerPart } from '../../../server/answer/answer.ts'
import { END, START } from '../../support/scripted-answer.ts'
import { stampToken } from './stamp.ts'

const TOKENS_PER_SECOND = 50
/** Longer than any round: a round ends its streams. */
const TOKENS_MAX = TOKENS_PER_SECOND * 60

export interface Source {
  open(signal: AbortSignal): AsyncIterable<AnswerPart>
  /** Tokens given out so far. */
  count(): number
}

/** Calls `take` with a fresh token `TOKENS_PER_SECOND` times a second, the first time at once; returns its end. */
export function everyToken(take: (token: string) => void): () => void {
  const begun = performance.now()
  let made = 0
  let timer: NodeJS.Timeout | undefined
  function next(): void {
    take(stampToken())
    made += 1
    timer = setTimeout(next, Math.max(0, begun + (made * 1_000) / TOKENS_PER_SECOND - performance.now()))
  }
  next()
  return () => clearTimeout(timer)
}

export function createTokenSource(): Source {
  let count = 0
  return {
    count: () => count,
    async *open(signal) {
      yield START
      const begun = performance.now()
      for (let made = 0; made < TOKENS_MAX; made++) {
        const waitMs = begun + (made * 1_000) / TOKENS_PER_SECOND - performance.now()
        if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs))
        if (signal.aborted) return
        count += 1
        yield { type: 'delta', text: stampToken() }
      }
      yield END
    },
  }
}
