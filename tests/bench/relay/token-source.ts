/** Where tokens come from within the process: a stream of its own for each question, every contender's alike. */
import type { AnswerPart } from '../../../server/answer/answer.ts'
import { END, START } from '../../support/scripted-answer.ts'
import { stampToken } from './stamp.ts'

const TOKEN_MS = 20
/** Longer than any round: a round ends its streams. */
const TOKENS_MAX = (60 * 1_000) / TOKEN_MS

export interface Source {
  open(signal: AbortSignal): AsyncIterable<AnswerPart>
  /** Tokens given out so far. */
  count(): number
}

type Take = (token: string) => void

/**
 * Who is due in each millisecond of the time between two tokens. All streams of a process share one timer, since a timer for
 * each would be much of what is measured; each keeps the millisecond that it began in, so that they are out of step.
 */
const due = Array.from({ length: TOKEN_MS }, () => new Set<Take>())
let open = 0
/** The millisecond, on the clock of `performance`, whose tokens were given out last. */
let givenAt = 0
let timer: NodeJS.Timeout | undefined

/** Who is late gives out what has come due meanwhile: a busy process gets no fewer tokens. */
function giveOut(): void {
  const now = Math.floor(performance.now())
  while (givenAt < now) {
    givenAt += 1
    for (const take of due[givenAt % TOKEN_MS] ?? []) take(stampToken())
  }
}

/** Calls `take` with a fresh token 50 times a second, the first time at once; returns its end. */
export function everyToken(take: Take): () => void {
  if (open === 0) {
    givenAt = Math.floor(performance.now())
    timer = setInterval(giveOut, 1)
  }
  open += 1
  const mine = due[givenAt % TOKEN_MS]
  mine?.add(take)
  take(stampToken())
  return () => {
    if (!mine?.delete(take)) return
    open -= 1
    if (open === 0) clearInterval(timer)
  }
}

export function createTokenSource(): Source {
  let count = 0
  return {
    count: () => count,
    async *open(signal) {
      yield START
      const tokens: string[] = []
      let wake = () => {}
      const end = everyToken(token => {
        tokens.push(token)
        wake()
      })
      signal.addEventListener('abort', () => wake())
      try {
        for (let made = 0; made < TOKENS_MAX; made++) {
          if (tokens.length === 0) {
            await new Promise<void>(resolve => {
              wake = resolve
            })
          }
          const text = tokens.shift()
          if (signal.aborted || text === undefined) return
          count += 1
          yield { type: 'delta', text }
        }
        yield END
      } finally {
        end()
      }
    },
  }
}
