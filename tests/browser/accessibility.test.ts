import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers } from '../support/axe.ts'
import { QUESTION } from '../support/chat-driver.ts'
import type { NavisApp } from '../support/navis-app.ts'
import { type Opened, openStage, type Stage } from '../support/stage.ts'

const FEVER = 'I have a fever of 101 and I’m on chemo'
const DESKTOP = { width: 1280, height: 800 }
const PHONE = { width: 320, height: 640 }
const SCREENS = [
  { screen: 'desktop', browser: { viewport: DESKTOP } },
  { screen: 'desktop, dark', browser: { viewport: DESKTOP, colorScheme: 'dark' } },
  { screen: '320 px', browser: { viewport: PHONE } },
  { screen: '320 px, dark', browser: { viewport: PHONE, colorScheme: 'dark' } },
] as const

let stage: Stage
let slow: NavisApp

beforeAll(async () => {
  stage = await openStage()
  slow = await stage.addRelay({ pace: 10 })
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

/** Of the chat's document and of the page around it. */
async function findAll({ page, chat }: Opened): Promise<string[]> {
  const inside = await chat.frame()
  const barriers = await findBarriers(inside)
  return inside === page.mainFrame() ? barriers : [...barriers, ...(await findBarriers(page.mainFrame()))]
}

/** Of the chat's document alone, where the page around it is as it was. */
const findInside = async ({ chat }: Opened) => findBarriers(await chat.frame())

describe.each(SCREENS)('axe finds no barrier at $screen', ({ browser }) => {
  test('from the opening screen over an answer, its sources and a red-flag card to a lost connection', async () => {
    const opened = await stage.open({ browser })
    const { page, chat } = opened
    const found: Record<string, string[]> = {}
    await chat.launcher.waitFor()
    found.launcher = await findAll(opened)
    await chat.open()
    found.opening = await findAll(opened)
    await chat.button('Talk to a person').click()
    found.contact = await findInside(opened)
    await chat.button('Talk to a person').click()

    await chat.ask(QUESTION)
    await chat.answered()
    await chat.log
      .getByRole('button', { name: /^Source 2: / })
      .first()
      .click()
    await chat.log.getByRole('blockquote').filter({ visible: true }).first().waitFor()
    await chat.button('Not helpful').click()
    found.answer = await findInside(opened)
    await chat.button('Delete this chat').click()
    await chat.inside.getByRole('alertdialog').waitFor()
    found.deleting = await findInside(opened)
    await chat.button('Keep it').click()

    await chat.ask(FEVER)
    await chat.answered(2)
    found.card = await findInside(opened)
    await chat.ask('What does HER2-low mean?')
    await chat.button('Dismiss').waitFor()
    found.pinned = await findInside(opened)

    await page.context().setOffline(true)
    await chat.ask('How do I read my pathology report?')
    await chat.inside.getByText('You are offline.').waitFor()
    found.offline = await findInside(opened)
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map(state => [state, []])))
  })

  test('while the answer streams', async () => {
    const opened = await stage.open({ browser, relay: slow.url })
    await opened.chat.open()
    await opened.chat.ask(QUESTION)
    await opened.chat.streaming()
    expect(await findAll(opened)).toEqual([])
    expect(await opened.chat.button('Stop').count()).toBe(1)
    // Its relay would wait for the end before it goes.
    await opened.chat.button('Stop').click()
    await opened.chat.button('Stop').waitFor({ state: 'detached' })
  })
})

test('what counts as a barrier is found: a picture without words', async () => {
  const opened = await stage.open({ body: '<main><h1>A cancer center</h1><img src="data:,"></main>' })
  expect(await findAll(opened)).toEqual([expect.stringContaining('image-alt')])
})

test('axe finds no barrier in an inline chat with an answer', async () => {
  const opened = await stage.open({ embedding: 'inline' })
  await opened.chat.open()
  await opened.chat.ask(QUESTION)
  await opened.chat.answered()
  expect(await findAll(opened)).toEqual([])
})

test('axe finds no barrier in the fallback of a page that forbids the chat', async () => {
  const headers = { 'content-security-policy': `script-src ${stage.relay.url}; frame-src 'none'` }
  const opened = await stage.open({ headers })
  await opened.chat.launcher.click()
  await opened.page.getByRole('link', { name: /new tab/ }).waitFor()
  expect(await findBarriers(opened.page.mainFrame())).toEqual([])
})

describe('at 320 px', () => {
  test('nothing of an answer is wider than the screen, and what is pressed is big enough for a finger', async () => {
    const { chat } = await stage.open({ browser: { viewport: PHONE } })
    await chat.open()
    await chat.ask(QUESTION)
    await chat.answered()
    const frame = await chat.frame()
    const found = await frame.evaluate(() => {
      const wide = [...document.querySelectorAll('*')].filter(
        element => element.getBoundingClientRect().right > innerWidth + 1,
      )
      // WCAG 2.2, 2.5.8: 24 px, except inside a sentence.
      const small = [...document.querySelectorAll('button')].filter(button => {
        const { width, height } = button.getBoundingClientRect()
        return width > 0 && (width < 24 || height < 24)
      })
      const scrolls = document.documentElement.scrollWidth > innerWidth
      return {
        scrolls,
        wide: wide.length,
        small: small.filter(button => !button.closest('p, li')).map(button => button.textContent),
      }
    })
    expect(found).toEqual({ scrolls: false, wide: 0, small: [] })
  })

  test('notice, offer and the first two lines of the answer are in view at 360 × 640', async () => {
    const { chat } = await stage.open({ browser: { viewport: { width: 360, height: 640 } } })
    await chat.open()
    await chat.ask(QUESTION)
    await chat.answered()
    const notice = await chat.log.getByText('For informational purposes only').boundingBox()
    const offer = await chat.log.getByText('Get guidance specific to your case').boundingBox()
    const first = await chat.log
      .getByText(/^Asking for a second opinion/)
      .first()
      .boundingBox()
    const composer = await chat.box.boundingBox()
    expect(notice?.y).toBeGreaterThan(0)
    expect(offer?.y).toBeGreaterThan(notice?.y ?? Infinity)
    // Two lines of 17 px at 1.55.
    expect((first?.y ?? Infinity) + 2 * 17 * 1.55).toBeLessThan(composer?.y ?? 0)
  })
})
