import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { QUESTION } from '../support/chat-driver.ts'
import { EMBEDDINGS, type Opened, openStage, type Stage } from '../support/stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test.each(EMBEDDINGS)('a question is asked, read, checked and rated without a mouse (%s)', async embedding => {
  const opened = await stage.open({ embedding })
  const { page, chat } = opened
  if (embedding === 'target') {
    await chat.box.waitFor()
    await tabTo(opened, /^Your question$/)
  } else {
    await chat.launcher.waitFor()
    await tabTo(opened, /^Ask a question$/)
    await page.keyboard.press('Enter')
    await chat.box.waitFor()
  }
  await expect.poll(() => focusedName(page)).toBe('Your question')
  await page.keyboard.type(QUESTION)
  await page.keyboard.press('Enter')
  await chat.answered()
  await chat.button('Helpful').waitFor()

  await tabTo(opened, /^Source 1: /, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await chat.log.getByRole('blockquote').filter({ visible: true }).first().waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => focusedName(page)).toMatch(/^Source 1: /)
  expect(await chat.dialog.isVisible()).toBe(true)

  await tabTo(opened, /^Helpful$/)
  await page.keyboard.press('Space')
  await chat.log.getByText('Thank you.').waitFor()
  await tabTo(opened, /^Delete this chat$/)
  await page.keyboard.press('Enter')
  await expect.poll(() => focusedName(page)).toBe('Keep it')
  await page.keyboard.press('Escape')
  await expect.poll(() => focusedName(page)).toBe('Delete this chat')
  if (embedding === 'target') return

  await page.keyboard.press('Escape')
  await chat.dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => focusedName(page)).toBe('Ask a question')
  await stage.clear()
})

/** Presses Tab until something of that name has the focus. */
async function tabTo({ page }: Opened, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const met: string[] = []
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press(key)
    const focused = await focusedName(page)
    if (name.test(focused)) return
    met.push(focused)
  }
  throw new Error(`${name} cannot be reached with ${key}; met: ${met.join(' | ')}`)
}

/** The name of what has the focus, in whichever frame and shadow root it is. */
async function focusedName(page: Page): Promise<string> {
  for (const frame of page.frames().toReversed()) {
    const name = await frame.evaluate(() => {
      if (!document.hasFocus()) return ''
      let focused = document.activeElement
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
      if (!focused || focused === document.body || focused.tagName === 'IFRAME') return ''
      return (focused.getAttribute('aria-label') ?? focused.textContent ?? '').replace(/\s+/g, ' ').trim()
    })
    if (name) return name
  }
  return ''
}
