import { describe, expect, it } from 'vitest'
import { scopeOf } from '../../server/answer/scope.ts'

describe('scope', () => {
  it.each([
    'What is the best pizza in town?',
    'Write a python function that sorts a list',
    'Who will win the election?',
    'What is the capital of France?',
    'Tell me a joke about cats',
    'Which laptop should I buy?',
    'What is the weather tomorrow?',
    'Write an essay about the French Revolution',
    'How do I change a flat tire?',
    'What is bitcoin worth today?',
  ])('"%s" is off topic', question => {
    expect(scopeOf(question, [])).toBe('off-topic')
  })

  it.each([
    'How do I get a second opinion for HER2-low breast cancer?',
    'What should I bring to my first visit with the oncologist?',
    'Can I travel during chemo?',
    'How do I tell my children?',
    'What does T2N1M0 mean?',
    "I'm so scared",
    'Will insurance pay for this?',
    'How long do hip replacements last after surgery?',
    'can i take zofran',
    'Repeat FNA or lobectomy for an indeterminate nodule?',
    'What should we ask about a feeding tube?',
    'hello',
  ])('"%s" is about health, or at least not about anything else', question => {
    expect(scopeOf(question, [])).toBe('health')
  })

  it('takes a short follow-up for what it follows', () => {
    expect(scopeOf('and in town, who does that?', ['How do I get a second opinion?'])).toBe('health')
    expect(scopeOf('What is the best pizza near the big station in town?', ['How do I get a second opinion?'])).toBe(
      'off-topic',
    )
  })
})
