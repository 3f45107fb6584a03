/** What a language model is to us: one method, whoever runs it. */

export interface ModelRequest {
  /** The rules that it works by. */
  system: string
  /** Question and passages. */
  prompt: string
  /** The provider ends the answer there. */
  outputTokensMax: number
}

/** Tokens as the provider bills them. */
export interface Usage {
  inputTokens: number
  outputTokens: number
}

export type ModelPart =
  | { type: 'delta'; text: string }
  /** All of the request so far, as soon as it is known; may come several times, or never. */
  | ({ type: 'usage' } & Usage)
  /** The last part of a whole answer. `cut`: its tokens ran out. `withheld`: the provider's own filter ended it. */
  | { type: 'end'; reason: 'complete' | 'cut' | 'withheld' }

export interface Provider {
  /**
   * Streams one answer. Throws `ProviderError` for whatever the other side does, and the signal's reason as soon as `signal`
   * aborts; then, and when the reader leaves, the connection is closed at once.
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelPart>
}

/**
 * What a provider is made of: hands on each part as it comes and resolves behind the last; rejects as `Provider.stream` throws. A
 * call for each token costs little, where a generator around a generator costs more than reading it.
 */
export type ModelFeed = (request: ModelRequest, signal: AbortSignal, take: (part: ModelPart) => void) => Promise<void>

export type ProviderErrorCode =
  | `status-${number}`
  /** Not reached, or the connection broke. */
  | 'unreachable'
  /** It said by an event, or by a body with status 200, that it failed. */
  | 'failed'
  | 'no-first-token'
  | 'idle'
  /** The answer ended before its end. */
  | 'truncated'
  | 'malformed'
  | 'too-large'
  | 'not-an-event-stream'
  /** Not asked, since it failed too often just now. */
  | 'circuit-open'

/** The model's endpoint did not answer as it should. For the operator: it names what happened and holds nothing that was sent or received. */
export class ProviderError extends Error {
  override name = 'ProviderError'
  readonly code: ProviderErrorCode
  /** Whether the same request can succeed a little later. */
  readonly retryable: boolean
  /** How long the endpoint asks to wait. */
  readonly retryAfterMs: number | undefined

  constructor(
    code: ProviderErrorCode,
    { retryable, retryAfterMs, cause }: { retryable: boolean; retryAfterMs?: number | undefined; cause?: unknown },
  ) {
    super(`The model's endpoint cannot be used (${code}).`, { cause })
    this.code = code
    this.retryable = retryable
    this.retryAfterMs = retryAfterMs
  }
}
