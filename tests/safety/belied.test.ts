/** Words of a rule in a message that speaks of something else. */
import { describe, expect, it } from 'vitest'
import { readMessage } from '../../server/answer/triage/canonical.ts'
import { LEANINGS, nearestTo } from '../../server/answer/triage/leaning.ts'
import { triage } from '../../server/answer/triage.ts'

const STORY = 'We had a good day at the lake and the children ate all of the cake that my sister had made. '

describe('words of a rule that stand together by chance', () => {
  it.each([
    'anaphylaxis definition please',
    'We are choking on the smoke at the main entrance, is it not smoke free?',
    'Almost had a heart attack looking at the price of your sandwiches',
  ])('raise no alarm: %s', text => {
    expect(triage(text, []).level).toBe('none')
    expect(triage(text, ['Where can I park?']).level, 'after another question').toBe('none')
  })

  it('are taken at their word in a sentence of their own, however long the tale around it', () => {
    for (const times of [1, 10, 200]) {
      expect(triage(`${STORY.repeat(times)}I want to kill myself.`, []).level).toBe('crisis')
      expect(triage(`${STORY.repeat(times)}I cannot breathe. ${STORY.repeat(times)}`, []).level).toBe('emergency')
    }
  })

  it('say nothing against a number', () => {
    expect(triage('my temp is always 39, is that low', []).level).toBe('urgent')
    expect(triage(`${STORY.repeat(10)}My temperature is 39 and I am on chemo.`, []).level).toBe('emergency')
  })

  it('say less against a stated intent', () => {
    expect(triage('how do nurses ask patients about suicidal thoughts, I am one of them', []).level).toBe('crisis')
  })
})

it('a message of a word or two is neither near nor far', () => {
  expect(nearestTo(LEANINGS, readMessage('chest pain'))).toBe(Number.POSITIVE_INFINITY)
})
