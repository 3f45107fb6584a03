/** Messages in patients' own words, most of which name no topic. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compose } from '../../server/answer/compose.ts'
import { measureConfidence, readFeatures } from '../../server/answer/confidence.ts'
import { readListener, readSoleListener } from '../../server/answer/listeners.ts'
import { retrieve } from '../../server/answer/retrieve.ts'
import { hearTopics, NO_ARTICLE } from '../../server/answer/topic-words.ts'
import type { Topic } from '../../server/answer/topics.ts'
import { openAnswers } from '../support/answers.ts'
import { openLeads } from '../support/leads.ts'

const { knowledge, dispose, ask } = openAnswers()
const { topics, findLead } = openLeads(knowledge)
afterAll(dispose)

/** `articles | earlier > message`, written down before they were tried; `none` where no article is about it. */
const readMessages = (name: string) =>
  readFileSync(join(import.meta.dirname, `../fixtures/answer/${name}.txt`), 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const [articles = '', text = ''] = line.split(' | ')
      const said = text.split(' > ')
      const [message = '', before] = [said.at(-1), said.slice(0, -1)]
      return { articles: articles.split(' '), message, lead: findLead(message, before) }
    })

type Message = ReturnType<typeof readMessages>[number]
const isRight = ({ articles, lead }: Message) => articles.includes(lead)
const isWrong = (one: Message) => !isRight(one) && one.lead !== 'none'

describe('patients and their families in their own words', () => {
  const read = readMessages('messages')

  test('nine of ten get an article that is about what they ask, or none where there is none', () => {
    expect(read.filter(isRight).length / read.length).toBeGreaterThanOrEqual(0.9)
  })

  test('hardly any gets another article', () => {
    expect(read.filter(isWrong).length / read.length).toBeLessThanOrEqual(0.04)
  })
})

describe('messages that nothing was learned from', () => {
  const read = readMessages('unseen-messages')

  test('three of four get an article that is about what they ask, or none where there is none', () => {
    expect(read.filter(isRight).length / read.length).toBeGreaterThanOrEqual(3 / 4)
  })

  test('few get another article', () => {
    expect(read.filter(isWrong).length / read.length).toBeLessThanOrEqual(0.08)
  })
})

describe('the weights of words', () => {
  test('were learned from the messages as they are now, and know every article', () => {
    const files = ['messages', 'stories', 'asked-by-many'].map(name =>
      readFileSync(join(import.meta.dirname, `../fixtures/answer/${name}.txt`), 'utf8'),
    )
    const [hash, kinds] = readFileSync(
      join(import.meta.dirname, '../../server/answer/topic-weights.txt'),
      'utf8',
    ).split('\n')
    expect(hash).toContain(createHash('sha256').update(files.join('')).digest('hex'))
    expect(kinds).toBe(`# ${[...knowledge.topics().map(({ id }) => id), NO_ARTICLE].join(' ')}`)
  })

  test('speak for an article by words that it does not say', () => {
    const [first] = hearTopics('my fingertips are like cotton wool since the taxol, i drop my keys')
    expect(first?.[0]).toBe('neuropathy')
    expect(first?.[1].aheadOfNone).toBeGreaterThan(0)
    expect(
      hearTopics('how do i get candle wax out of a tablecloth')
        .values()
        .every(({ aheadOfNone }) => aheadOfNone < 0),
    ).toBe(true)
  })

  test('say nothing of a site’s own documents, which are judged by how they fit', () => {
    const fit = { topic: { id: 'a-site-has-it' } as Topic, score: 2, evidence: 5, isNamed: true }
    const reading = { words: 4, isOwn: false, found: null, isAside: () => false, heard: hearTopics('') }
    expect(measureConfidence(readFeatures(fit, [fit], reading))).toBeGreaterThan(0.9)
  })
})

describe('who has it is not what is asked', () => {
  test.each([
    ['My wife has lung cancer, how can I help?', 'caring-for-someone'],
    ['My father has stage 4 pancreatic cancer, how do I support him?', 'caring-for-someone'],
    ['I was told I have rectal cancer. What are my options?', 'colorectal-cancer'],
    ["I'm 28 with Hodgkin lymphoma and we wanted kids. What can we do before treatment starts?", 'fertility'],
    ['My wife has leukemia. Which kinds are there?', 'leukemia'],
    ['Since radiation sex hurts. Is there anything I can do?', 'sexual-health'],
    ['I have numb fingers, will it go away?', 'neuropathy'],
  ])('"%s" → %s', (message, lead) => {
    expect(findLead(message)).toBe(lead)
  })
})

describe('whom one talks with', () => {
  test.each([
    ['How do I tell my kids?', 'child'],
    ['explain it to my 6 year old', 'child'],
    ['How do I talk to my parents about my cancer?', 'parent'],
    ['Do I have to tell my boss?', 'boss'],
    ['What helps with nausea?', undefined],
  ])('"%s": %s', (text, listener) => {
    expect(readListener(text)).toBe(listener)
  })

  test('counts where a question asks nothing beside it', () => {
    expect(readSoleListener('How do I talk to my parents about my cancer?')).toBe('parent')
    expect(readSoleListener('How do I talk to my family about hospice?')).toBeUndefined()
  })

  test('how to tell children is no answer to how to tell parents', () => {
    expect(findLead('How do I talk to my parents about my cancer?')).not.toBe('talking-to-children')
    expect(findLead('How do I tell my grandchildren about my cancer?')).toBe('talking-to-children')
  })
})

describe('what sounds like ours and is not', () => {
  test.each([
    "How do I treat my dog's lymphoma?",
    'Can I donate blood after cancer?',
    'Can I become an organ donor?',
    'Can you book me an appointment?',
    'How do I lose 20 pounds?',
    'How do I get my blood pressure down?',
    'What are the symptoms of a kidney stone?',
    'What is sleep apnea?',
    'What is type 1 diabetes?',
    'How do I write a will?',
  ])('"%s" → nothing', message => {
    expect(findLead(message)).toBe('none')
  })
})

describe('what is asked by who treats patients, and what came out of late, is left to others', () => {
  test.each([
    'Grammar check: the patient with Hodgkin lymphoma wishes to freeze eggs before ABVD',
    'My patient is 65 with multiple myeloma, are there studies on smaller radiation fields?',
    "I'm a radiation oncologist, which guideline is there for boost after lumpectomy?",
    'Draft a note for the tumor board on a woman with early breast cancer',
    'Which targeted drugs for lung cancer were approved in the past two years?',
  ])('"%s" → nothing', message => {
    expect(findLead(message)).toBe('none')
  })

  test('and not met as if it were their own distress', async () => {
    const { markdown } = await ask('My patient has a clot in the arm and I am lost in the data: which score applies?')
    expect(markdown).toContain("I don't have this in my library")
  })

  test('but a patient who speaks of patients is answered', () => {
    expect(findLead('I read that patients lose their hair on Taxol. Does it grow back?')).toBe('hair-loss')
  })
})

test('where no article is surely the right one, the nearest are offered', async () => {
  const { about, followUps } = await ask('can i get a massage gun for my stiff shoulder after surgery')
  expect(about).toBeUndefined()
  expect(followUps).toEqual(['What does massage do for people with cancer?'])
})

test('a name of an article that heads one of its sections asks for that one', () => {
  const message = 'when do i start mammograms i am 38 do i wait til 40 or 50 i read conflicting guidelines'
  const found = retrieve(knowledge, topics, message, [])
  expect(found && compose(knowledge, found).parts[0]?.passage.heading).toBe('Mammograms')
})

test('an age for screening is no answer to who had the cancer', () => {
  expect(findLead('PSA was 0.1 and now 0.4, had my prostate out 3 years ago')).not.toBe('prostate-screening')
})

test('an insurer that says no is one whatever its name', () => {
  expect(findLead('Blue Cross said no to my PET scan. what now')).toBe('insurance-appeals')
  expect(findLead('They call my immunotherapy experimental and refuse to cover it')).toBe('insurance-appeals')
})

test('letters of a report that are written as one word are read as three', () => {
  expect(findLead('what does T2N1M0 mean')).toBe('staging')
})

test.each([
  ['Lump in throat read forums sure i have cancer', { level: 'refuse', rule: 'own-diagnosis' }],
  ['found lump on back might be tumor want natural fix', { level: 'urgent', rule: 'new-lump' }],
] as const)('who tells of a lump reads how one is looked into: "%s"', async (message, verdict) => {
  const { about, sources } = await ask(message, [], verdict)
  expect(about).toBe(knowledge.document('signs-of-cancer').title)
  expect(sources.length).toBeGreaterThan(0)
})

test.each([
  'both my aunts on moms side had ovarian cancer, does that count for me',
  "My uncle from my father's side had colon cancer. Does it matter if it is his side?",
])('who asks what a side of the family counts for is declined as no diagnosis: "%s"', async message => {
  const { about, outcome } = await ask(message, [], { level: 'refuse', rule: 'own-diagnosis:leaning' })
  expect(about).toContain(knowledge.document('family-risk').title)
  expect(outcome).toBe('complete')
})

test.each([
  ['They took it all out. Why do I need radiation?', 'radiation-therapy'],
  ['why does my mom need chemo if her cancer is gone', 'chemotherapy'],
])('why a treatment is given when no cancer is left is answered in general: "%s"', (message, article) => {
  expect(findLead(message)).toBe(article)
})
