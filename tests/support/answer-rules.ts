/** What must be true of every answer that a reader was shown, whatever happened to relays and stores meanwhile. */
import { expect } from 'vitest'
import type { LogEvent, Position } from '../../protocol/frames.ts'
import { textOf } from './chat-client.ts'

/** Each event once, in order; each attempt one notice; one closing; no text of two attempts in one answer. */
export function checkEvents(events: readonly (LogEvent & Position)[], wholeTexts: readonly string[]): void {
  expect(events.map(event => event.seq)).toEqual(events.map((_, index) => index + 1))
  const questions = events.flatMap(event => (event.type === 'question' ? [event.id] : []))
  expect(new Set(questions).size).toBe(questions.length)
  for (const [index, answer] of questions.entries()) {
    const from = events.findIndex(event => event.type === 'question' && event.id === answer)
    const next = questions[index + 1]
    const to = next ? events.findIndex(event => event.type === 'question' && event.id === next) : events.length
    const of = events.slice(from, to)
    // Nothing of another answer, and nothing before the notice.
    for (const event of of) if ('answer' in event) expect(event.answer).toBe(answer)
    expect(of[1]?.type).toBe('answer-start')
    const attempts = of.flatMap(event => (event.type === 'answer-start' ? [event.attempt] : []))
    expect(attempts).toEqual([...new Set(attempts)].sort((one, other) => one - other))
    const ends = of.flatMap(event => (event.type === 'answer-end' ? [event] : []))
    expect(ends).toHaveLength(1)
    expect(of.at(-1)?.type).toBe('answer-end')
    expect(ends[0]?.attempt).toBe(attempts.at(-1))
    if (ends[0]?.outcome === 'complete') expect(wholeTexts).toContain(textOf(of))
  }
}
