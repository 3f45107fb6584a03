/** What an answer, a question or a source may contain, drawn in a real browser: nothing of it runs, loads or leads away. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Card, LogEvent } from '../../protocol/frames.ts'
import type { Theme } from '../../protocol/theme.ts'
import { type Bench, receive, SOURCES, startBench, writeAnswer } from './panel-bench.ts'

const DATA = join(process.env.NAVIS_TEST_DATA ?? '../shared/data', 'rendering')
/** One in so many payloads is drawn; `npm run proof` draws them all. */
const EVERY = Number(process.env.NAVIS_PAYLOADS_EVERY ?? 16)

const OWN = [
  '<script>window.ran = 1</script>',
  '<img src=x onerror="window.ran = 1">',
  '<svg onload="window.ran = 1"><animate onbegin="window.ran = 1" attributeName=x dur=1s>',
  '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>',
  '<a href="javascript:window.ran = 1">press</a>',
  '[press](javascript:window.ran%20=%201)',
  '![pixel](https://tracker.example/pixel.png)',
  '<style>* { display: none }</style>',
  '<form action="https://evil.example"><button>Send</button></form>',
  '<b onclick="window.ran = 1" style="position: fixed">bold</b>',
  '[elsewhere](https://evil.example/)',
  '<math><mi//xlink:href="data:x,<script>window.ran = 1</script>">',
]

const read = (name: string): string[] => {
  const cases: (string | { payload: string })[] = JSON.parse(readFileSync(join(DATA, name), 'utf8'))
  return cases.map(item => (typeof item === 'string' ? item : item.payload))
}
const shared = existsSync(DATA)
  ? ['xss-payloads.json', 'dompurify-fixtures.json', 'naughty-strings.json']
      .flatMap(read)
      .filter((_, i) => i % EVERY === 0)
  : []

let bench: Bench
let page: Page
let requests: string[]
let navigations: number

/** A chat of so many questions is slow to watch: then a new one begins. */
const CHAT_MAX = 50

/** A new chat in a new page, watched from its first question on. */
async function begin(): Promise<void> {
  await bench.clear()
  page = await bench.open()
  requests = []
  navigations = 0
  page.on('request', request => {
    // The panel's own code comes from its own origin when it is first needed.
    if (!request.url().startsWith(new URL(page.url()).origin) || !request.url().endsWith('.js'))
      requests.push(request.url())
  })
  page.on('framenavigated', () => {
    navigations++
  })
  page.on('dialog', dialog => {
    requests.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
}

beforeAll(async () => {
  bench = await startBench()
  await begin()
})
afterAll(() => bench.close())

/** Shows `text` wherever text from outside has a place, whole or in pieces of `size` characters, and waits until it has been drawn. */
async function show(text: string, size = Number.POSITIVE_INFINITY): Promise<void> {
  const id = crypto.randomUUID()
  const end = `End of ${id}.`
  const events = writeAnswer(id, `${text}\n\n${end}`, { question: `${text} ${id}` }).flatMap((event): LogEvent[] => {
    switch (event.type) {
      case 'answer-start': {
        // A site's contacts may lead anywhere on the web, so an address that is a link is no attack.
        const href = /^\s*(?:https?|tel|sms|mailto):/i.test(text) ? 'tel:911' : text
        const urgent: Card = { level: 'urgent', title: text, text, contacts: [{ label: text, href }] }
        const upload = { title: text, text, label: text, href: text }
        return [
          {
            ...event,
            about: text,
            facts: [text],
            notice: { title: text, text },
            upload,
            urgent,
          },
        ]
      }
      case 'answer-sources':
        return [
          {
            ...event,
            sources: SOURCES.map(source => ({
              ...source,
              title: text,
              publisher: text,
              passage: text,
              published: text,
            })),
          },
        ]
      case 'answer-delta':
        return size > event.text.length
          ? [event]
          : Array.from({ length: Math.ceil(event.text.length / size) }, (_, index) => ({
              ...event,
              text: event.text.slice(index * size, (index + 1) * size),
            }))
      case 'answer-end':
        return [{ ...event, closing: text, followUps: [text] }]
      default:
        return [event]
    }
  })
  await receive(page, events)
  await page.getByText(end).first().waitFor({ state: 'attached' })
}

async function expectNothingHappened(): Promise<void> {
  expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined()
  expect(requests).toEqual([])
  expect(navigations).toBe(0)
  const inside = page.locator('[role=log]')
  expect(await inside.locator('script, iframe, object, embed, form, style, img, link, base, meta').count()).toBe(0)
  const hosts = await inside
    .locator('a[href]')
    .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href))
  const allowed = [...SOURCES.map(source => new URL(source.url ?? '').host)]
  for (const href of hosts) expect(href).toMatch(new RegExp(`^(tel:|sms:|mailto:|https?://(${allowed.join('|')}|127))`))
  expect(await inside.locator('[onclick], [onerror], [onload], [style]').count()).toBe(0)
}

describe('text from outside', () => {
  test.each(OWN)('%s does nothing', async payload => {
    await show(payload)
    await expectNothingHappened()
  })

  test.skipIf(shared.length === 0)(
    `none of ${shared.length} collected payloads does anything`,
    { timeout: 240_000 },
    async () => {
      for (const [index, payload] of shared.entries()) {
        await show(payload)
        if (index % CHAT_MAX < CHAT_MAX - 1) continue
        await expectNothingHappened()
        await begin()
      }
      await expectNothingHappened()
    },
  )

  test.each(OWN.slice(0, 4))('%s does nothing either where it is cut at every character', async payload => {
    await show(payload, 1)
    await expectNothingHappened()
  })

  test.skipIf(shared.length === 0)(
    'nor do collected payloads that are cut at every character',
    { timeout: 240_000 },
    async () => {
      for (const [index, payload] of shared.filter((_, place) => place % 8 === 0).entries()) {
        await show(payload, 1)
        if (index % CHAT_MAX < CHAT_MAX - 1) continue
        await expectNothingHappened()
        await begin()
      }
      await expectNothingHappened()
    },
  )

  test('as values of a theme they do nothing', { timeout: 120_000 }, async () => {
    for (const payload of [...OWN, ...shared]) {
      await page.evaluate(
        value => {
          window.panel.setTheme({
            accent: value,
            surface: value,
            text: value,
            radius: value,
            font: value,
            logo: value,
          } as never)
        },
        payload as keyof Theme,
      )
    }
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    expect(await page.locator('.notice').first().isVisible()).toBe(true)
    await expectNothingHappened()
    await page.evaluate(() => window.panel.setTheme({}))
  })

  test('simple tags of an answer are drawn as what they mean', async () => {
    await show('CO<sub>2</sub> and 10<sup>9</sup>, <b>bold</b> and <i onclick="x">slanted</i>')
    const last = page.locator('.md').last()
    await last.locator('sub').waitFor()
    expect(await last.locator('sub').textContent()).toBe('2')
    expect(await last.locator('sup').textContent()).toBe('9')
    expect(await last.locator('i').getAttribute('onclick')).toBeNull()
  })
})
