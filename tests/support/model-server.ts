/**
 * A language model's endpoint on loopback, of which a test decides every byte. `DIALECTS` writes what each provider documents;
 * `startModelServer` takes a handler for each request.
 */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { Usage } from '../../server/answer/providers/provider.ts'

export interface ModelCall {
  path: string
  headers: IncomingHttpHeaders
  /** The request's JSON. */
  body: Record<string, unknown>
  /** The whole text that the model was given: rules, question and passages. */
  text: string
  response: ServerResponse
  /** Resolves when the connection of this request is gone, or its response has ended. */
  closed: Promise<void>
}

export interface ModelServer {
  /** For `LLM_BASE_URL`. */
  url: string
  calls: ModelCall[]
  stop(): Promise<void>
}

/** Why a model stops, in the words of `ModelPart`. */
export type EndReason = 'complete' | 'cut' | 'withheld'

/** How a provider writes its stream, piece by piece. */
export interface Dialect {
  provider: 'openai' | 'anthropic'
  path: string
  /** Which field of the request says how long the answer may be. */
  outputLimit: string
  start(usage: Usage): string
  delta(text: string): string
  end(reason: EndReason, usage: Usage): string
  /** Bytes that mean only that the connection is there. */
  keepAlive: string
  /** A failure within a stream that had begun. */
  failed(type: string): string
  /** The body of a status that is not 200, or of a 200 that is none. */
  failure(type: string): object
}

const event = (value: object) => `data: ${JSON.stringify(value)}\n\n`
const named = (value: { type: string }) => `event: ${value.type}\n${event(value)}`

function openAiChunk(choices: object[], usage: Usage | null = null): string {
  return event({
    ...{ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_750_000_000, model: 'test', choices },
    system_fingerprint: null,
    usage: usage && {
      prompt_tokens: usage.inputTokens,
      completion_tokens: usage.outputTokens,
      total_tokens: usage.inputTokens + usage.outputTokens,
    },
  })
}
const openAiChoice = (delta: object, reason: string | null = null) =>
  openAiChunk([{ index: 0, delta, logprobs: null, finish_reason: reason }])

const openAi: Dialect = {
  provider: 'openai',
  path: '/v1/chat/completions',
  outputLimit: 'max_tokens',
  start: () => openAiChoice({ role: 'assistant', content: '', refusal: null }),
  delta: content => openAiChoice({ content }),
  end: (reason, usage) =>
    openAiChoice({}, { complete: 'stop', cut: 'length', withheld: 'content_filter' }[reason]) +
    openAiChunk([], usage) +
    'data: [DONE]\n\n',
  keepAlive: ': still there\n\n',
  failed: type => event({ error: { message: 'It failed.', type, param: null, code: null } }),
  failure: type => ({ error: { message: 'It failed.', type, param: null, code: type } }),
}

const anthropic: Dialect = {
  provider: 'anthropic',
  path: '/v1/messages',
  outputLimit: 'max_tokens',
  start: ({ inputTokens }) =>
    named({
      type: 'message_start',
      ...{
        message: {
          ...{ id: 'msg_1', type: 'message', role: 'assistant', content: [], model: 'test' },
          ...{ stop_reason: null, stop_sequence: null },
          usage: {
            ...{ input_tokens: inputTokens, output_tokens: 1 },
            ...{ cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
          },
        },
      },
    }) + named({ type: 'content_block_start', ...{ index: 0, content_block: { type: 'text', text: '' } } }),
  delta: text => named({ type: 'content_block_delta', ...{ index: 0, delta: { type: 'text_delta', text } } }),
  end: (reason, { outputTokens }) =>
    named({ type: 'content_block_stop', ...{ index: 0 } }) +
    named({
      type: 'message_delta',
      ...{
        delta: {
          stop_reason: { complete: 'end_turn', cut: 'max_tokens', withheld: 'refusal' }[reason],
          stop_sequence: null,
        },
        usage: { output_tokens: outputTokens },
      },
    }) +
    named({ type: 'message_stop' }),
  keepAlive: named({ type: 'ping' }),
  failed: type => named({ type: 'error', ...{ error: { type, message: 'It failed.' } } }),
  failure: type => ({ type: 'error', error: { type, message: 'It failed.' }, request_id: 'req_1' }),
}

export const DIALECTS: readonly Dialect[] = [openAi, anthropic]

/** Begins the event stream; send its pieces with `response.write`. */
export function beginStream({ response }: ModelCall): ServerResponse {
  return response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
}

/** A whole answer, one delta for each text. */
export function sendAnswer(
  call: ModelCall,
  dialect: Dialect,
  deltas: readonly string[],
  usage: Usage = { inputTokens: 100, outputTokens: deltas.length },
): void {
  beginStream(call).end(
    dialect.start(usage) + deltas.map(text => dialect.delta(text)).join('') + dialect.end('complete', usage),
  )
}

export function sendFailure({ response }: ModelCall, status: number, body: object, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

const textOf = ({ system, messages }: Record<string, unknown>) =>
  [system, ...(Array.isArray(messages) ? messages.map(message => message?.content) : [])]
    .filter(part => typeof part === 'string')
    .join('\n')

/** Listens on a free port of loopback. What a handler throws fails its request without an answer. */
export async function startModelServer(handle: (call: ModelCall) => unknown): Promise<ModelServer> {
  const calls: ModelCall[] = []
  const server = createServer((request, response) => {
    const closed = new Promise<void>(resolve => response.once('close', resolve))
    json(request)
      .then(async value => {
        const body = value as Record<string, unknown>
        const call = { path: request.url ?? '', headers: request.headers, body, text: textOf(body), response, closed }
        calls.push(call)
        await handle(call)
      })
      .catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
