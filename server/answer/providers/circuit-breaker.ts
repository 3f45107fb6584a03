import { type ModelFeed, ProviderError } from './provider.ts'

export interface CircuitBreaker {
  /** Failures in a row after which the provider is left alone. */
  failuresMax: number
  /** For so long; then one request tries whether it is back. */
  openMs: number
  /** Milliseconds, never going back. */
  now?: () => number
}

/** Leaves a provider alone that fails again and again, so that no patient waits for it in vain. One for each provider and process. */
export function withCircuitBreaker(
  feed: ModelFeed,
  { failuresMax, openMs, now = () => performance.now() }: CircuitBreaker,
): ModelFeed {
  let failures = 0
  let openUntil = 0
  let isProbing = false

  const succeed = () => {
    failures = 0
  }
  const fail = () => {
    failures++
    openUntil = now() + openMs
  }

  return async (request, signal, take) => {
    const isProbe = failures >= failuresMax
    if (isProbe && (isProbing || now() < openUntil)) throw new ProviderError('circuit-open', { retryable: false })
    if (isProbe) isProbing = true
    try {
      await feed(request, signal, part => {
        // Text is enough for a probe: its reader may leave before the end.
        if (part.type === 'end' || (isProbe && part.type === 'delta')) succeed()
        take(part)
      })
    } catch (error) {
      // Only what the provider did counts: not that the patient stopped the answer.
      if (error instanceof ProviderError) fail()
      throw error
    } finally {
      if (isProbe) isProbing = false
    }
  }
}
