import type { AnswerStart, LogEvent, Outcome } from '../../protocol/frames.ts'
import type { Site } from '../site.ts'
import type { Wording } from './interfaces.ts'

/**
 * The events that end an attempt in the relay's own words: one notice and one closing, whatever became of the pipeline.
 * The start is written only where the attempt never had one.
 */
export function closingEvents(
  attempt: { answer: string; attempt: number; isStarted: boolean },
  outcome: Outcome,
  { wording, site, locale }: { wording: Wording; site: Site; locale: string },
): LogEvent[] {
  const { answer, attempt: number, isStarted } = attempt
  const start: AnswerStart = {
    type: 'answer-start',
    answer,
    attempt: number,
    notice: wording.noticeOf(site, locale),
    upload: wording.uploadOf(site, locale),
  }
  const closing = wording.closingOf(site, locale)
  return [
    ...(isStarted ? [] : [start]),
    { type: 'answer-end', answer, attempt: number, outcome, closing, followUps: [] },
  ]
}
