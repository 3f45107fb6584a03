/** One POST that is answered by server-sent events, from an endpoint that may do anything. */
import { createParser } from 'eventsource-parser'
import type { Dispatcher } from 'undici'
import { readFailure } from './failure.ts'
import { ProviderError } from './provider.ts'

export interface Endpoint {
  url: URL
  headers: Record<string, string>
}

/** The longest answer we read is some thousand tokens, each an event of about 300 bytes. */
const BODY_MAX_BYTES = 8 * 1024 * 1024
/** One event, or one line without an end. */
const EVENT_MAX_LENGTH = 256 * 1024

/**
 * The data of each event, in order. Redirects are not followed and nothing is decompressed. Throws `ProviderError`, or the
 * signal's reason once it aborts.
 */
export async function* postForEvents(
  dispatcher: Dispatcher,
  { url, headers }: Endpoint,
  body: object,
  signal: AbortSignal,
): AsyncGenerator<string> {
  try {
    const response = await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'POST',
      headers: { ...headers, accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    })
    const type = String(response.headers['content-type'] ?? '')
    if (response.statusCode !== 200 || !/^text\/event-stream\b/i.test(type)) throw await readFailure(response)
    yield* readEvents(response.body)
  } catch (cause) {
    if (signal.aborted) throw signal.reason
    throw cause instanceof ProviderError ? cause : new ProviderError('unreachable', { retryable: true, cause })
  }
}

async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let ready: string[] = []
  let isTooLarge = false
  const parser = createParser({
    maxBufferSize: EVENT_MAX_LENGTH,
    onEvent: ({ data }) => ready.push(data),
    onError: ({ type }) => {
      isTooLarge ||= type === 'max-buffer-size-exceeded'
    },
  })
  const decoder = new TextDecoder()
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    parser.feed(decoder.decode(chunk, { stream: true }))
    if (isTooLarge || bytes > BODY_MAX_BYTES) throw new ProviderError('too-large', { retryable: false })
    const events = ready
    ready = []
    yield* events
  }
}
