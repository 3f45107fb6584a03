/** Of what an article tells of several things, or of several parts of the body, only what was asked about is an answer. */
import { afterAll, describe, expect, test } from 'vitest'
import { listsThings } from '../../server/answer/listed-things.ts'
import { splitWords } from '../../server/knowledge/tokens.ts'
import { openAnswers } from '../support/answers.ts'

const answers = openAnswers()
afterAll(answers.dispose)

describe('an article whose title lists things', () => {
  test.each([
    ['Sugar, soy, grapefruit and other food worries', true],
    ['Scans: CT, MRI and PET', true],
    ['Costs, and help with costs and travel', false],
    ['Anxiety and low mood', false],
  ])('is told from any other: %s', (title, isList) => {
    expect(listsThings(title)).toBe(isList)
  })

  test.each<[string, string, string[]]>([
    ['Does vitamin D cause bloating, and can it do other harm?', 'VITAL', ['G6PD', 'Curcumin comes from']],
    ['Does vitamin D harm the liver?', 'VITAL', ['G6PD', 'Curcumin comes from']],
    ['Is it dangerous to have lots of vitamin C?', 'G6PD', ['Curcumin comes from']],
    ['Is melatonin harmful to the liver?', 'Melatonin is a hormone', ['Curcumin comes from', 'VITAL']],
    ['Does turmeric harm the liver?', 'Curcumin comes from', ['Melatonin is a hormone', 'VITAL']],
  ])('answers with the one that is asked about: "%s"', async (question, told, untold) => {
    const { markdown } = await answers.ask(question)
    expect(markdown).toContain(told)
    for (const other of untold) expect(markdown).not.toContain(other)
  })
})

test('a vitamin is told from another by its letter, and is still a vitamin', () => {
  expect(splitWords('Vitamin D3')).toEqual(['vitamin', 'vitamind'])
  expect(splitWords('a vitamin C drip')).toEqual(['a', 'vitamin', 'vitaminc', 'drip'])
  expect(splitWords('vitamin drinks')).toEqual(['vitamin', 'drinks'])
})

describe('a lump', () => {
  const OF_THE_BREAST = 'looks at the breast and feels it'

  test.each(['I found a lump on my shoulder', 'I have a sore lump in my groin and fear it is cancer'])(
    'elsewhere is not answered with how a breast is looked at: "%s"',
    async question => {
      const { about, markdown } = await answers.ask(question)
      expect(about).toBe('A lump or another sign that worries you')
      expect(markdown).not.toContain(OF_THE_BREAST)
    },
  )

  test('in the breast is', async () => {
    expect((await answers.ask('lump in my breast')).markdown).toContain(OF_THE_BREAST)
  })

  test.each(['I have a lump in my breast, should I get a mammogram?', 'Mammogram or ultrasound for a breast lump'])(
    'is not answered with when those are screened who have none: "%s"',
    async question => {
      const { about, markdown } = await answers.ask(question)
      expect(about).toBe('A lump or another sign that worries you')
      expect(markdown).not.toContain('every other year')
    },
  )
})
