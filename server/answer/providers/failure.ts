/** What a response that is no answer means: whether asking again can help, and when. */
import type { Dispatcher } from 'undici'
import * as v from 'valibot'
import { ProviderError } from './provider.ts'

/** What is read of an error's body, to look for its code. */
const BODY_MAX_BYTES = 16 * 1024
/** Timed out, in conflict with another request, too early, too many requests; 5xx are the endpoint's own trouble. */
const RETRYABLE = new Set([408, 409, 425, 429])
/** Codes of an account that has nothing left: they come with status 429, and waiting does not help. */
const SPENT = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'enforced_spend_limit_reached'])

const name = v.optional(v.nullish(v.unknown()))
const failureSchema = v.object({
  error: v.object({
    type: name,
    code: name,
    details: v.optional(v.nullish(v.object({ error_code: name }))),
  }),
})

/** The error that a body or an event of either provider tells of; undefined where it is none. */
export function parseFailure(value: unknown): ProviderError | undefined {
  // Most events tell of none, and to look closer costs more than the rest of reading them.
  if (typeof value !== 'object' || value === null || !('error' in value)) return undefined
  const parsed = v.safeParse(failureSchema, value)
  if (!parsed.success) return undefined
  return new ProviderError('failed', { retryable: !isFinal(parsed.output.error) })
}

const FINAL_TYPES =
  /^(?:invalid_request|authentication|billing|permission|not_found|request_too_large|insufficient_quota)(?:_error)?$/

function isFinal({ type, code, details }: v.InferOutput<typeof failureSchema>['error']): boolean {
  return FINAL_TYPES.test(String(type)) || [code, type, details?.error_code].some(one => SPENT.has(String(one)))
}

/** Reads as much of the response as it needs, and closes it. */
export async function readFailure({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<ProviderError> {
  const told = parseFailure(await readJson(body))
  const retryAfterMs = readRetryAfter(headers)
  if (statusCode !== 200) {
    const retryable =
      (RETRYABLE.has(statusCode) || statusCode >= 500) && (statusCode >= 500 || (told?.retryable ?? true))
    return new ProviderError(`status-${statusCode}`, { retryable, retryAfterMs })
  }
  return told ?? new ProviderError('not-an-event-stream', { retryable: false })
}

async function readJson(body: Dispatcher.ResponseData['body']): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  // Leaving the loop closes the connection.
  for await (const chunk of body) {
    chunks.push(chunk)
    bytes += chunk.byteLength
    if (bytes > BODY_MAX_BYTES) return undefined
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString())
  } catch {
    // An error page of something in between: its status says enough.
    return undefined
  }
}

/** Milliseconds, from `retry-after-ms`, or from `retry-after` in seconds or as a date (RFC 9110 §10.2.3). */
function readRetryAfter(headers: Dispatcher.ResponseData['headers']): number | undefined {
  const milliseconds = Number.parseFloat(String(headers['retry-after-ms']))
  if (milliseconds >= 0) return milliseconds
  const value = String(headers['retry-after'] ?? '')
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}
