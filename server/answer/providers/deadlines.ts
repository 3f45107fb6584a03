import { type ModelFeed, ProviderError } from './provider.ts'

export interface Deadlines {
  /** From the request to the first text. */
  firstTokenMs: number
  /** From one text to the next, or to the end. */
  idleMs: number
}

/** Gives up on a provider that sends no text. Pings, comments and counts of tokens are none; nor is the time that the reader takes. */
export function withDeadlines(feed: ModelFeed, { firstTokenMs, idleMs }: Deadlines): ModelFeed {
  return async (request, signal, take) => {
    const deadline = new AbortController()
    const giveUp = (code: 'no-first-token' | 'idle') => deadline.abort(new ProviderError(code, { retryable: true }))
    let idle: NodeJS.Timeout | undefined
    const first = setTimeout(giveUp, firstTokenMs, 'no-first-token')
    try {
      await feed(request, AbortSignal.any([signal, deadline.signal]), part => {
        if (part.type === 'delta') {
          clearTimeout(first)
          if (idle) idle.refresh()
          else idle = setTimeout(giveUp, idleMs, 'idle')
        }
        take(part)
      })
    } finally {
      clearTimeout(first)
      clearTimeout(idle)
    }
  }
}
