/** What an answer, a question or a source may contain, drawn in a real browser: nothing of it runs, loads or leads away. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { profileOf } from '../../protocol/case-profile.ts'
import type { Card, LogEvent } from '../../protocol/frames.ts'
import type { Theme } from '../../protocol/theme.ts'
import { writeSavedFacts } from '../../widget/models/saved-facts.ts'
import { type Bench, receive, SOURCES, startBench, writeAnswer } from './panel-bench.ts'

const DATA = join(process.env.NAVIS_TEST_DATA ?? '../shared/data', 'rendering')
/** One in so many payloads is drawn; `npm run proof` draws them all. */
const EVERY = Number(process.env.NAVIS_PAYLOADS_EVERY ?? 16)

/** Of those, one in so many is cut at each of its characters. */
const CUT_EVERY = 8

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
/** What left the page, or asked to. */
const left: string[] = []

beforeAll(async () => {
  bench = await startBench()
  page = await bench.open()
  const { origin } = new URL(page.url())
  page.on('request', request => {
    // The panel's own code comes from its own origin when it is first needed.
    if (!request.url().startsWith(origin) || !request.url().endsWith('.js')) left.push(request.url())
  })
  page.on('framenavigated', frame => left.push(`to ${frame.url()}`))
  page.on('dialog', dialog => {
    left.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
})
afterEach(() => receive(page, [{ type: 'goodbye', reason: 'forgotten', reconnectAfterMs: 0 }]))
afterAll(() => bench.close())

/** So many turns are drawn at once. */
const BATCH = 25

function* batches<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}

/** A whole turn with `text` wherever text from outside has a place. */
function writeTurn(text: string): LogEvent[] {
  const id = crypto.randomUUID()
  return writeAnswer(id, `${text}\n\nThe end.`, { question: `${text} ${id}` }).map((event): LogEvent => {
    switch (event.type) {
      case 'answer-start': {
        // A site's contacts may lead anywhere on the web, so an address that is a link is no attack.
        const href = /^\s*(?:https?|tel|sms|mailto):/i.test(text) ? 'tel:911' : text
        const urgent: Card = { level: 'urgent', title: text, text, contacts: [{ label: text, href }] }
        const upload = { title: text, text, label: text, href: text }
        return { ...event, about: text, facts: [text], notice: { title: text, text }, upload, urgent }
      }
      case 'answer-sources':
        return {
          ...event,
          sources: SOURCES.map(source => ({
            ...source,
            ...{ title: text, publisher: text, passage: text, published: text },
          })),
        }
      case 'answer-end':
        return { ...event, closing: text, followUps: [text] }
      default:
        return event
    }
  })
}

/** Shows all of `texts`, a batch after the other, and looks at each before the next. */
async function show(texts: readonly string[]): Promise<void> {
  for (const batch of batches(texts, BATCH)) {
    await receive(page, batch.flatMap(writeTurn))
    const answers = page.locator('.md')
    await answers.nth(batch.length - 1).waitFor({ state: 'attached' })
    // Whatever a text opens, the words after it are there.
    for (const answer of await answers.all()) expect(await answer.textContent()).toContain('The end.')
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    await expectNothingHappened()
    await receive(page, [{ type: 'goodbye', reason: 'forgotten', reconnectAfterMs: 0 }])
  }
}

/** Shows `text` as an answer that is drawn anew with each of its characters. */
async function stream(text: string): Promise<void> {
  const events = writeTurn(text)
  await receive(page, events.slice(0, -2))
  await page.evaluate(async all => {
    const turn = () => new Promise<void>(resolve => setTimeout(resolve))
    for (const [index, piece] of [...all].entries()) {
      window.wire.frame({ type: 'answer-delta', text: piece, seq: index, mark: 'mark' })
      // Preact draws at the end of the turn; the timer lets a script run that had got in.
      await (index % 16 === 0 ? turn() : Promise.resolve())
    }
  }, text)
  await receive(page, events.slice(-1))
  await expectNothingHappened()
  await receive(page, [{ type: 'goodbye', reason: 'forgotten', reconnectAfterMs: 0 }])
}

/** Chooses files in the records sheet, whatever their names. */
async function choose(files: readonly { name: string; text: string }[]): Promise<void> {
  await page.getByLabel('Choose files').evaluate((input: HTMLInputElement, list) => {
    const chosen = new DataTransfer()
    for (const { name, text } of list) chosen.items.add(new File([text], name))
    input.files = chosen.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }, files)
}

/** Facts saved in an earlier chat, with each of `texts` as a result, as a diagnosis, and as the place and the words it is from. */
function writeFacts(texts: readonly string[]): string {
  const profile = profileOf({
    diagnoses: texts.map(text => ({ site: text, histology: text, role: 'primary' })),
    biomarkers: texts.map(text => ({ name: text, value: text, staining: text })),
    evidence: texts.map((text, index) => ({ fact: `/biomarkers/${index}`, file: text, quote: text, confidence: 1 })),
  })
  return writeSavedFacts(profile)
}

async function expectNothingHappened(): Promise<void> {
  expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined()
  expect(left).toEqual([])
  const inside = page.locator('[role=log], .sheet, .paper')
  expect(await inside.locator('script, iframe, object, embed, style, img, link, base, meta').count()).toBe(0)
  // The one for a person's own question.
  expect(await inside.locator('form:not(:has(#navis-visit-own))').count()).toBe(0)
  const hosts = await inside
    .locator('a[href]')
    .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href))
  const allowed = [...SOURCES.map(source => new URL(source.url ?? '').host)]
  for (const href of hosts) expect(href).toMatch(new RegExp(`^(tel:|sms:|mailto:|https?://(${allowed.join('|')}|127))`))
  expect(await inside.locator('[onclick], [onerror], [onload], [style]:not(.paper-visit)').count()).toBe(0)
}

/** Where a hostile card, pinned above everything, leaves no room for a pointer. */
const press = (name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
    .first()
    .evaluate(button => (button as HTMLElement).click())

describe('text from outside', () => {
  test.each(OWN)('%s does nothing, nor where it is cut at every character', async payload => {
    await show([payload])
    await stream(payload)
  })

  test.skipIf(shared.length === 0)(
    `none of ${shared.length} collected payloads does anything`,
    { timeout: 300_000 },
    () => show(shared),
  )

  test.skipIf(shared.length === 0)(
    'nor do they where they are cut at every character',
    { timeout: 300_000 },
    async () => {
      for (const payload of shared.filter((_, place) => place % CUT_EVERY === 0)) await stream(payload)
    },
  )

  test('as values of a theme they do nothing', { timeout: 120_000 }, async () => {
    await page.evaluate(
      values => {
        for (const value of values) {
          const theme = { accent: value, surface: value, text: value, radius: value, font: value, logo: value }
          window.panel.setTheme(theme as object as Theme)
        }
      },
      [...OWN, ...shared],
    )
    await receive(page, writeAnswer('themed', 'An answer.'))
    expect(await page.locator('.notice').isVisible()).toBe(true)
    await expectNothingHappened()
    await page.evaluate(() => window.panel.setTheme({}))
  })

  test('on paper and in the list for a visit they do nothing', { timeout: 300_000 }, async () => {
    await page.evaluate(() => {
      window.print = () => {}
    })
    for (const batch of batches([...OWN, ...shared], BATCH)) {
      const ask = batch.map(text => `- ${text.replace(/\s+/g, ' ')} why?`).join('\n')
      await receive(page, [...batch.flatMap(writeTurn), ...writeTurn(`:::questions\n${ask}\n:::`)])
      await page.getByRole('button', { name: 'Print this chat' }).waitFor()
      await press('Print this chat')
      await page.locator('.paper article').nth(batch.length).waitFor({ state: 'attached' })
      await expectNothingHappened()
      await press('Questions for my visit')
      await page.getByRole('textbox', { name: 'Your own question' }).fill(batch[0] ?? '')
      for (const name of ['Add', /^Add: /]) await press(name)
      await press('Print this page')
      await page.locator('.paper-questions li').nth(1).waitFor({ state: 'attached' })
      await expectNothingHappened()
      await press('Back to the chat')
      await page.keyboard.press('Shift')
      await receive(page, [{ type: 'goodbye', reason: 'forgotten', reconnectAfterMs: 0 }])
    }
  })

  test('as names of files, and as facts, quotes and places of a report, they do nothing', {
    timeout: 300_000,
  }, async () => {
    const own = writeAnswer('records', 'An answer.').map(event =>
      event.type === 'answer-start'
        ? { ...event, upload: { title: 'Records', text: '', label: 'Upload records' } }
        : event,
    )
    await receive(page, own)
    await page.getByRole('button', { name: 'Upload records' }).click()
    await page.getByRole('radio', { name: 'They are mine' }).check()
    await page.getByRole('button', { name: 'I agree, continue' }).click()
    const payloads = [...OWN, ...shared]
    await choose(payloads.map(name => ({ name, text: 'x' })))
    await page
      .locator('.sheet')
      .getByText(OWN.at(-1) ?? '')
      .first()
      .waitFor()
    await expectNothingHappened()

    for (const batch of batches(payloads, 150)) {
      await choose([{ name: 'saved.json', text: writeFacts(batch) }])
      const checks = page.getByRole('radio', { name: 'This is right' })
      await checks.nth(2 * batch.length - 1).waitFor({ state: 'attached' })
      await expectNothingHappened()
      await page.getByRole('button', { name: 'Add files' }).click()
    }
    await page.getByRole('button', { name: 'Back to the chat' }).click()
  })

  test('simple tags of an answer are drawn as what they mean', async () => {
    await receive(page, writeTurn('CO<sub>2</sub> and 10<sup>9</sup>, <b>bold</b> and <i onclick="x">slanted</i>'))
    const last = page.locator('.md').last()
    await last.locator('sub').waitFor()
    expect(await last.locator('sub').textContent()).toBe('2')
    expect(await last.locator('sup').textContent()).toBe('9')
    expect(await last.locator('i').getAttribute('onclick')).toBeNull()
  })
})
