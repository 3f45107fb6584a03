/** Anthropic's Messages API, streamed. */
import type { Dispatcher } from 'undici'
import * as v from 'valibot'
import { endpointOf } from './endpoint.ts'
import { postForEvents } from './event-stream.ts'
import type { ProviderOptions } from './openai.ts'
import { parseEvent } from './parse-event.ts'
import { type ModelFeed, type ModelPart, ProviderError, type Usage } from './provider.ts'

const count = v.nullish(v.number())
const usageSchema = v.nullish(
  v.object({
    input_tokens: count,
    output_tokens: count,
    cache_creation_input_tokens: count,
    cache_read_input_tokens: count,
  }),
)
/** One shape for all events: of another type only its name is read, since new ones may come. */
const eventSchema = v.object({
  type: v.string(),
  message: v.optional(v.object({ usage: usageSchema })),
  delta: v.optional(
    v.object({ type: v.nullish(v.string()), text: v.nullish(v.string()), stop_reason: v.nullish(v.string()) }),
  ),
  usage: usageSchema,
})

type EndReason = Extract<ModelPart, { type: 'end' }>['reason']
const END_REASONS: Record<string, EndReason> = {
  max_tokens: 'cut',
  model_context_window_exceeded: 'cut',
  refusal: 'withheld',
}

/** `baseUrl` is what `/v1/messages` is added to. */
export function createAnthropic(options: ProviderOptions, dispatcher: Dispatcher): ModelFeed {
  const { baseUrl = 'https://api.anthropic.com', apiKey, model } = options
  const url = endpointOf(baseUrl, '/v1/messages', '/v1')
  const headers = { 'anthropic-version': '2023-06-01', ...(apiKey && { 'x-api-key': apiKey }) }

  return async ({ system, prompt, outputTokensMax }, signal, take) => {
    const messages = [{ role: 'user', content: prompt }]
    const body = { model, max_tokens: outputTokensMax, stream: true, system, messages }
    let usage: Usage = { inputTokens: 0, outputTokens: 0 }
    let reason: EndReason = 'complete'
    let isWhole = false
    await postForEvents(dispatcher, { url, headers }, body, signal, data => {
      const event = parseEvent(eventSchema, data)
      if (event.type === 'message_stop') {
        isWhole = true
        return 'last'
      }
      const told = event.usage ?? event.message?.usage
      if (told) {
        usage = addUp(usage, told)
        take({ type: 'usage', ...usage })
      }
      if (event.type === 'content_block_delta' && event.delta?.type === 'text_delta' && event.delta.text)
        take({ type: 'delta', text: event.delta.text })
      if (event.type === 'message_delta' && event.delta?.stop_reason)
        reason = END_REASONS[event.delta.stop_reason] ?? 'complete'
      return 'more'
    })
    if (!isWhole) throw new ProviderError('truncated', { retryable: true })
    take({ type: 'end', reason })
  }
}

/** Counts are of the whole message so far; what was read from or written to a cache is billed as well, and counted beside. */
function addUp(known: Usage, told: NonNullable<v.InferOutput<typeof usageSchema>>): Usage {
  const { input_tokens: input, cache_creation_input_tokens: written, cache_read_input_tokens: read } = told
  const inputTokens = (input ?? 0) + (written ?? 0) + (read ?? 0)
  return {
    inputTokens: Math.max(known.inputTokens, inputTokens),
    outputTokens: Math.max(known.outputTokens, told.output_tokens ?? 0),
  }
}
