/** The theme studio as a web team uses it: a brand's colour, the real chat beside it, and something to take along. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { findBarriers } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type NavisApp, startNavis } from '../support/navis-app.ts'
import { type Watched, watchPage } from '../support/watched-page.ts'

const PATIENCE = { timeout: 15_000 }

let browser: Browser
let relay: NavisApp
let page: Page
let seen: Watched

beforeAll(async () => {
  browser = await launchBrowser()
  relay = await startNavis({ env: { NAVIS_DEMO: 'on' } })
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(30_000)
  seen = await watchPage(page)
})
afterEach(async () => {
  expect(seen.errors).toEqual([])
  await page.close()
})

const open = (hash = '') => page.goto(`${relay.url}/studio/${hash}`)
const code = () => page.getByLabel('Your brand colour, code')
const exported = async (format: string) => {
  await page.getByRole('combobox', { name: /^As\b/ }).selectOption({ label: format })
  return page.locator('pre').innerText()
}
/** A custom property of the chat in the preview. */
const property = (name: string) =>
  page
    .frameLocator('iframe')
    .locator('.navis')
    .evaluate((panel, name) => getComputedStyle(panel).getPropertyValue(name), name)

test('the chat beside the colour is the real one, with its card and its notice, and follows every change', async () => {
  await open()
  const preview = page.frameLocator('iframe')
  await preview.getByRole('heading', { name: 'Call your cancer team now' }).first().waitFor()
  await preview.getByText('For informational purposes only').first().waitFor()
  await preview.getByText('What does HER2-low mean?').first().waitFor()
  await code().fill('#6b2d6b')
  await expect.poll(() => property('--navis-accent'), PATIENCE).toBe('#6b2d6b')
  await page.getByLabel('Dark', { exact: true }).check()
  await expect.poll(() => property('color-scheme'), PATIENCE).toBe('dark')
  await page.getByLabel('200 % text').check()
  const size = () => preview.locator('.navis').evaluate(panel => getComputedStyle(panel).fontSize)
  await expect.poll(size, PATIENCE).toBe('34px')
  await page.getByRole('button', { name: 'meadow' }).click()
  await expect.poll(() => property('--navis-radius'), PATIENCE).toBe('12px')
})

test('a step can be taken back and again, and the address says what is there', async () => {
  await open()
  const undo = page.getByRole('button', { name: 'Undo' })
  await expect.poll(() => undo.isDisabled(), PATIENCE).toBe(true)
  await page.getByRole('button', { name: 'ember' }).click()
  await page.getByRole('button', { name: 'slate' }).click()
  await undo.click()
  expect(await code().inputValue()).toBe('#a63c06')
  const link = page.url()
  await page.getByRole('button', { name: 'Redo' }).click()
  expect(await code().inputValue()).toBe('#3b4a5a')
  await open(new URL(link).hash)
  await page.reload()
  expect(await code().inputValue()).toBe('#a63c06')
})

test('pale text is told with its ratio, and one press puts it right', async () => {
  await open()
  await page.getByText('More settings').click()
  await page.getByLabel('Text (light), code').fill('#aaaaaa')
  await page.getByText('#aaaaaa on #ffffff has 2.32:1 and needs 4.5:1.').waitFor()
  await page.getByRole('button', { name: 'Use #747474' }).click()
  await page.getByText(/^All \d+ pairs pass WCAG 2\.2 AA\.$/).waitFor()
})

test('what leaves it is what the relay takes: the tag names the script’s true hash', async () => {
  await open()
  await code().fill('#2e6b3d')
  await expect.poll(() => exported('Script tag'), PATIENCE).toContain('integrity="sha384-')
  const tag = await exported('Script tag')
  const manifest = (await (await fetch(`${relay.url}/v1/manifest.json`)).json()) as {
    version: string
    files: Record<string, { integrity: string }>
  }
  expect(tag).toContain(`/v1/${manifest.version}/widget.js`)
  expect(tag).toContain(`integrity="${manifest.files['widget.js']?.integrity}"`)
  expect(JSON.parse(/data-theme='([^']+)'/.exec(tag)?.[1] ?? '')).toEqual({ accent: '#2e6b3d' })
  expect(JSON.parse(await exported('JSON'))).toEqual({ accent: '#2e6b3d' })
  expect(JSON.parse(`{${await exported('Sites file')}}`)).toEqual({ theme: { accent: '#2e6b3d' } })
  expect(await exported('CSS variables')).toContain('--navis-accent: #2e6b3d;')
})

test('a theme’s file is taken in, and one that is wrong changes nothing and says why', async () => {
  await open()
  const file = (text: string) => ({ name: 'theme.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  const input = page.getByLabel('Import a theme')
  await input.setInputFiles(file('{"accent": "#b3245a", "radius": 99}'))
  await page.getByText('“radius” must be a number from 0 to 24.').waitFor()
  expect(await code().inputValue()).toBe('#0b5c63')
  await input.setInputFiles(file('{"accent": "#b3245a", "radius": 9}'))
  await expect.poll(() => code().inputValue(), PATIENCE).toBe('#b3245a')
})

test('it has no barrier, on a phone and in the dark either', async () => {
  await open()
  await page.getByText('More settings').click()
  await page.getByText('Every pair').click()
  expect(await findBarriers(page.mainFrame())).toEqual([])
  await page.setViewportSize({ width: 320, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findBarriers(page.mainFrame())).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
