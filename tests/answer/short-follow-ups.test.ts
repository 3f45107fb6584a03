import { afterAll, describe, expect, test } from 'vitest'
import { retrieve } from '../../server/answer/retrieve.ts'
import { readTopics } from '../../server/answer/topics.ts'
import { openAnswers } from '../support/answers.ts'

const { knowledge, dispose } = openAnswers()
const topics = readTopics(knowledge)
afterAll(dispose)

/** By the article that a first question is about: what may be asked next, in words that make no sense alone. */
const TALKS: [article: string, first: string, next: string][] = [
  [
    'second-opinion',
    'How do I get a second opinion?',
    `What should I bring? | Will it cost anything? | And what if my doctor gets upset? | How long does it take? | What do I say? |
Where can I find one? | What happens after that? | Does insurance cover it? | Should I ask for it before treatment? | Is it worth it?`,
  ],
  [
    'clinical-trials',
    'What is a clinical trial?',
    `Who pays for it? | Can I stop it? | Could I get a placebo? | What are the risks? | How do I find one? | What should I ask? |
Is it safe? | Do they cost money? | How do I join one? | What are the phases?`,
  ],
  [
    'chemotherapy',
    'What is chemotherapy?',
    `How long does it take? | Does it hurt? | How is it given? | What should I ask about it? | Why is it given? | Where is it done? |
And the side effects? | How often is it given? | What should I bring? | What happens next?`,
  ],
  [
    'pathology-report',
    'What does a pathology report say?',
    `What are margins? | What does grade mean in it? | How long does it take? | Can I get a copy of it? | What should I ask about it? |
Who writes it? | Why does it matter? | And lymph nodes? | What if it is wrong? | What happens next?`,
  ],
  [
    'her2-low',
    'What is HER2-low breast cancer?',
    `How is it treated? | What should I ask about it? | Why does it matter? | How is it tested? | What about ultralow? |
Where can I read more about it? | Can it change? | How is it scored? | What does it mean? | How is it done?`,
  ],
  [
    'staging',
    'What does staging mean?',
    `What is stage 3? | Can it change? | How is it done? | What should I ask about it? | Why does it matter? | And stage 4? |
Is it the same as grade? | What does it mean? | When is it done? | Where can I read about it?`,
  ],
]
const ASKED = TALKS.flatMap(([article, first, next]) =>
  next.split('|').map(question => [question.trim(), first, article] as const),
)

describe('a short follow-up is about what was asked before', () => {
  test('there are sixty', () => {
    expect(ASKED.length).toBeGreaterThanOrEqual(60)
  })

  test.each(ASKED)('"%s" after "%s"', (question, first, article) => {
    expect(retrieve(knowledge, topics, question, [first])?.lead.id).toBe(article)
  })

  test('and about nothing where the earlier question was not answered', () => {
    expect(retrieve(knowledge, topics, 'How is it done?', ['What is the best pizza?'])).toBeNull()
  })
})
