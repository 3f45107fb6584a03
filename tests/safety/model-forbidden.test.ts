/** What a model may not say though a passage says it: each sentence is held against a passage that says just that. */
import { afterAll, describe, expect, test } from 'vitest'
import type { Page } from '../../server/answer/page.ts'
import { openModelAnswers } from '../support/model-answers.ts'
import { type ModelCall, sendAnswer } from '../support/model-server.ts'

const OTHERS = ['A port can stay for 2 years.', 'A radiologist looks at the pictures.']

function makePage(sentence: string): Page {
  const source = { title: 'One', publisher: 'A publisher', kind: 'document' as const }
  const topic = { id: 'a', title: 'Teeth', synonyms: [], appliesTo: {}, notFor: {}, sources: [source], ours: false }
  const blocks = [sentence, ...OTHERS].map(text => ({ kind: 'paragraph' as const, text, cites: [0] }))
  const passage = { id: 1, document: 'a', heading: 'In short', role: 'know' as const, appliesTo: {}, asks: [], blocks }
  return { parts: [{ heading: 'In short', topic, passage, blocks }], left: [] }
}

let written: string[] = []
const answers = await openModelAnswers((call: ModelCall, dialect) => {
  sendAnswer(call, dialect, [written.map(sentence => `${sentence.replace(/\.$/, '')} [1].`).join('\n\n')])
})
afterAll(answers.dispose)

async function isShown(sentence: string): Promise<boolean> {
  written = [...OTHERS, sentence]
  const { markdown } = await answers.write(makePage(sentence), 'What about my teeth?')
  expect(markdown).toContain(OTHERS[0])
  return markdown.includes(sentence)
}

describe('said by a passage word by word', () => {
  test.each([
    'Have a dental exam before radiation, so that problems are treated first.',
    'Have a dental exam before radiation.',
    'Get a check-up before your surgery, so that there is time to heal.',
    'Have your eye exam before chemo.',
  ])('an exam before a treatment is shown: %s', async sentence => {
    expect(await isShown(sentence)).toBe(true)
  })

  test.each([
    'Have radiation before surgery.',
    'Have a dose before radiation.',
    'Have your chemo before a dental exam.',
    'Have a tooth pulled before radiation.',
    'Have a dental exam and radiation before surgery.',
    'Have a dental exam before radiation and start chemo.',
    'Have a dental exam before radiation, and have chemo first.',
    'Have a dental exam before radiation, then take Keytruda.',
    'Have a dental exam before radiation, and skip it if a tooth hurts.',
    'Have a dental exam before radiation, so stop your blood thinner.',
    'Have a dental exam before radiation, instead of chemo.',
    'Skip a dental exam before radiation.',
    'Take an exam before radiation.',
    'You should have a dental exam before chemo, and you must stop the pills.',
  ])('an order is not: %s', async sentence => {
    expect(await isShown(sentence)).toBe(false)
  })

  test.each([
    'Have a dental exam before radiation, with 50 mg of amoxicillin.',
    'Have a dental exam before radiation, and rinse with two pills.',
    'Have a dental exam before radiation twice a day.',
  ])('a dose is not: %s', async sentence => {
    expect(await isShown(sentence)).toBe(false)
  })
})
