import { afterAll, describe, expect, test } from 'vitest'
import type { AnswerPart, Verdict } from '../../server/answer/answer.ts'
import { openAnswers } from '../support/answers.ts'

const answers = openAnswers()
afterAll(answers.dispose)

describe('every answer', () => {
  test.each<[string, Verdict]>([
    ['How do I get a second opinion?', { level: 'none', rule: '' }],
    ['What is the best pizza in town?', { level: 'none', rule: '' }],
    ['How long do I have?', { level: 'refuse', rule: 'own-prognosis' }],
    ['Should I double my tamoxifen?', { level: 'dosing', rule: 'dosing' }],
    ['My leg is swollen', { level: 'urgent', rule: '' }],
    ['I have chest pain', { level: 'emergency', rule: '' }],
  ])('"%s" begins with the notice and ends with one closing', async (question, verdict) => {
    const { parts } = await answers.ask(question, [], verdict)
    expect(parts[0]).toMatchObject({ type: 'start', notice: { title: 'For informational purposes only' } })
    expect(parts.filter(part => part.type === 'start')).toHaveLength(1)
    expect(parts.filter(part => part.type === 'end')).toHaveLength(1)
    expect(parts.at(-1)).toMatchObject({
      type: 'end',
      closing: 'This is general information. Your care team knows your case.',
    })
  })
})

describe('a red flag', () => {
  test.each(['crisis', 'emergency'] as const)(
    '%s is answered by its card alone, without the upload offer',
    async level => {
      const { parts } = await answers.ask('help', [], { level, rule: '' })
      expect(parts.map(part => part.type)).toEqual(['start', 'end'])
      expect(parts[0]).toMatchObject({ upload: null, urgent: { level } })
      expect(parts[1]).toMatchObject({ outcome: 'urgent', followUps: [] })
    },
  )

  test('of today comes before the answer', async () => {
    const { parts, markdown } = await answers.ask('What are the side effects of chemo?', [], {
      level: 'urgent',
      rule: '',
    })
    expect(parts[0]).toMatchObject({ urgent: { level: 'urgent' }, upload: { label: 'Upload records' } })
    expect(markdown).not.toBe('')
  })
})

describe('a question that names somebody', () => {
  test.each([
    'How do I get a second opinion without offending Dr. Smith?',
    'How do I get a second opinion? My MRN is 48213377.',
    'How do I ask Dr. Ellen van der Berg for a second opinion?',
  ])('is answered as if it did not: "%s"', async question => {
    const { outcome, sources } = await answers.ask(question)
    expect(outcome).toBe('complete')
    expect(sources.length).toBeGreaterThan(0)
  })
})

describe('a question that is declined', () => {
  test('says so kindly, and never pads', async () => {
    const { outcome, markdown, followUps } = await answers.ask('How long do I have?', [], {
      level: 'refuse',
      rule: 'own-prognosis',
    })
    expect(outcome).toBe('refused')
    expect(markdown).toMatch(/oncologist can/i)
    expect(followUps).toEqual([])
  })

  test('may go on with how to ask for it, cited', async () => {
    const { markdown, sources } = await answers.ask('Should I join a clinical trial?', [], {
      level: 'refuse',
      rule: 'treatment-choice',
    })
    expect(markdown).toMatch(/I cannot choose a treatment/)
    expect(sources.length).toBeGreaterThan(0)
    expect(markdown).toMatch(/\[1\]/)
  })
})

describe('a question that the library does not answer', () => {
  test('is told so, with the contact of the site, and cites nothing', async () => {
    const { markdown, sources, outcome, about } = await answers.ask('Can I go scuba diving on chemo?')
    expect(markdown).toMatch(/don't have this in my library/)
    expect(markdown).toContain('Riverside nurse line, (555) 555-0100')
    expect({ sources, outcome, about }).toEqual({ sources: [], outcome: 'complete', about: undefined })
  })
})

describe('a question about something else', () => {
  test('is declined in a sentence that says what can be asked', async () => {
    const { markdown, outcome, sources } = await answers.ask('What is the best pizza in town?')
    expect(outcome).toBe('refused')
    expect(markdown).toMatch(/outside what I know/)
    expect(sources).toEqual([])
  })
})

describe('stopping', () => {
  test('ends the deltas at once, without an end of its own', async () => {
    const stop = new AbortController()
    const parts: AnswerPart[] = []
    const request = answers.request('How do I get a second opinion?', [], { level: 'none', rule: '' })
    for await (const part of answers.answerer(request, stop.signal)) {
      parts.push(part)
      if (part.type === 'delta') stop.abort()
    }
    expect(parts.filter(part => part.type === 'delta')).toHaveLength(1)
    expect(parts.some(part => part.type === 'end')).toBe(false)
  })

  test('does not wait for the next word of a slow answer', async () => {
    const slow = openAnswers(undefined, 0.01)
    const stop = new AbortController()
    const request = slow.request('How do I get a second opinion?', [], { level: 'none', rule: '' })
    let deltas = 0
    for await (const part of slow.answerer(request, stop.signal)) {
      if (part.type === 'delta' && ++deltas === 1) queueMicrotask(() => stop.abort())
    }
    slow.dispose()
    expect(deltas).toBe(1)
  })
})

test('what to ask next is near what was asked', async () => {
  const { followUps } = await answers.ask('What helps with nausea?')
  expect(followUps.length).toBeGreaterThan(1)
  expect(followUps.join()).not.toContain('antibody-drug')
})

test.each(['1 ', 'my name is ', 'Dr. ', 'HER2 ', '中'])(
  'the longest questions of %j hold up nobody else for long',
  async piece => {
    const question = piece.repeat(4_000 / piece.length)
    const begun = process.cpuUsage()
    await answers.ask(question, [question, question, question])
    // Measured up to 200 ms, most of it for reading names; each name looked for anew in each question took 1,200 ms.
    expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(800)
  },
)
