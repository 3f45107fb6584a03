import { expect, test } from 'vitest'
import type { AnswerEnd, Card } from '../../protocol/frames.ts'
import { joinLine, writePlainAnswer } from '../../widget/panel/lazy/plain-answer.ts'

const CLOSING = 'This is general information.'
const TURN = { question: 'What does HER2-low mean?', at: '2027-01-02T15:04:00Z' }
const ORIGIN = { settings: { assistant: 'Navis AI', name: 'A centre' }, chat: { locale: { value: 'en' } } }
const URGENT: Card = {
  level: 'urgent',
  title: 'Call today',
  text: 'Do not wait.',
  contacts: [{ label: 'Nurse line', href: 'tel:+15555550134' }],
}

function write(outcome?: AnswerEnd['outcome'], urgent?: Card): string {
  return writePlainAnswer(
    TURN,
    {
      start: {
        type: 'answer-start',
        answer: 'a',
        attempt: 1,
        notice: { title: 'Notice', text: 'Not advice.' },
        upload: null,
        urgent,
      },
      text: '## Why\n\nA **low** level. [1]',
      sources: [{ n: 1, title: 'A\npage', publisher: 'An institute', kind: 'paper', passage: '', ours: false }],
      end: outcome && { type: 'answer-end', answer: 'a', attempt: 1, outcome, closing: CLOSING, followUps: [] },
    },
    ORIGIN,
  )
}

test('what is copied has the question, who answered and when, the notice, the words, the sources and the closing', () => {
  expect(write('complete').replace(/January 2, 2027 at .*/, 'January 2, 2027')).toBe(
    'What does HER2-low mean?\n\nNavis AI · AI · A centre · Saturday, January 2, 2027\n\nNotice. Not advice.\n\nWhy\n\nA low level. [1]\n\nSources\n[1] A page, An institute\n\nThis is general information.',
  )
})

test('what is copied of an answer that was stopped, has failed or is being written says that it is incomplete', () => {
  expect(write('complete')).not.toContain('incomplete')
  expect(write('refused')).not.toContain('incomplete')
  expect(write('stopped')).toContain('A low level. [1]\n\nYou stopped this answer. It is incomplete.\n\nSources')
  expect(write('failed')).toContain('This answer could not be finished. It is incomplete.')
  expect(write()).toContain('This answer was still being written. It is incomplete.')
})

test('a card goes along, its numbers in words, before the answer', () => {
  expect(write('complete', URGENT)).toContain(
    'Not advice.\n\nCall today. Do not wait.\nNurse line: +15555550134\n\nWhy',
  )
})

test('a title cannot begin a line of its own, nor turn the order of letters around', () => {
  expect(joinLine('A title\r\n\n[2] Another\u202e page \u2066')).toBe('A title [2] Another page')
})
