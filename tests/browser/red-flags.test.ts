import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { QUESTION } from '../support/chat-driver.ts'
import type { NavisApp } from '../support/navis-app.ts'
import { EMBEDDINGS, openStage, type Stage } from '../support/stage.ts'

const FEVER = 'I have a fever of 101 and I’m on chemo'
/** Words that only an answer of the library has. */
const ANSWER_WORDS = /Sources/

let stage: Stage
let slow: NavisApp

beforeAll(async () => {
  stage = await openStage()
  slow = await stage.addRelay({ pace: 20 })
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

test.each(EMBEDDINGS)(
  'a fever on chemotherapy gets a card with a number to call, and no answer (%s)',
  async embedding => {
    const { chat, seen } = await stage.open({ embedding })
    await chat.open()
    await chat.ask(FEVER)
    const call = chat.log.getByRole('link', { name: /\d{3}/ })
    await call.first().waitFor()
    expect(await call.first().getAttribute('href')).toMatch(/^tel:\+?\d+$/)
    const box = await call.first().boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    await chat.answered()
    const shown = await chat.read()
    expect(shown).toContain('Not in the United States? Call your local emergency number.')
    expect(shown).not.toMatch(ANSWER_WORDS)
    expect(shown).not.toContain('Get guidance specific to your case')
    expect(seen.errors).toEqual([])
  },
)

test('it comes also when chemotherapy and fever are said in two messages', async () => {
  const { chat } = await stage.open()
  await chat.open()
  await chat.ask('I’m on chemo')
  await chat.answered()
  await chat.ask('101 now')
  await chat.log.getByRole('link', { name: /\d{3}/ }).first().waitFor()
})

test('it comes while another answer runs, which ends for it', async () => {
  const { chat } = await stage.open({ relay: slow.url })
  await chat.open()
  await chat.ask(QUESTION)
  await chat.streaming()
  await chat.ask(FEVER)
  await chat.log.getByRole('link', { name: /\d{3}/ }).first().waitFor()
  await chat.answered(2)
  expect(await chat.button('Stop').count()).toBe(0)
  expect(await chat.log.getByText('Bottom line').count()).toBe(0)
})

test('it stays in sight while the person reads on, until it is dismissed', async () => {
  const { chat } = await stage.open()
  await chat.open()
  await chat.ask(FEVER)
  await chat.answered()
  await chat.ask('What does HER2-low mean?')
  await chat.streaming()
  const dismiss = chat.button('Dismiss')
  await dismiss.waitFor()
  expect(await chat.dialog.getByRole('complementary').getByRole('link', { name: /\d{3}/ }).first().isVisible()).toBe(
    true,
  )
  await dismiss.click()
  await dismiss.waitFor({ state: 'detached' })
})

test('“This is not happening now” brings the answer instead', async () => {
  const { chat } = await stage.open()
  await chat.open()
  await chat.ask(FEVER)
  await chat.answered()
  await chat.button('This is not happening now').click()
  await chat.log.getByRole('list', { name: 'Sources' }).waitFor()
})

test('a stated intent to die cannot be waved away', async () => {
  const { chat } = await stage.open()
  await chat.open()
  await chat.ask('I want to kill myself')
  await chat.log.getByRole('link', { name: /988/ }).first().waitFor()
  expect(await chat.button('This is not happening now').count()).toBe(0)
})
