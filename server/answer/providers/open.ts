import { Agent } from 'undici'
import { createAnthropic } from './anthropic.ts'
import { withCircuitBreaker } from './circuit-breaker.ts'
import { type Deadlines, withDeadlines } from './deadlines.ts'
import { createOpenAi, type ProviderOptions } from './openai.ts'
import type { Provider } from './provider.ts'
import { readFeed } from './read-feed.ts'
import { type Retries, withRetries } from './retries.ts'

export interface ModelSettings extends ProviderOptions {
  provider: 'openai' | 'anthropic'
}

export interface OpenProvider extends Provider {
  /** Closes every connection at once. */
  dispose(): Promise<void>
}

const CREATE = { openai: createOpenAi, anthropic: createAnthropic }

/** A patient who sees nothing for 20 s has given up, and the relay does so after 30: by then the embedded writer has to have begun. */
const PATIENCE = {
  connectMs: 4_000,
  firstTokenMs: 10_000,
  idleMs: 10_000,
  requestsMax: 3,
  patienceMs: 10_000,
  waitMaxMs: 5_000,
}
const BREAKER = { failuresMax: 5, openMs: 30_000 }

/** The configured provider with its time-outs, retries and circuit breaker. `patience` is for tests. */
export function openProvider(
  { provider, ...options }: ModelSettings,
  patience: Partial<Deadlines & Retries & { connectMs: number }> = {},
): OpenProvider {
  const times = { ...PATIENCE, ...patience }
  // The deadlines below are the only ones: they look at text, not at bytes.
  const agent = new Agent({ connect: { timeout: times.connectMs }, headersTimeout: 0, bodyTimeout: 0 })
  const model = withDeadlines(CREATE[provider](options, agent), times)
  return {
    ...readFeed(withRetries(withCircuitBreaker(model, BREAKER), times)),
    dispose: () => agent.destroy(),
  }
}
