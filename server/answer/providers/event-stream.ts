/** One POST that is answered by server-sent events, from an endpoint that may do anything. */
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
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

/** What the reader of an event says to it. */
type Verdict = 'more' | 'last'

/**
 * Gives `take` the data of each event, in order, until that was the last. Redirects are not followed and nothing is
 * decompressed. Rejects with a `ProviderError`, or with the signal's reason once it aborts.
 */
export async function postForEvents(
  dispatcher: Dispatcher,
  { url, headers }: Endpoint,
  body: object,
  signal: AbortSignal,
  take: (data: string) => Verdict,
): Promise<void> {
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
    await readEvents(response.body, take)
  } catch (cause) {
    if (signal.aborted) throw signal.reason
    throw cause instanceof ProviderError ? cause : new ProviderError('unreachable', { retryable: true, cause })
  }
}

/** By the stream's events: to iterate over it takes several turns for each token. */
function readEvents(body: Readable, take: (data: string) => Verdict): Promise<void> {
  return new Promise((resolve, reject) => {
    let isTooLarge = false
    let isOver = false
    let bytes = 0
    const decoder = new StringDecoder()
    const parser = createParser({
      maxBufferSize: EVENT_MAX_LENGTH,
      onEvent({ data }) {
        if (!isOver) isOver = take(data) === 'last'
      },
      onError({ type }) {
        isTooLarge ||= type === 'max-buffer-size-exceeded'
      },
    })

    function end(error?: unknown): void {
      isOver = true
      if (error) reject(error)
      else resolve()
      body.destroy()
    }

    body.on('data', (chunk: Buffer) => {
      if (isOver) return
      bytes += chunk.byteLength
      try {
        parser.feed(decoder.write(chunk))
      } catch (error) {
        return end(error)
      }
      if (isTooLarge || bytes > BODY_MAX_BYTES) end(new ProviderError('too-large', { retryable: false }))
      else if (isOver) end()
    })
    body.on('end', resolve).on('error', reject)
  })
}
