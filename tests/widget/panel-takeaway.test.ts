/** What a person takes along, in a real browser: paper, files, and the list of questions for a visit. */
import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { LogEvent } from '../../protocol/frames.ts'
import { words as arabic } from '../fixtures/i18n/ar.ts'
import { words as arabicTakeaway } from '../fixtures/i18n/ar-takeaway.ts'
import { findBarriers } from '../support/axe.ts'
import { type Bench, NOTICE, type OpenOptions, receive, startBench, TEXT, writeAnswer } from './panel-bench.ts'

const CLOSING = 'This is general information. Your care team knows your case.'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterEach(() => bench.clear())
afterAll(() => bench.close())

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()

/** Whatever window prints tells the page what is on its paper. */
const watchPrinter = async (page: Page): Promise<void> =>
  void (await page.addInitScript(() => {
    const all = window.top as unknown as { printed?: string[] }
    window.print = () => {
      const paper = document.querySelector('.paper') as HTMLElement
      all.printed = [...(all.printed ?? []), paper.textContent ?? '']
    }
  }))

const open = (options: Partial<OpenOptions> = {}) => bench.open({ prepare: watchPrinter, ...options })

/** What the next print has on it. */
async function printed(page: Page, name: string): Promise<string> {
  const before = await page.evaluate(() => (window as { printed?: string[] }).printed?.length ?? 0)
  await press(page, name)
  await page.waitForFunction(count => ((window as { printed?: string[] }).printed?.length ?? 0) > count, before)
  return page.evaluate(() => (window as { printed?: string[] }).printed?.at(-1) ?? '')
}

/** An answer that ended in another way than whole. */
const endAs = (events: LogEvent[], outcome: 'stopped' | 'failed'): LogEvent[] =>
  events.map(event => (event.type === 'answer-end' ? { ...event, outcome, followUps: [] } : event))

async function save(page: Page, name: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, name)])
  return readDownload(download)
}

const readDownload = async (download: Download) => ({
  name: download.suggestedFilename(),
  text: readFileSync(await download.path(), 'utf8'),
})

describe('on paper', () => {
  test('an answer has its question, date, notice, citations, sources with their addresses, and closing; nothing else is printed', async () => {
    const page = await open()
    await receive(page, writeAnswer('a', TEXT))
    const paper = await printed(page, 'Print')
    for (const part of [
      'January 1, 2027',
      NOTICE.text,
      'https://journal.example.com/paper',
      'Journal of Examples',
      CLOSING,
    ]) {
      expect(paper).toContain(part)
    }
    expect(paper).not.toContain('incomplete')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.paper').isVisible()).toBe(true)
    expect(await page.locator('body').isVisible()).toBe(false)
    expect(await page.locator('.paper button:not(.cite)').filter({ visible: true }).count()).toBe(0)
    // The dark theme of the panel is not for paper.
    const { color, background } = await page.locator('.paper').evaluate(node => {
      const style = getComputedStyle(node)
      return { color: style.color, background: style.backgroundColor }
    })
    expect([color, background]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
    await page.emulateMedia({ media: 'screen' })
    expect(await page.locator('.paper').isVisible()).toBe(false)
    await page.keyboard.press('Shift')
    expect(await page.locator('.paper').count()).toBe(0)
  })

  test.each([
    ['stopped', 'You stopped this answer. It is incomplete.'],
    ['failed', 'This answer could not be finished. It is incomplete.'],
  ] as const)('an answer that was %s says that it is incomplete', async (outcome, words) => {
    const page = await open()
    await receive(page, endAs(writeAnswer('a', 'Half.'), outcome))
    expect(await printed(page, 'Print')).toContain(words)
  })

  test('a page of others prints an answer from an empty frame, so that nothing of the page is on the paper', async () => {
    const page = await open({ mode: 'inline', shadow: true })
    await receive(page, writeAnswer('a', TEXT))
    const paper = await printed(page, 'Print')
    expect(paper).toContain(CLOSING)
    const frame = page.frames().find(one => one !== page.mainFrame())
    expect(frame?.url()).toBe('about:blank')
    expect(await frame?.evaluate(() => document.body.className)).toBe('paper')
    expect(await frame?.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).fontWeight)).toBe(
      '650',
    )
    expect(await findBarriers(page.mainFrame())).toEqual([])
    await page.keyboard.press('Shift')
    expect(page.frames()).toHaveLength(1)
  })

  test('the whole chat is printed, each answer with its own notice and closing', async () => {
    const page = await open()
    await receive(page, [
      ...writeAnswer('a', 'One.', { question: 'First?' }),
      ...writeAnswer('b', 'Two.', { question: 'Second?' }),
    ])
    const paper = await printed(page, 'Print this chat')
    expect(paper.split(NOTICE.text)).toHaveLength(3)
    expect(paper.split(CLOSING)).toHaveLength(3)
    expect(paper.indexOf('First?')).toBeLessThan(paper.indexOf('Second?'))
  })

  test('a tab that is printed as it stands shows what was said, and none of the controls', async () => {
    const page = await open()
    await receive(page, writeAnswer('a', TEXT))
    await page.getByRole('button', { name: 'Copy answer' }).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText(NOTICE.text).isVisible()).toBe(true)
    expect(await page.getByText(CLOSING).isVisible()).toBe(true)
    for (const hidden of ['.header', '.composer', '.tail', '.actions button']) {
      expect(await page.locator(hidden).filter({ visible: true }).count()).toBe(0)
    }
  })
})

describe('as a file', () => {
  test('an answer is text of a name that says nothing of it', async () => {
    const page = await open()
    await receive(page, writeAnswer('a', TEXT))
    await press(page, 'More ways to save')
    const file = await save(page, 'Save as a file')
    expect(file.name).toMatch(/^answer-\d{4}-\d\d-\d\d\.txt$/)
    for (const part of [NOTICE.text, 'January 1, 2027', 'https://journal.example.com/paper', CLOSING])
      expect(file.text).toContain(part)
    await page.getByText('Saved with your downloads as answer-').first().waitFor()
  })

  test('the whole chat says of each answer whether it is whole, and what the relay no longer has', async () => {
    const page = await open()
    await receive(page, writeAnswer('o', 'Old.', { question: 'Oldest?' }))
    await page.evaluate(() => window.wire.events.reset('unknown-position'))
    await receive(page, [
      ...writeAnswer('a', 'One.', { question: 'First?' }),
      ...endAs(writeAnswer('b', 'Half.', { question: 'Second?' }), 'stopped'),
      ...writeAnswer('c', 'Thi', { question: 'Third?', open: true }),
    ])
    const { name, text } = await save(page, 'Save this chat')
    expect(name).toMatch(/^chat-\d{4}-\d\d-\d\d\.txt$/)
    const parts = text.split(/-{40}/)
    expect(parts).toHaveLength(5)
    expect(parts[0]).toContain('No longer saved at Riverside')
    expect(parts[1]).toContain('Oldest?')
    expect(parts.slice(1).every(part => part.includes(NOTICE.text) && part.includes(CLOSING))).toBe(true)
    expect(parts.map(part => part.includes('incomplete'))).toEqual([false, false, false, true, true])
  })
})

describe('questions for a visit', () => {
  const OFFERED = 'How much time do I have to decide?'
  const OTHER = 'Does the new reading change what I can be offered?'
  const OWN = 'May my sister come along?'

  async function openList(options: Partial<OpenOptions> = {}): Promise<Page> {
    const page = await open(options)
    await receive(page, writeAnswer('a', TEXT))
    await press(page, 'Pick questions for my visit')
    await page.getByRole('heading', { name: 'Questions for my visit' }).waitFor()
    return page
  }

  const items = (page: Page) => page.locator('.visit-items .visit-text').allTextContents()
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)

  test('by keyboard: picked, written, put in order, taken off and brought back, the focus always where it was used', async () => {
    const page = await openList()
    const use = async (name: string | RegExp) => {
      await page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).focus()
      await page.keyboard.press('Enter')
    }
    expect(await focused(page)).toBe('Questions for my visit')
    await use(`Add: ${OFFERED}`)
    await use(`Add: ${OTHER}`)
    expect(await focused(page)).toBe('On your list')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Your own question' }).fill(OWN)
    await use('Add')
    await expect.poll(() => focused(page)).toBe('')
    expect(await items(page)).toEqual([OFFERED, OTHER, OWN])

    await use(`Move up: ${OWN}`)
    await expect.poll(() => items(page)).toEqual([OFFERED, OWN, OTHER])
    await expect.poll(() => focused(page)).toBe(`Move up: ${OWN}`)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect.poll(() => items(page)).toEqual([OWN, OFFERED, OTHER])
    await expect.poll(() => focused(page)).toBe(`Move up: ${OWN}`)
    await use(`Remove: ${OFFERED}`)
    await expect.poll(() => focused(page)).toBe('Undo')
    expect(await items(page)).toEqual([OWN, OTHER])
    await page.keyboard.press('Enter')
    await expect.poll(() => items(page)).toEqual([OWN, OFFERED, OTHER])
    await expect.poll(() => focused(page)).toBe(`Move up: ${OFFERED}`)

    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe('Pick questions for my visit')
    expect(await page.locator('.log').isVisible()).toBe(true)
    await press(page, 'Questions for my visit')
    await expect.poll(() => items(page)).toEqual([OWN, OFFERED, OTHER])
  })

  test('the page speaks to the clinician, with room to write, notice and closing, on one sheet of A4 and of Letter, also in large print', async () => {
    const page = await openList()
    for (const question of [OFFERED, OTHER]) await press(page, `Add: ${question}`)
    await page.getByText('Fits on one page.').waitFor()
    for (const large of [false, true]) {
      await page.getByRole('checkbox', { name: 'Large print' }).setChecked(large)
      const paper = await printed(page, 'Print this page')
      expect(paper).toContain('To my care team. Please go through these questions with me.')
      for (const part of [
        OFFERED,
        OTHER,
        NOTICE.title,
        'not medical advice',
        CLOSING,
        'Riverside Cancer Center (demo)',
      ]) {
        expect(paper).toContain(part)
      }
      expect(await page.locator('.paper .paper-rule').count()).toBeGreaterThanOrEqual(3)
      for (const format of ['A4', 'Letter']) expect(countPages(await page.pdf({ format }))).toBe(1)
      const size = await page
        .locator('.paper li')
        .first()
        .evaluate(node => Number.parseFloat(getComputedStyle(node).fontSize))
      // 18 points, in pixels.
      expect(size).toBeGreaterThanOrEqual(large ? 24 : 15)
    }
  })

  test('says when it needs more than a page', async () => {
    const page = await openList()
    for (let number = 0; number < 12; number++) {
      await page.getByRole('textbox', { name: 'Your own question' }).fill(`Question ${number}? ${'word '.repeat(50)}`)
      await press(page, 'Add')
    }
    await page.getByText('This needs more than one page.').waitFor()
    await printed(page, 'Print this page')
    expect(countPages(await page.pdf({ format: 'Letter' }))).toBeGreaterThan(1)
  })

  test('offers once what two answers suggest, and no empty list', async () => {
    const page = await open()
    await receive(page, [...writeAnswer('a', TEXT), ...writeAnswer('b', TEXT, { question: 'And then?' })])
    await press(page, 'Questions for my visit')
    await page.getByRole('button', { name: `Add: ${OFFERED}` }).waitFor()
    expect(await page.getByRole('button', { name: `Add: ${OFFERED}` }).count()).toBe(1)
    expect(await page.getByRole('region', { name: 'My list' }).getByRole('list').count()).toBe(0)
  })

  test('is gone with the chat that is deleted', async () => {
    const page = await openList()
    await press(page, `Add: ${OFFERED}`)
    await press(page, 'Back to the chat')
    await receive(page, [{ type: 'goodbye', reason: 'forgotten', reconnectAfterMs: 0 }])
    await receive(page, writeAnswer('b', 'One.'))
    await press(page, 'Questions for my visit')
    await page.getByText('Nothing here yet.').waitFor()
    expect(await items(page)).toEqual([])
    expect(await page.evaluate(() => [Object.keys(sessionStorage), Object.keys(localStorage)])).toEqual([[], []])
  })

  test('saved as a file it has the same words', async () => {
    const page = await openList()
    await press(page, `Add: ${OFFERED}`)
    const { name, text } = await save(page, 'Save as a file')
    expect(name).toMatch(/^questions-for-my-visit-\d{4}-\d\d-\d\d\.txt$/)
    for (const part of [`1. ${OFFERED}`, 'Please go through these questions with me', NOTICE.title, CLOSING])
      expect(text).toContain(part)
  })

  test('in a language from right to left nothing overlaps, is too small or is cut, on the narrowest screen', async () => {
    const page = await open({ width: 320, height: 640 })
    await page.evaluate(words => window.showWords('ar', words, 'rtl'), { ...arabic, ...arabicTakeaway })
    await receive(page, writeAnswer('a', TEXT))
    await press(page, arabic.visitPick)
    await press(page, `إضافة: ${OFFERED}`)
    await page.getByText(arabicTakeaway.visitOnePage).waitFor()
    expect(await findBarriers(page.mainFrame())).toEqual([])
    expect(await page.evaluate(() => document.querySelector('.sheet')?.scrollWidth)).toBeLessThanOrEqual(320)
    const small = await page
      .locator('.sheet :is(button, textarea, .choice)')
      .evaluateAll(all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.textContent))
    expect(small).toEqual([])
    const paper = await printed(page, arabicTakeaway.visitPrint)
    expect(paper).toContain(arabicTakeaway.paperPlease)
    expect(await page.locator('.paper').evaluate(node => getComputedStyle(node).direction)).toBe('rtl')
  })
})

/** How many pages a PDF of the browser has. */
const countPages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
