import { type Provider, ProviderError } from './provider.ts'

export interface Deadlines {
  /** From the request to the first text. */
  firstTokenMs: number
  /** From one text to the next, or to the end. */
  idleMs: number
}

/** Gives up on a provider that sends no text. Pings, comments and counts of tokens are none; nor is the time that the reader takes. */
export function withDeadlines(provider: Provider, { firstTokenMs, idleMs }: Deadlines): Provider {
  return {
    async *stream(request, signal) {
      const deadline = new AbortController()
      const giveUp = (code: 'no-first-token' | 'idle') => () =>
        deadline.abort(new ProviderError(code, { retryable: true }))
      let timer = setTimeout(giveUp('no-first-token'), firstTokenMs)
      try {
        for await (const part of provider.stream(request, AbortSignal.any([signal, deadline.signal]))) {
          if (part.type !== 'delta') {
            yield part
            continue
          }
          clearTimeout(timer)
          yield part
          timer = setTimeout(giveUp('idle'), idleMs)
        }
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
