/** What an answer, a question or a source may contain, drawn in a real browser: nothing of it runs, loads or leads away. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

beforeAll(async () => {
  bench = await startBench()
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
})
afterAll(() => bench.close())

/** Shows `text` as question, answer and source, and waits until it has been drawn. */
async function show(text: string): Promise<void> {
  const id = crypto.randomUUID()
  const events = writeAnswer(id, `${text}\n\nEnd of ${id}.`, { question: `${text} ${id}` }).map(event =>
    event.type === 'answer-sources'
      ? { ...event, sources: SOURCES.map(source => ({ ...source, title: text, publisher: text, passage: text })) }
      : event,
  )
  await receive(page, events)
  await page.getByText(`End of ${id}.`).first().waitFor({ state: 'attached' })
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
        if (index % 50 === 0) await expectNothingHappened()
      }
      await expectNothingHappened()
    },
  )

  test('simple tags of an answer are drawn as what they mean', async () => {
    await show('CO<sub>2</sub> and 10<sup>9</sup>, <b>bold</b> and <i onclick="x">slanted</i>')
    const last = page.locator('.md').last()
    await last.locator('sub').waitFor()
    expect(await last.locator('sub').textContent()).toBe('2')
    expect(await last.locator('sup').textContent()).toBe('9')
    expect(await last.locator('i').getAttribute('onclick')).toBeNull()
  })
})
