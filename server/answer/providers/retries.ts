import { setTimeout as sleep } from 'node:timers/promises'
import { type ModelFeed, ProviderError, type Usage } from './provider.ts'

export interface Retries {
  /** Requests for one answer. */
  requestsMax: number
  /** No new request begins later than so long after the first: the patient is waiting. */
  patienceMs: number
  /** Between two requests; an endpoint that asks for longer is not asked again. */
  waitMaxMs: number
}

/** The first wait is half a second on average, then it doubles. */
const FIRST_WAIT_MS = 500

/** Asks again, before the first text alone: two answers are never spliced. Usage is that of all requests together. */
export function withRetries(feed: ModelFeed, { requestsMax, patienceMs, waitMaxMs }: Retries): ModelFeed {
  return async (request, signal, take) => {
    const begunAt = performance.now()
    const before: Usage = { inputTokens: 0, outputTokens: 0 }
    for (let requests = 1; ; requests++) {
      const usage: Usage = { inputTokens: 0, outputTokens: 0 }
      let hasText = false
      try {
        return await feed(request, signal, part => {
          if (part.type === 'delta') hasText = true
          if (part.type !== 'usage') return take(part)
          Object.assign(usage, { inputTokens: part.inputTokens, outputTokens: part.outputTokens })
          take({
            type: 'usage',
            inputTokens: before.inputTokens + usage.inputTokens,
            outputTokens: before.outputTokens + usage.outputTokens,
          })
        })
      } catch (error) {
        if (!(error instanceof ProviderError && error.retryable) || hasText || requests >= requestsMax) throw error
        const waitMs = error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (requests - 1) * (0.5 + Math.random())
        if (waitMs > waitMaxMs || performance.now() - begunAt + waitMs > patienceMs) throw error
        before.inputTokens += usage.inputTokens
        before.outputTokens += usage.outputTokens
        await sleep(waitMs, undefined, { signal }).catch(() => {
          throw signal.reason
        })
      }
    }
  }
}
