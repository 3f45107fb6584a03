import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { QUESTION } from '../support/chat-driver.ts'
import { createRandom } from '../support/random.ts'
import { type Opened, type OpenOptions, openStage, type Stage } from '../support/stage.ts'
import { FORBIDDING } from './hosts/forbidding.ts'
import { type HostCase, type Places, policy } from './hosts/host-case.ts'
import { MATRIX, sampleMatrix } from './hosts/matrix.ts'

/** A page of each table; `npm run proof` opens them all. */
const SEED = Number(process.env.NAVIS_SEED ?? 6)
const ROWS = process.env.NAVIS_HOSTS === 'all' ? MATRIX : sampleMatrix(createRandom(SEED))

let stage: Stage
let places: Places

beforeAll(async () => {
  stage = await openStage({ ownOrigins: ROWS.length + FORBIDDING.length })
  const { url } = stage.relay
  const { files } = JSON.parse(readFileSync('dist/widget/manifest.json', 'utf8'))
  places = { relay: url, socket: url.replace('http', 'ws'), integrity: files['widget.js'].integrity }
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

/** Opens, asks, opens a source and closes. */
async function useChat(options: OpenOptions): Promise<Opened> {
  const opened = await stage.open(options)
  await tryChat(opened, options).catch(cause => {
    throw new Error(`The console says: ${opened.seen.errors.join('\n')}`, { cause })
  })
  return opened
}

async function tryChat({ page, chat }: Opened, options: OpenOptions): Promise<void> {
  await chat.open()
  await chat.ask(QUESTION)
  await chat.answered()
  await chat.log
    .getByRole('button', { name: /^Source 2: / })
    .first()
    .click()
  await chat.log.getByRole('blockquote').filter({ visible: true }).first().waitFor()
  if (options.embedding !== 'target') {
    await chat.button('Close chat').click()
    await chat.dialog.waitFor({ state: 'hidden' })
    await chat.launcher.click()
    await chat.dialog.waitFor()
  }
  expect(await page.locator('navis-chat').count()).toBe(1)
}

const optionsOf = ({ page }: Pick<HostCase, 'page'>): OpenOptions => ({ ...page(places), ownOrigin: true })

test('the matrix has at least 36 host pages, and ten of them a policy of their own', () => {
  expect(MATRIX.length).toBeGreaterThanOrEqual(36)
  const places = { relay: 'https://r', socket: 'wss://r', integrity: 'sha384-x' }
  expect(new Set(MATRIX.map(row => row.page(places).headers?.['content-security-policy'])).size).toBeGreaterThan(10)
})

describe.each(ROWS)('a page $name', row => {
  test(`has a chat that opens, asks and shows an answer, and nothing to complain about (${row.embedding})`, async () => {
    const opened = await useChat({ ...optionsOf(row), embedding: row.embedding })
    await row.afterwards?.(opened, stage)
    expect(opened.seen.errors).toEqual([])
  })
})

describe.each(FORBIDDING)('a page $name', row => {
  test('gets another way to the chat, and the console names the line to add', async () => {
    const { embedding, line } = row
    const { page, chat, seen } = await stage.open({
      ...optionsOf(row),
      embedding,
      attributes: 'data-contact="tel:+15035550142"',
    })
    if (embedding !== 'target') await chat.launcher.click()
    const link = page.getByRole('link', { name: /new tab/ })
    await link.waitFor({ timeout: 4_000 })
    expect(await link.getAttribute('href')).toBe(`${places.relay}/v1/panel/demo`)
    expect(await link.getAttribute('target')).toBe('_blank')
    await page.locator('navis-chat a[href="tel:+15035550142"]').waitFor()
    // Once, whole, and at the end of what is said.
    const said = seen.errors.filter(error => error.startsWith('Navis'))
    expect(said).toEqual([expect.stringMatching(/Content-Security-Policy: .*$/)])
    expect(said[0]?.split('Policy: ')[1]).toBe(line(places))
  })
})

test('the chat in a tab of its own, where the fallback leads, answers', async () => {
  const { page, chat } = await stage.open({ headers: policy(`script-src ${places.relay}`, "frame-src 'none'") })
  await chat.launcher.click()
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: /new tab/ }).click()])
  await tab.getByRole('textbox', { name: 'Your question' }).fill('What does HER2-low mean?')
  await tab.keyboard.press('Enter')
  await tab.getByRole('button', { name: 'Copy answer' }).waitFor()
})
