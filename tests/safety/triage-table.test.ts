import { describe, expect, it } from 'vitest'
import { findRule, rules } from '../../server/answer/triage/rules.ts'
import { triage } from '../../server/answer/triage.ts'

const RANGE = { crisis: [0, 99], emergency: [100, 199], urgent: [200, 299], dosing: [300, 399], refuse: [300, 399] }

describe('the triage table', () => {
  it('gives each rule a name of its own', () => {
    expect(new Set(rules.map(rule => rule.id)).size).toBe(rules.length)
  })

  it.each(rules)(
    '$id stands among its own level and shows a card only where there is one',
    ({ level, precedence, card }) => {
      const [first = 0, last = 0] = RANGE[level]
      expect(precedence).toBeGreaterThanOrEqual(first)
      expect(precedence).toBeLessThanOrEqual(last)
      expect(card !== undefined).toBe(level === 'crisis' || level === 'emergency' || level === 'urgent')
    },
  )

  it.each(rules)('$id rests on a public page', ({ source }) => {
    expect(source.publisher).not.toBe('')
    expect(source.title).not.toBe('')
    expect(new URL(source.link).protocol).toMatch(/^https?:$/)
    expect(source.date).toMatch(/^(?:undated|\d{4}(?:-\d{2}(?:-\d{2})?)?)$/)
  })

  it.each(rules)(
    '$id has five examples of what it finds and five of what it leaves alone',
    ({ positive, negative }) => {
      expect(positive.length).toBeGreaterThanOrEqual(5)
      expect(negative.length).toBeGreaterThanOrEqual(5)
    },
  )

  it.each(rules.flatMap(({ id, level, positive }) => positive.map(text => ({ id, level, text }))))(
    '$id: "$text" is met as $level',
    ({ level, text }) => {
      expect(triage(text, [])).toMatchObject({ level })
    },
  )

  it.each(rules.flatMap(({ id, level, negative }) => negative.map(text => ({ id, level, text }))))(
    '$id leaves "$text" alone',
    ({ id, level, text }) => {
      const verdict = triage(text, [])
      expect(verdict.rule).not.toBe(id)
      // Another refusal may fit what this one leaves alone; another alarm of the same level may not.
      if (findRule(id)?.card !== undefined) expect(verdict.level).not.toBe(level)
    },
  )
})
