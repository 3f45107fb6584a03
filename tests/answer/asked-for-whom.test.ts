/** For whom and for which illness a question is asked, told from what it asks; and how an answer opens. */
import { afterAll, describe, expect, test } from 'vitest'
import { asksForRelative } from '../../server/answer/circumstances.ts'
import { isDistress } from '../../server/answer/distress.ts'
import { readPopulation } from '../../server/knowledge/population.ts'
import { openAnswers } from '../support/answers.ts'
import { openLeads } from '../support/leads.ts'

const { knowledge, dispose, ask } = openAnswers()
const { findLead } = openLeads(knowledge)
afterAll(dispose)

const headingsOf = (markdown: string) => [...markdown.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)

describe('the illness named beside a question is not what is asked', () => {
  test.each([
    ['Sex hurts since my radiation for cervical cancer. What helps?', 'sexual-health'],
    ['How do I find a clinical trial for stage 4 lung cancer with EGFR mutation?', 'clinical-trials'],
    ['I will get an ostomy after rectal cancer surgery', 'ostomy'],
    ['How is lung cancer treated?', 'lung-cancer'],
  ])('"%s" → %s', (question, lead) => {
    expect(findLead(question)).toBe(lead)
  })

  test('nor tells its sections which of them answers', async () => {
    const { markdown } = await ask('What is CAR T-cell therapy like for lymphoma?')
    expect(markdown).toMatch(/^Blood is taken, and the T cells in it are sent to a lab/)
    const { markdown: ostomy } = await ask('What is an ostomy after rectal cancer surgery?')
    expect(headingsOf(ostomy)).toContain('Questions for your nurse')
    for (const text of [markdown, ostomy])
      expect(headingsOf(text).filter(heading => heading?.startsWith('Questions for'))).toHaveLength(1)
  })
})

describe('what one illness is asked for', () => {
  test('is no answer to who names none', () => {
    expect(findLead('They want to do a bone marrow biopsy')).toBe('none')
    expect(findLead('Do I need a bone marrow biopsy for MDS?')).toBe('myelodysplastic-syndromes')
  })

  test('whether something hurts is asked of it, and not of pain', () => {
    expect(findLead('is it painful', ['They want to do a bone marrow biopsy'])).toBe('none')
    expect(findLead('will it hurt', ['Tell me about ports'])).toBe('ports-and-lines')
    expect(findLead('My back is painful')).toBe('pain')
  })

  test('what every article is called by is no name of what was talked of', () => {
    expect(findLead('what about for kids', ['How do trials work?'])).not.toBe('talking-to-children')
  })
})

test('a name of two words in a search box is what is asked', () => {
  expect(findLead('neutropenia diet')).toBe('food-safety')
})

test.each(['How is it treated if it has not spread?', "The cancer hasn't spread", 'There is no spread'])(
  '"%s" is said of an early cancer',
  text => {
    expect(readPopulation(text).setting).toEqual(['early'])
  },
)

test('a cancer that has not spread is answered with its treatment', async () => {
  const { markdown } = await ask('How is triple negative breast cancer treated if it has not spread?')
  expect(headingsOf(markdown)).toContain('Stages 1 to 3')
})

describe('what is for women and what is for men', () => {
  const [women, men] = ['Changes in women, and what can help', 'Changes in men, and what can help']

  test('is told, each under its heading, where nobody says who asks', async () => {
    const { markdown } = await ask('low sex drive since treatment')
    expect(headingsOf(markdown).slice(0, 2)).toEqual([men, women])
    const { markdown: ways } = await ask('How do I protect my fertility before treatment?')
    expect(headingsOf(ways)).toEqual(expect.arrayContaining(['Ways for women', 'Ways for men']))
  })

  test('is told alone where that is said, or where only one of them answers', async () => {
    const { markdown } = await ask("My husband has prostate cancer and can't get an erection. What helps?")
    expect(headingsOf(markdown)).not.toContain(women)
    const { markdown: dry } = await ask('What helps with vaginal dryness?')
    expect(dry).toContain('A dilator')
    expect(dry).not.toContain('penis')
  })
})

test('what is for the very people that a question is asked for is told before what else there is', async () => {
  const { markdown } = await ask(
    'my boyfriend got testicular cancer and surgery is friday, they said maybe chemo later. he is 26 and we want kids someday',
  )
  expect(headingsOf(markdown)).toContain('Ways for men')
})

test.each(['im so scared of the scan', 'i cant cope with this', 'ive been so sad since june'])(
  'who types "%s" on a phone, without an apostrophe, is met as kindly',
  text => {
    expect(isDistress(text)).toBe(true)
  },
)

test('"tired of" somebody is not worn out', () => {
  expect(findLead('so tired of people telling me to be positive. do i have to be positive?')).not.toBe('fatigue')
  expect(findLead('so tired all day since chemo')).toBe('fatigue')
})

test('the care team is not sent to for an animal', async () => {
  const { markdown, outcome, followUps } = await ask('my dog has lymphoma, what chemo do dogs get')
  expect([outcome, followUps]).toEqual(['refused', []])
  expect(markdown).not.toContain('care team can answer')
})

test('a long sentence asks for more than the clause that names its subject', async () => {
  const { markdown } = await ask(
    'my feet are numb and tingling after 4 rounds of oxaliplatin and I dropped a cup, does it ever get better',
  )
  expect(markdown).toMatch(/^For most people, numbness and tingling slowly ease/)
})

describe('an answer opens', () => {
  test('with its heading where its first words speak of what stands there', async () => {
    const { markdown } = await ask('what if they say no again', ['How do I appeal an insurance denial?'])
    expect(markdown).toMatch(/^## Step 2: the external review\n\nAsk for it in writing/)
  })

  test('without one where they say it themselves', async () => {
    const { markdown } = await ask('What is active surveillance for prostate cancer?')
    expect(markdown).toMatch(/^Active surveillance means/)
  })

  test('and a list below its heading has no other words before it', async () => {
    const { markdown } = await ask('How do I tell my 6 year old that I have cancer?')
    expect(markdown).toContain('## What all children need to hear\n\n- Nothing that you did')
  })
})

test('who asks where to find something reads that first, and not which signs to watch for', async () => {
  const { markdown } = await ask('How do I find a clinical trial for lung cancer?')
  expect(headingsOf(markdown)[0]).toBe('Where to look')
  const { markdown: surgeon } = await ask('how do I find a good surgeon for my sarcoma')
  expect(headingsOf(surgeon)[0]).toBe('Why experience matters')
})

describe('who asks for a relative', () => {
  test.each([
    'Dad is 81, has lung cancer that went to the bones',
    'my wife is done with treatment and cries every day',
    'my mom’s radiation starts monday',
    'my brother was diagnosed with stage 3 colon cancer',
  ])('"%s" does', text => {
    expect(asksForRelative(text)).toBe(true)
  })

  test.each([
    'my son is six, how do I tell him that I have cancer',
    'my husband is upset since my mastectomy',
    'My mother had breast cancer at 50, when do I start mammograms',
    'my friend says sugar feeds cancer',
  ])('"%s" does not', text => {
    expect(asksForRelative(text)).toBe(false)
  })

  test('is spoken to as who cares for them, but not of their own risk', async () => {
    const { markdown } = await ask('My dad has bladder cancer. What should we ask the doctor?')
    expect(markdown).toContain('Pick the ones that matter to both of you:')
    const { markdown: own } = await ask('My sister has ovarian cancer, should I be tested?')
    expect(own).not.toContain('both of you')
  })
})
