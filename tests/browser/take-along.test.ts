/** Answers and questions that leave the chat with the person: by touch, past a page that listens, and on paper from a page of others. */
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { CLOSING, QUESTION } from '../support/chat-driver.ts'
import { writeSpy } from '../support/spy.ts'
import { type Opened, type OpenOptions, openStage, type Stage } from '../support/stage.ts'

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

interface Watching {
  shared?: ShareData[]
  printed?: string[]
}

/** A chat with one answer; what its document shares and prints is noted there. */
async function ask(options: OpenOptions, canShare = true): Promise<Opened> {
  const opened = await stage.open(options)
  await opened.chat.open()
  const frame = await opened.chat.frame()
  await frame.evaluate(canShare => {
    const notes = window as Watching
    const share = async (data: ShareData) => {
      notes.shared = [...(notes.shared ?? []), data]
    }
    Object.defineProperty(navigator, 'share', { value: canShare ? share : undefined, configurable: true })
    window.print = () => {
      notes.printed = [...(notes.printed ?? []), document.querySelector('.paper')?.textContent ?? '']
    }
  }, canShare)
  await opened.chat.ask(QUESTION)
  await opened.chat.answered()
  await opened.chat.button('Copy answer').waitFor()
  return opened
}

test('by touch the first thing to do with an answer is to share it, whole and without a title', async () => {
  const { chat } = await ask({ browser: PHONE })
  const names = await chat.inside.locator('.actions button').allTextContents()
  expect(names.slice(0, 3)).toEqual(['Share or save', 'Copy answer', 'Print'])
  await chat.button('Share or save').tap()
  const frame = await chat.frame()
  await frame.waitForFunction(() => (window as Watching).shared)
  const [data] = await frame.evaluate(() => (window as Watching).shared ?? [])
  expect(Object.keys(data ?? {})).toEqual(['text'])
  for (const part of [QUESTION, 'For informational purposes only', 'Sources', 'https://', CLOSING]) {
    expect(data?.text).toContain(part)
  }
})

test('where a phone cannot share, the answer is saved as a file that is not named after it', async () => {
  const { page, chat } = await ask({ browser: PHONE }, false)
  const [download] = await Promise.all([page.waitForEvent('download'), chat.button('Share or save').tap()])
  expect(download.suggestedFilename()).toMatch(/^answer-\d{4}-\d\d-\d\d\.txt$/)
  expect(readFileSync(await download.path(), 'utf8')).toContain(CLOSING)
})

test('by touch a list for the visit is made and put in order, and shared', async () => {
  const { chat } = await ask({ browser: PHONE })
  await chat.button('Questions for my visit').tap()
  const add = chat.button(/^Add: /)
  await add.first().tap()
  await add.first().tap()
  const items = chat.inside.locator('.visit-items .visit-text')
  const [first = '', second = ''] = await items.allTextContents()
  await chat.button(`Move down: ${first}`).tap()
  await expect.poll(() => items.allTextContents()).toEqual([second, first])
  await chat.button('Share or save').tap()
  const frame = await chat.frame()
  await frame.waitForFunction(() => (window as Watching).shared)
  const [data] = await frame.evaluate(() => (window as Watching).shared ?? [])
  expect(data?.text).toContain(`1. ${second}\n2. ${first}`)
  expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('the page around the chat learns nothing of what is printed, saved or put on the list', async () => {
  const mark = `canary${crypto.randomUUID().slice(0, 8)}`
  const opened = await ask({
    head: writeSpy(`${mark.slice(0, 6)}\\w+|HER2[-]low|informational[ ]purposes|/v1/panel[/]demo`),
  })
  const { page, chat, seen } = opened
  await chat.button('Print').click()
  const frame = await chat.frame()
  await frame.waitForFunction(() => (window as Watching).printed)
  await Promise.all([page.waitForEvent('download'), chat.button('Save this chat').click()])
  await chat.button('Questions for my visit').click()
  await chat.inside.getByRole('textbox', { name: 'Your own question' }).fill(`May I bring ${mark}?`)
  await chat.button('Add').last().click()
  await chat.inside.locator('.visit-items').getByText(mark).waitFor()
  await Promise.all([page.waitForEvent('download'), chat.button('Save as a file').click()])
  await chat.button('Print this page').click()
  await frame.waitForFunction(() => (window as Watching).printed?.length === 2)
  expect(await page.evaluate(() => [...(window as unknown as { sightings: Set<string> }).sightings])).toEqual([
    '/v1/panel/demo',
  ])
  const titles = await Promise.all(page.frames().map(one => one.title()))
  const said = [...titles, ...seen.urls, ...seen.referrers, ...seen.errors, ...stage.relay.lines]
  expect(said.join(' ')).not.toMatch(new RegExp(`${mark}|HER2`))
  expect(seen.errors).toEqual([])
  expect(seen.origins().filter(origin => !origin.startsWith('blob:') && origin !== 'null')).toEqual(
    [stage.host.origin, stage.relay.url].sort(),
  )
})

test('a page of others prints the answer alone, under the strictest policy, and what it prints itself has nothing of the chat', async () => {
  const wire = stage.relay.url.replace('http', 'ws')
  const { page, chat, seen } = await ask({
    embedding: 'inline',
    headers: {
      'content-security-policy': `default-src 'none'; script-src ${stage.relay.url}; connect-src ${stage.relay.url} ${wire}; require-trusted-types-for 'script'; trusted-types 'none'`,
    },
  })
  await chat.button('Print').click()
  await expect.poll(() => page.frames().length).toBe(2)
  const paper = page.frames().find(frame => frame !== page.mainFrame())
  expect(await paper?.locator('body').textContent()).toContain(CLOSING)
  expect(await paper?.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)')
  await chat.button('Print this chat').click()
  await expect.poll(() => page.frames().at(-1)?.locator('article').count()).toBe(1)
  expect(page.frames()).toHaveLength(2)
  expect(seen.errors).toEqual([])
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('navis-chat').isVisible()).toBe(false)
  expect(await page.getByRole('heading', { name: 'A cancer center' }).isVisible()).toBe(true)
})
