/** axe over every state of the panel and every way to look at it; and nothing of it is wider than the screen. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { writeSavedFacts } from '../../widget/models/saved-facts.ts'
import { words as arabic } from '../fixtures/i18n/ar.ts'
import { findBarriers } from '../support/axe.ts'
import { HER2_LOW } from '../support/case-profiles.ts'
import { type Bench, CARD, OFFER, receive, startBench, TEXT, writeAnswer } from './panel-bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterEach(() => bench.clear())
afterAll(() => bench.close())

const typed = (page: Page) => page.getByRole('textbox', { name: 'Your question' })
const sent = (page: Page) => page.evaluate(() => window.wire.sent)
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** Up to the sheet's step of choosing files. */
async function openRecords(page: Page): Promise<void> {
  const events = writeAnswer('a', 'One.').map(event =>
    event.type === 'answer-start' ? { ...event, upload: { ...OFFER, href: undefined } } : event,
  )
  await receive(page, events)
  await press(page, 'Upload records')
  await page.getByRole('heading', { name: 'Before you upload' }).waitFor()
}

const LONG = `${TEXT}\n\n${Array.from({ length: 8 }, (_, part) => `## Part ${part}\n\n${'Copies belong to you as well. '.repeat(12)}`).join('\n\n')}\n\nThe end.`

const STATES: Record<string, (page: Page) => Promise<void>> = {
  opening: async () => {},
  contact: page => page.getByRole('button', { name: 'Talk to a person' }).click(),
  waiting: page => receive(page, writeAnswer('a', null)),
  streaming: page => receive(page, writeAnswer('a', TEXT, { open: true })),
  answered: async page => {
    await receive(page, writeAnswer('a', TEXT))
    await page
      .getByRole('button', { name: /^Source 1/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Not helpful' }).click()
  },
  card: page => receive(page, [...CARD, ...writeAnswer('a', TEXT)]),
  unsent: async page => {
    await receive(page, writeAnswer('a', 'Half', { open: true }))
    await page.evaluate(() => window.wire.events.reset('unknown-position'))
    await typed(page).fill('Why?')
    await typed(page).press('Enter')
    const [asked] = await sent(page)
    const ref = asked && 'id' in asked ? asked.id : ''
    await receive(page, [
      { type: 'fault', code: 'busy', message: 'One at a time.', retryable: true, retryAfterMs: 60_000, ref },
    ])
    await page.getByRole('button', { name: 'Send again' }).waitFor()
  },
  busy: async page => {
    await page.evaluate(() => window.wire.state('busy', Date.now() + 200_000))
    await page.getByRole('timer').waitFor()
  },
  offline: async page => {
    await page.evaluate(() => window.wire.state('offline'))
    await typed(page).fill('Why?')
    await typed(page).press('Enter')
    await page.locator('.connection').waitFor()
  },
  deleting: async page => {
    await receive(page, writeAnswer('a', 'One.'))
    await page.getByRole('button', { name: 'Delete this chat' }).click()
  },
  'more ways': async page => {
    await receive(page, writeAnswer('a', TEXT))
    await page.getByRole('button', { name: 'More ways to save' }).click()
    await page.getByRole('button', { name: 'Copy as Markdown' }).click()
  },
  'visit, empty': async page => {
    await receive(page, writeAnswer('a', 'One.'))
    await page.getByRole('button', { name: 'Questions for my visit' }).click()
    await page.getByText('No answer has questions').waitFor()
  },
  visit: async page => {
    await receive(page, writeAnswer('a', TEXT))
    await page.getByRole('button', { name: 'Pick questions for my visit' }).click()
    for (const name of [/^Add: How/, /^Add: Does/]) await page.getByRole('button', { name }).click()
    await page.getByRole('button', { name: /^Remove: How/ }).click()
    await page.getByRole('button', { name: 'Print this page' }).click()
  },
  source: async page => {
    await receive(page, writeAnswer('a', TEXT))
    await press(page, /^Source 1/)
    await page.getByRole('button', { name: 'Back to the answer' }).waitFor()
  },
  folded: async page => {
    await receive(page, writeAnswer('a', LONG), true)
    await page.getByRole('button', { name: 'Show all' }).waitFor()
    await press(page, 'Part 3')
  },
  stopped: async page => {
    const events = writeAnswer('a', 'Half of it.').map(event =>
      event.type === 'answer-end' ? { ...event, outcome: 'stopped' as const } : event,
    )
    await receive(page, events)
    await page.getByRole('button', { name: 'Ask again' }).waitFor()
  },
  pinned: async page => {
    await receive(page, [...CARD, ...writeAnswer('a', TEXT)])
    await page.getByRole('button', { name: 'Dismiss' }).waitFor()
  },
  deleted: async page => {
    await receive(page, writeAnswer('a', 'One.'))
    await receive(page, [{ type: 'goodbye', reason: 'forgotten', reconnectAfterMs: 0 }])
    await page.getByText('This chat was deleted.').first().waitFor()
  },
  consent: openRecords,
  facts: async page => {
    await openRecords(page)
    await page.getByRole('radio', { name: 'They are mine' }).check()
    await press(page, 'I agree, continue')
    const saved = { name: 'facts.json', mimeType: 'application/json', buffer: Buffer.from(writeSavedFacts(HER2_LOW)) }
    await page.getByLabel('Choose files').setInputFiles(saved)
    await page.getByRole('heading', { name: 'Check each fact' }).waitFor()
  },
}

interface Way {
  width: number
  height: number
  colorScheme?: 'dark'
  forcedColors?: 'active'
  rtl?: true
}

const WAYS: Record<string, Way> = {
  desktop: { width: 1280, height: 800 },
  '320 px': { width: 320, height: 640 },
  // Of a screen of 1280 × 1024: a quarter each way.
  '400 % zoom': { width: 320, height: 256 },
  'forced colours': { width: 420, height: 640, forcedColors: 'active' },
  'right to left': { width: 360, height: 640, rtl: true },
  dark: { width: 420, height: 640, colorScheme: 'dark' },
}

/** Two ways of each state, all of them by turns; `npm run proof` looks at every state in every way. */
const waysOf = (state: number): string[] =>
  Object.keys(WAYS).filter((_, way) => process.env.NAVIS_WAYS === 'all' || (way + state) % 3 === 0)

async function look(page: Page, { width, height, rtl, ...media }: Way): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media })
  if (rtl) await page.evaluate(words => window.showWords('ar', words, 'rtl'), arabic)
  expect(await findBarriers(page.mainFrame())).toEqual([])
  const wide = await page.evaluate(() => document.querySelector('.scroller, .sheet')?.scrollWidth)
  expect(wide).toBeLessThanOrEqual(width)
}

describe.each(Object.keys(STATES).map((name, index) => ({ name, ways: waysOf(index) })))('$name', ({ name, ways }) => {
  test(`has no barrier and is no wider than the screen: ${ways.join(', ')}`, async () => {
    const page = await bench.open()
    await STATES[name]?.(page)
    // Last, since the words do not go back.
    const rtlLast = [...ways].sort((one, other) => Number(WAYS[one]?.rtl ?? 0) - Number(WAYS[other]?.rtl ?? 0))
    for (const way of rtlLast) if (WAYS[way]) await look(page, WAYS[way])
  })
})

test('with text twice as large a card stays within the panel, its numbers as well', async () => {
  const page = await bench.open({ width: 400 })
  await receive(page, [...CARD, ...writeAnswer('a', TEXT)])
  await page.getByRole('button', { name: 'Dismiss' }).waitFor()
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('html { font-size: 200% }')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  })
  const wide = await page.locator('.card').evaluateAll(cards =>
    cards.flatMap(card => {
      const { right } = card.getBoundingClientRect()
      const parts = [...card.querySelectorAll('*')].filter(part => part.getBoundingClientRect().right > right + 1)
      return parts.map(part => part.textContent)
    }),
  )
  expect(wide).toEqual([])
})
