/** A page of one release and relays of another, as during a deploy: the reader is never left with a dead chat. */
import type { Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { QUESTION } from '../support/chat-driver.ts'
import { type Opened, type OpenOptions, openStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

const GONE = 'This chat was updated'

interface Missing {
  /** How often it was asked for in vain. */
  asked: number
  /** From here on the relays have it. */
  bringBack(): void
}

/** A relay that is asked for `files` answers as one that has no such release, `times` times. */
async function miss({ page }: Pick<Opened, 'page'>, files: RegExp, times = Number.POSITIVE_INFINITY): Promise<Missing> {
  let left = times
  const missing = {
    asked: 0,
    bringBack() {
      left = 0
    },
  }
  await page.context().route(files, (route: Route) => {
    if (left-- <= 0) return route.continue()
    missing.asked += 1
    return route.fulfill({
      status: 404,
      headers: { 'cache-control': 'no-store', 'access-control-allow-origin': '*' },
      body: '{"error":"There is nothing at this address."}',
    })
  })
  return missing
}

/** What loads with the first answer: sources, links, copying. */
const READING = /\/v1\/[^/]+\/(?:panel|inline)-reading\./

async function openWithout(files: RegExp, times?: number, options?: OpenOptions) {
  const opened = await stage.open(options)
  return { ...opened, missing: await miss(opened, files, times) }
}

describe('a panel whose files are asked of a relay that has another release', () => {
  test('is loaded again until it is there', async () => {
    const { chat, missing } = await openWithout(/\/v1\/[^/]+\/panel\.js/, 2)
    await chat.open()
    expect(missing.asked).toBe(2)
    await chat.ask(QUESTION)
    await chat.answered()
  })

  test('names a person to call when it is alone in its tab and stays away', async () => {
    const { page } = await openWithout(/\/v1\/[^/]+\/panel\.js/)
    await page.goto(`${stage.relay.url}/v1/panel/demo`)
    await page.getByText('This chat could not be loaded.').waitFor()
    expect(await page.locator('body').textContent()).toContain('Riverside nurse line (demo) +1 503 555 0142')
  })
})

describe('what loads with the first answer', () => {
  test('is asked for again without a word', async () => {
    const { chat, missing } = await openWithout(READING, 2)
    await chat.open()
    await chat.ask(QUESTION)
    await chat.answered()
    await chat.button('Copy answer').waitFor()
    expect(missing.asked).toBe(2)
    expect(await chat.inside.getByText(GONE).count()).toBe(0)
  })

  test('is gone: answers come as plain text, the reader is told, and a reload keeps the whole conversation', async () => {
    const { chat, missing } = await openWithout(READING, undefined, { relay: stage.sameSiteRelay })
    await chat.open()
    await chat.ask(QUESTION)
    await chat.answered()
    await chat.inside.getByText(GONE).waitFor()
    expect(await chat.read()).toContain(QUESTION)
    missing.bringBack()
    await chat.button('Reload chat').click()
    await chat.button('Copy answer').waitFor()
    expect(await chat.log.getByRole('heading', { name: QUESTION, exact: true }).count()).toBe(1)
    expect(await chat.inside.getByText(GONE).count()).toBe(0)
    await chat.ask('What does HER2-low mean?')
    await chat.answered(2)
  })

  test.each([{ embedding: 'inline' as const }, { blockStorage: true }])(
    'is gone where a reload would start a new chat: that is said, and nothing is reloaded (%o)',
    async options => {
      const { chat } = await openWithout(READING, undefined, options)
      await chat.open()
      await chat.ask(QUESTION)
      await chat.answered()
      const note = chat.inside.getByRole('status').filter({ hasText: GONE })
      await note.getByText('Reloading this page starts a new chat.').waitFor()
      expect(await chat.button('Reload chat').count()).toBe(0)
      await chat.ask('What does HER2-low mean?')
      await chat.answered(2)
    },
  )
})
