/** Answers as a model gives them, word for word, through the relay's own way to it. */
import { Agent } from 'undici'
import type { Answerer } from '../../server/answer/answer.ts'
import { createAnthropic } from '../../server/answer/providers/anthropic.ts'
import { withDeadlines } from '../../server/answer/providers/deadlines.ts'
import { createOpenAi } from '../../server/answer/providers/openai.ts'
import { readFeed } from '../../server/answer/providers/read-feed.ts'
import { withRetries } from '../../server/answer/providers/retries.ts'
import { closingOf, noticeOf, uploadOf } from '../../server/answer/wrap.ts'

/** Shorter than the product's, so that a silent model costs a wave seconds and not minutes. */
const PATIENCE = { firstTokenMs: 1_500, idleMs: 1_500, requestsMax: 3, patienceMs: 3_000, waitMaxMs: 1_000 }

/** Without the circuit breaker: it would answer by itself for longer than a wave lasts. */
export function createLabAnswer(dialect: 'openai' | 'anthropic', baseUrl: string): Answerer {
  const agent = new Agent({ connect: { timeout: PATIENCE.firstTokenMs }, headersTimeout: 0, bodyTimeout: 0 })
  const create = { openai: createOpenAi, anthropic: createAnthropic }[dialect]
  const model = readFeed(withRetries(withDeadlines(create({ baseUrl, model: 'lab' }, agent), PATIENCE), PATIENCE))

  return async function* ({ question, locale, site }, signal) {
    yield { type: 'start', notice: noticeOf(site, locale, true), upload: uploadOf(site, locale) }
    yield { type: 'sources', sources: [] }
    for await (const part of model.stream({ system: '', prompt: question, outputTokensMax: 1_000 }, signal)) {
      if (part.type === 'delta') yield part
      else if (part.type === 'end') break
    }
    yield { type: 'end', outcome: 'complete', closing: closingOf(site, locale), followUps: [] }
  }
}
