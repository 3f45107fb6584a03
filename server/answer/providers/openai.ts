/** Any endpoint that speaks OpenAI's chat completions, streamed. */
import type { Dispatcher } from 'undici'
import * as v from 'valibot'
import { endpointOf } from './endpoint.ts'
import { postForEvents } from './event-stream.ts'
import { parseEvent } from './parse-event.ts'
import { type ModelFeed, type ModelPart, ProviderError } from './provider.ts'

export interface ProviderOptions {
  /** `https` unless loopback; without it the provider's own. */
  baseUrl?: string | undefined
  /** Absent where the endpoint wants none. */
  apiKey?: string | undefined
  model: string
}

const chunkSchema = v.object({
  choices: v.optional(
    v.array(
      v.object({
        delta: v.optional(v.nullish(v.object({ content: v.nullish(v.string()), refusal: v.nullish(v.string()) }))),
        finish_reason: v.nullish(v.string()),
      }),
    ),
  ),
  usage: v.nullish(v.object({ prompt_tokens: v.number(), completion_tokens: v.number() })),
})

type EndReason = Extract<ModelPart, { type: 'end' }>['reason']
const END_REASONS: Record<string, EndReason> = { length: 'cut', content_filter: 'withheld' }

/** OpenAI's newer models refuse `max_tokens`, and many endpoints that are like it do not know the newer name. */
const isOpenAiItself = ({ hostname }: URL) => /(?:^|\.)openai\.(?:azure\.)?com$/.test(hostname)

/** `baseUrl` is what `/chat/completions` is added to. */
export function createOpenAi(options: ProviderOptions, dispatcher: Dispatcher): ModelFeed {
  const { baseUrl = 'https://api.openai.com/v1', apiKey, model } = options
  const url = endpointOf(baseUrl, '/chat/completions')
  const headers: Record<string, string> = apiKey ? { authorization: `Bearer ${apiKey}` } : {}
  const outputLimit = isOpenAiItself(url) ? 'max_completion_tokens' : 'max_tokens'

  return async ({ system, prompt, outputTokensMax }, signal, take) => {
    const body = {
      ...{ model, stream: true, stream_options: { include_usage: true }, [outputLimit]: outputTokensMax },
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: prompt },
      ],
    }
    let reason: EndReason | undefined
    await postForEvents(dispatcher, { url, headers }, body, signal, data => {
      if (data === '[DONE]') {
        reason ??= 'complete'
        return 'last'
      }
      const { choices, usage } = parseEvent(chunkSchema, data)
      const choice = choices?.[0]
      if (choice?.delta?.content) take({ type: 'delta', text: choice.delta.content })
      if (choice?.delta?.refusal) reason = 'withheld'
      if (choice?.finish_reason) reason ??= END_REASONS[choice.finish_reason] ?? 'complete'
      if (usage) take({ type: 'usage', inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens })
      return 'more'
    })
    if (!reason) throw new ProviderError('truncated', { retryable: true })
    take({ type: 'end', reason })
  }
}
