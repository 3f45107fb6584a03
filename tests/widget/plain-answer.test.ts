import { expect, test } from 'vitest'
import type { AnswerEnd } from '../../protocol/frames.ts'
import { writePlainAnswer } from '../../widget/panel/lazy/plain-answer.ts'

const CLOSING = 'This is general information.'
const write = (outcome: AnswerEnd['outcome']): string =>
  writePlainAnswer('What does HER2-low mean?', {
    start: {
      type: 'answer-start',
      answer: 'a',
      attempt: 1,
      notice: { title: 'Notice', text: 'Not advice.' },
      upload: null,
    },
    text: '## Why\n\nA **low** level. [1]',
    sources: [{ n: 1, title: 'A page', publisher: 'An institute', kind: 'paper', passage: '', ours: false }],
    end: { type: 'answer-end', answer: 'a', attempt: 1, outcome, closing: CLOSING, followUps: [] },
  })

test('what is copied has the question, the notice, the words, the sources and the closing', () => {
  expect(write('complete')).toBe(
    'What does HER2-low mean?\n\nNotice. Not advice.\n\nWhy\n\nA low level. [1]\n\nSources\n[1] A page, An institute\n\nThis is general information.',
  )
})

test('what is copied of an answer that was stopped or has failed says so', () => {
  expect(write('stopped')).toContain('A low level. [1]\n\nYou stopped this answer.\n\nSources')
  expect(write('failed')).toContain('This answer could not be finished.')
})
