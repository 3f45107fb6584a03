import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { profileOf } from '../../protocol/case-profile.ts'
import { compose } from '../../server/answer/compose.ts'
import { retrieve } from '../../server/answer/retrieve.ts'
import { readTopics } from '../../server/answer/topics.ts'
import { openAnswers } from '../support/answers.ts'

const { knowledge, dispose, ask, askFor } = openAnswers()
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

/**
 * `earlier || earlier > next = article article`: written down before they were tried, 205 in all. `none` where the library says
 * nothing on it, and for what is no question; a new article may say more.
 */
const FRESH = readFileSync(join(import.meta.dirname, '../fixtures/answer/follow-ups.txt'), 'utf8')
  .trim()
  .split('\n')
  .map(line => {
    const [, before = '', next = '', wanted = ''] = /^(.*?) > (.*) = (.*)$/.exec(line) ?? []
    return { before: before.split(' || '), next, wanted: wanted.split(' ') }
  })

test.each(FRESH)('after $before, "$next" is about one of $wanted', ({ before, next, wanted }) => {
  const found = retrieve(knowledge, topics, next, before)
  expect(wanted).toContain(found?.lead.id ?? 'none')
  if (found) expect(compose(knowledge, found).parts).not.toEqual([])
})

describe('what is talked of', () => {
  const FIRST = 'What is lung cancer?'
  const start = async (question: string, before: string[]) => (await ask(question, before)).parts[0]

  test('is named beside an answer that goes on from it, and only there', async () => {
    expect(await start('Who decides it?', [FIRST])).toMatchObject({ about: 'Lung cancer', goesOn: true })
    expect(await start('What is lymphedema?', [FIRST])).not.toHaveProperty('goesOn')
    expect(await start(FIRST, [])).not.toHaveProperty('goesOn')
  })

  test('can be taken away by the patient, for this question and those after it', async () => {
    expect(await start('A new question: Who decides it?', [FIRST])).not.toHaveProperty('about')
    expect(await start('And who pays for it?', [FIRST, 'A new question: What is hospice?'])).toMatchObject({
      about: 'Palliative care and hospice',
    })
    expect(await start('And who pays for it?', [FIRST, 'A new question: Where is the car park?'])).not.toHaveProperty(
      'about',
    )
  })

  test('does not come again for thanks, which are answered kindly', async () => {
    const { markdown, sources } = await ask('Great, thank you!', [FIRST])
    expect(markdown).toContain('You are welcome.')
    expect(sources).toEqual([])
  })

  test.each([
    ['Hello', 'Hello. What questions do you have?'],
    ['hi there!', 'Hello. What questions do you have?'],
    ['¡Hola!', 'Hola. ¿Qué preguntas tiene?'],
    ['Muchas gracias', 'De nada.'],
  ])('does not come again for a greeting or for thanks in Spanish: %s', async (said, reply) => {
    for (const before of [[], [FIRST], ['¿Qué es la quimioterapia?']]) {
      const { markdown, sources } = await ask(said, before)
      expect(markdown).toContain(reply)
      expect(sources).toEqual([])
    }
  })

  test('is, for a question about side effects, also a treatment that the patient confirmed', async () => {
    const profile = profileOf({
      diagnoses: [{ site: 'breast', role: 'primary' }],
      treatments: [{ kind: 'targeted', name: 'trastuzumab deruxtecan' }],
    })
    const { about } = await askFor(profile, 'And what are the side effects?', {
      before: ['How do I get a second opinion?'],
    })
    expect(about).toContain('Antibody-drug conjugates')
  })
})

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

test('what was talked of last comes before what was talked of earlier', () => {
  const leadAfter = (...before: string[]) => retrieve(knowledge, topics, 'How is it treated?', before)?.lead.id
  expect(leadAfter('What is lymphoma?', 'What is melanoma?')).toBe('melanoma')
  expect(leadAfter('What is melanoma?', 'What is lymphoma?')).toBe('lymphoma')
})
