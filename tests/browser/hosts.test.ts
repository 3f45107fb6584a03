import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { QUESTION } from '../support/chat-driver.ts'
import { type Embedding, type Opened, type OpenOptions, openStage, type Stage } from '../support/stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

const policy = (...lines: string[]) => ({ 'content-security-policy': lines.join('; ') })

/** Opens, asks, opens a source and closes. */
async function useChat(options: OpenOptions): Promise<Opened> {
  const opened = await stage.open(options)
  const { page, chat } = opened
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
  return opened
}

describe('a page with a strict policy', () => {
  test.each(['floating', 'target'] as const)('needs two lines for the frame (%s)', async embedding => {
    const { url } = stage.relay
    const { seen } = await useChat({
      embedding,
      headers: policy("default-src 'none'", `script-src ${url}`, `frame-src ${url}`),
    })
    expect(seen.errors).toEqual([])
  })

  test('needs no HTML, style or eval of ours inline, also under Trusted Types that allow none', async () => {
    const { url } = stage.relay
    const { seen } = await useChat({
      embedding: 'inline',
      headers: policy(
        "default-src 'none'",
        `script-src ${url}`,
        `connect-src ${url} ${url.replace('http', 'ws')}`,
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ),
    })
    expect(seen.errors).toEqual([])
  })

  test.each([
    { embedding: 'floating', forbids: "frame-src 'none'", names: 'frame-src' },
    { embedding: 'inline', forbids: "connect-src 'none'", names: 'connect-src' },
  ] as const)(
    'that forbids the relay ($names) gets another way to the chat, and the console names the line to add',
    async ({ embedding, forbids, names }) => {
      const { page, chat, seen } = await stage.open({
        embedding,
        attributes: 'data-contact="tel:+15035550142"',
        headers: policy(`script-src ${stage.relay.url}`, forbids),
      })
      await chat.launcher.click()
      const link = page.getByRole('link', { name: /new tab/ })
      await link.waitFor({ timeout: 4_000 })
      expect(await link.getAttribute('href')).toBe(`${stage.relay.url}/v1/panel/demo`)
      expect(await link.getAttribute('target')).toBe('_blank')
      await page.locator('navis-chat a[href="tel:+15035550142"]').waitFor()
      expect(
        seen.errors.filter(error => error.includes(`${names} ${stage.relay.url}`) && error.startsWith('Navis')),
      ).toHaveLength(1)
    },
  )
})

test('the chat in a tab of its own, where the fallback leads, answers', async () => {
  const { page, chat } = await stage.open({ headers: policy(`script-src ${stage.relay.url}`, "frame-src 'none'") })
  await chat.launcher.click()
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: /new tab/ }).click()])
  await tab.getByRole('textbox', { name: 'Your question' }).fill('What does HER2-low mean?')
  await tab.keyboard.press('Enter')
  await tab.getByRole('button', { name: 'Copy answer' }).waitFor()
})

const HOSTILE: { name: string; options: OpenOptions }[] = [
  {
    name: 'hides everything',
    options: {
      head: '<style>* { display: none !important } html, head, body { display: block !important; opacity: .99 }</style>',
    },
  },
  {
    name: 'makes letters huge, restyles every element and turns the page around',
    options: {
      head: `<style>html { font-size: 40px } body { transform: rotate(2deg) scale(.8); overflow: hidden; zoom: 2 }
        * { all: revert; color: red !important; font: 60px serif !important; letter-spacing: 1em !important }
        iframe, button { width: 1px !important; opacity: 0 !important; pointer-events: none !important }</style>`,
    },
  },
  {
    name: 'covers the window with the highest z-index',
    options: {
      body: '<div style="position: fixed; inset: 0; z-index: 2147483647; background: gold"></div><div id="chat"></div>',
    },
  },
  {
    name: 'has extended Object.prototype and Array.prototype',
    options: {
      head: `<script>Object.prototype.extend = () => {}; Object.prototype.href = 'https://evil.example'
        Object.prototype.locale = 7; Object.prototype.contact = {}; Array.prototype.last = () => {}</script>`,
    },
  },
  {
    name: 'has set names of the chat’s own options on Object.prototype',
    options: { head: "<script>Object.prototype.target = '#nowhere'; Object.prototype.open = true</script>" },
  },
  {
    name: 'has small letters at its root, so that 1rem is 10 px',
    options: { head: '<style>html { font-size: 62.5% }</style>' },
  },
  { name: 'is written from right to left', options: { html: 'dir="rtl"' } },
  {
    name: 'is in quirks mode with a base address elsewhere',
    options: { head: '<base href="https://elsewhere.example/">' },
  },
]

describe.each(HOSTILE)('a page that $name', ({ options }) => {
  test.each(['floating', 'inline'] as Embedding[])('has a chat that works (%s)', async embedding => {
    const { seen, chat } = await useChat({ ...options, embedding })
    expect(seen.errors).toEqual([])
    // 17 px, up to twice that for readers who enlarge text; the page's own sizes and colours do not come in.
    const first = chat.log.getByText(/^Asking for a second opinion/).first()
    const style = await first.evaluate(element => ({
      size: Number.parseFloat(getComputedStyle(element).fontSize),
      color: getComputedStyle(element).color,
    }))
    expect(style.size).toBeGreaterThanOrEqual(17)
    expect(style.size).toBeLessThanOrEqual(34)
    expect(style.color).not.toBe('rgb(255, 0, 0)')
  })
})

test('a page that swaps its body, as single-page sites do, keeps the chat and what was said', async () => {
  const { page, chat } = await stage.open()
  await chat.open()
  await chat.ask('What does HER2-low mean?')
  await chat.answered()
  const before = await chat.read()
  await page.evaluate(() => {
    const body = document.createElement('body')
    body.append('Another page')
    document.body.replaceWith(body)
    history.pushState({}, '', '/another')
  })
  expect(await chat.dialog.isVisible()).toBe(true)
  expect(await chat.read()).toBe(before)
  await chat.ask('How do I ask for a second opinion?')
  await chat.answered(2)
})
