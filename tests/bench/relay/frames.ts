/** Navis's frames for servers that have no log: the same fields, positions counted and one mark made up. */
import type { Ask, LogEvent, Position } from '../../../protocol/frames.ts'
import type { AnswerPart } from '../../../server/answer/answer.ts'

const MARK = 'unlogged'

export async function* framesOf(
  { id, text }: Pick<Ask, 'id' | 'text'>,
  parts: AsyncIterable<AnswerPart>,
): AsyncGenerator<LogEvent & Position> {
  let seq = 1
  yield { type: 'question', id, text, at: new Date().toISOString(), seq, mark: MARK }
  for await (const part of parts) {
    seq += 1
    switch (part.type) {
      case 'start':
        yield {
          type: 'answer-start',
          answer: id,
          attempt: 1,
          notice: part.notice,
          upload: part.upload,
          seq,
          mark: MARK,
        }
        break
      case 'delta':
        yield { type: 'answer-delta', text: part.text, seq, mark: MARK }
        break
      case 'sources':
        yield { type: 'answer-sources', sources: part.sources, seq, mark: MARK }
        break
      case 'end': {
        const { outcome, closing, followUps } = part
        yield { type: 'answer-end', answer: id, attempt: 1, outcome, closing, followUps, seq, mark: MARK }
        break
      }
      default:
        part satisfies never
    }
  }
}
