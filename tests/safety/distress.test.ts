import { afterAll, describe, expect, it } from 'vitest'
import { distressText, isDistress } from '../../server/answer/distress.ts'
import { neverShown } from '../../server/answer/never-shown.ts'
import { hasWarningSign, triage } from '../../server/answer/triage.ts'
import { openAnswers } from '../support/answers.ts'
import { measureGrade } from '../support/reading-grade.ts'
import { SITE } from '../support/site.ts'

const answers = openAnswers()
afterAll(answers.dispose)

describe('somebody in distress', () => {
  it.each([
    "I can't stop crying",
    'I feel like a burden to my family',
    'I feel so alone since my diagnosis',
    'My mother died last year and I miss her',
    'Nobody understands me',
    'I’m terrified of the surgery',
    'I feel so down and lost',
    'me siento muy sola y triste',
    'tengo mucho miedo',
  ])('is met with kindness and a person, without an alarm: "%s"', async text => {
    expect(triage(text, []).level).toBe('none')
    expect(isDistress(text)).toBe(true)
    const { markdown, sources } = await answers.ask(text)
    // The library may have an answer to it; then it is that.
    if (sources.length === 0) {
      expect(markdown).toMatch(/so hard|tan duro/)
      expect(markdown).toContain('555-0100')
      expect(markdown).toContain('988')
    }
    expect(markdown).not.toMatch(/outside what I know|fuera de lo que sé/)
  })

  it.each([
    'What is HER2-low?',
    'How do I get a second opinion?',
    'Which laptop should I buy?',
    'What are the side effects of tamoxifen?',
  ])('is not seen where there is none: "%s"', text => {
    expect(isDistress(text)).toBe(false)
  })

  it.each(['I see no future in my marriage', 'I gave my tools to the neighbors'])(
    'reads the crisis line where a warning sign alone raises no card: "%s"',
    async text => {
      expect(triage(text, []).level).toBe('none')
      const { markdown, sources } = await answers.ask(text)
      expect(sources).toEqual([])
      expect(markdown).toContain('988')
    },
  )

  it('takes no warning from what people say every day', () => {
    const said = [
      'I hope the tumor disappears',
      'Can I drive after the infusion?',
      'My kids will be fine',
      'I am so done with pills',
      'Is radiation painless?',
      'My insurance will only cover one',
    ]
    expect(said.filter(hasWarningSign)).toEqual([])
  })

  it('reads words that are easy, kind and promise nothing', () => {
    const text = distressText(SITE, 'en')
    expect(measureGrade([text])).toBeLessThanOrEqual(6)
    expect(neverShown(text)).toEqual([])
    expect(distressText({ ...SITE, crisis: [] }, 'en')).not.toContain('{')
  })
})
