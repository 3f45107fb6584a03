/** What a browser does to tabs: copies them, freezes them, fills their storage, and leaves them in its history. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ChatDriver, driveChat, QUESTION } from '../support/chat-driver.ts'
import { openStage, type Stage } from '../support/stage.ts'

const OTHER_QUESTION = 'What does HER2-low mean?'

let stage: Stage
beforeAll(async () => {
  // A few seconds for each answer: enough for something to happen in its middle.
  stage = await openStage({ pace: 300 })
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

/** The chat in a tab of its own, as where a page may not frame it. */
async function openAlone(): Promise<{ page: Page; chat: ChatDriver }> {
  const { page } = await stage.open()
  await page.goto(`${stage.relay.url}/v1/panel/demo`)
  return { page, chat: driveAlone(page) }
}

function driveAlone(page: Page): ChatDriver {
  const inside = page.locator('body')
  const log = inside.getByRole('log')
  const box = inside.getByRole('textbox', { name: 'Your question' })
  return { ...driveChat(page, 'inline'), inside, log, box, button: name => inside.getByRole('button', { name }) }
}

async function ask({ box, button }: ChatDriver, text: string): Promise<void> {
  await box.fill(text)
  await button('Send').click()
}

const answered = ({ log }: ChatDriver, count: number) =>
  log
    .getByText('This is general information.')
    .nth(count - 1)
    .waitFor()

const read = async ({ log }: ChatDriver) => {
  await log.getByRole('heading', { name: 'Sources' }).last().waitFor()
  return (await log.textContent())?.replace(/\s+/g, ' ').trim()
}

/** Open sockets, as an operator would see them. */
async function countSockets(): Promise<number> {
  const metrics = await (await fetch(`${stage.relay.adminUrl}/metrics`)).text()
  return Number(/^navis_connections(?:\{.*\})? (\d+)$/m.exec(metrics)?.[1] ?? Number.NaN)
}

test('a tab and its copy are one chat: each shows what is asked in the other', async () => {
  const { page, chat } = await openAlone()
  await ask(chat, OTHER_QUESTION)
  await answered(chat, 1)
  const [copy] = await Promise.all([
    page.context().waitForEvent('page'),
    page.evaluate(() => void window.open(location.href)),
  ])
  const other = driveAlone(copy)
  await answered(other, 1)
  await ask(other, QUESTION)
  await answered(chat, 2)
  await answered(other, 2)
  expect(await read(other)).toBe(await read(chat))
})

test('a tab that is to be frozen in the middle of an answer lets its socket go, and has all of it when it wakes', async () => {
  const { page, chat } = await openAlone()
  await ask(chat, QUESTION)
  await chat.log.getByRole('heading', { name: 'Why it matters' }).waitFor()
  // Chromium freezes no page that is in sight, and without a window all of them are: the page is told what it would be told.
  const happens = (name: string) => page.evaluate(type => void document.dispatchEvent(new Event(type)), name)
  await happens('freeze')
  await expect.poll(countSockets, { timeout: 10_000 }).toBe(0)
  await happens('resume')
  await answered(chat, 1)
  expect(await chat.log.getByRole('heading', { name: QUESTION, exact: true }).count()).toBe(1)
  expect(await chat.log.getByText('For informational purposes only').count()).toBe(1)
})

test('a page that is left and come back to goes on with its chat', async () => {
  const { page, chat } = await stage.open({ relay: stage.sameSiteRelay })
  await chat.open()
  await chat.ask(OTHER_QUESTION)
  await chat.answered()
  await page.goto(stage.host.serve({ html: '<!doctype html><title>Elsewhere</title>' }))
  await page.goBack()
  // Kept by the browser as it was, or loaded anew: either way the chat is there.
  if (!(await chat.box.isVisible())) await chat.open()
  await chat.answered()
  await chat.ask(QUESTION)
  await chat.answered(2)
})

test('a storage that is full, or holds another site’s token, is no reason to fail', async () => {
  const { page, chat } = await stage.open()
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
    const read = Storage.prototype.getItem
    Storage.prototype.getItem = function (key) {
      return key === 'navis:demo' ? 'A'.repeat(64) : read.call(this, key)
    }
  })
  await page.reload()
  await chat.open()
  await chat.ask(OTHER_QUESTION)
  await chat.answered()
  expect(await chat.log.getByRole('heading', { name: OTHER_QUESTION, exact: true }).count()).toBe(1)
  expect(await chat.inside.getByText('Earlier messages are no longer saved').count()).toBeLessThanOrEqual(1)
})
