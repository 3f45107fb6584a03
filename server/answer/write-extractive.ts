/** The embedded writer: it needs no model and says only what the passages say. */
import type { Reader } from '../../protocol/frames.ts'
import type { AnswerPart } from './answer.ts'
import type { Page } from './page.ts'
import { writePage } from './page-markdown.ts'
import { createTokenStream } from './token-stream.ts'

export interface WriteOptions {
  locale: string
  reader: Reader
  /** Tokens per second; 0 is as fast as it can. */
  pace: number
}

/** Writes Markdown as deltas. A source comes before the first delta that cites it. */
export async function* writeText(
  before: string,
  page: Page | null,
  options: WriteOptions,
  signal: AbortSignal,
): AsyncGenerator<AnswerPart> {
  const stream = createTokenStream(options.pace, signal)
  for await (const text of stream(before)) yield { type: 'delta', text }
  for (const { sources, markdown } of page ? writePage(page, options.locale, options.reader) : []) {
    if (signal.aborted) return
    if (sources.length > 0) yield { type: 'sources', sources }
    for await (const text of stream(markdown)) yield { type: 'delta', text }
  }
}
