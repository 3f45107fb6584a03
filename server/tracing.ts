/**
 * What a question waits for, as spans of OpenTelemetry: nothing is recorded unless the operator loads an SDK
 * (docs/operate.md). A span has its name, its times and what is in `SpanFacts`, never a text, an id, a site or the level
 * of a red flag: with its time, each of them could point to a person.
 */
import { type Span, SpanStatusCode, trace } from '@opentelemetry/api'
import type { AppendResult } from './log/event-log.ts'

/** `ask` is a question until it is decided on; the others are its children, and may end after it. */
export type SpanName = 'ask' | 'triage' | 'append' | 'retrieve' | 'write'

export interface SpanFacts {
  /** What became of a row. */
  result?: 'ok' | 'storage' | Extract<AppendResult, { ok: false }>['reason']
}

const tracer = trace.getTracer('navis')

/** Runs `work` as a span that ends with it; what is begun within belongs to it. */
export function inSpan<Result>(name: SpanName, work: () => Result): Result {
  return tracer.startActiveSpan(name, span => {
    try {
      const result = work()
      if (result instanceof Promise) return endWith(span, result) as Result
      span.end()
      return result
    } catch (error) {
      fail(span)
      throw error
    }
  })
}

async function endWith<Value>(span: Span, work: Promise<Value>): Promise<Value> {
  try {
    const value = await work
    span.end()
    return value
  } catch (error) {
    fail(span)
    throw error
  }
}

/** Passes on what `parts` yields, as a span from the first to the last. */
export async function* asSpan<Part>(name: SpanName, parts: AsyncIterable<Part>): AsyncGenerator<Part> {
  const span = tracer.startSpan(name)
  try {
    yield* parts
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR })
    throw error
  } finally {
    span.end()
  }
}

/** A span that the returned function ends. */
export function beginSpan(name: SpanName): (facts: SpanFacts) => void {
  const span = tracer.startSpan(name)
  return ({ result }) => {
    if (result) span.setAttribute('navis.result', result)
    span.end()
  }
}

/** The error itself is left out: its message may hold anything. */
function fail(span: Span): void {
  span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}
