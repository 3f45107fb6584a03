/** Pictures of every state, for eyes: `node tests/browser/screenshots.ts [folder]`. Nothing compares them by machine. */
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContextOptions, Frame } from 'playwright-core'
import { PRESETS } from '../../protocol/theme-presets.ts'
import type { Navis } from '../../widget/loader/navis.d.ts'
import { words as arabic } from '../fixtures/i18n/ar.ts'
import { words as arabicRecords } from '../fixtures/i18n/ar-records.ts'
import { words as arabicTakeaway } from '../fixtures/i18n/ar-takeaway.ts'
import { QUESTION } from '../support/chat-driver.ts'
import { type Opened, type OpenOptions, openStage } from '../support/stage.ts'

const folder = process.argv[2] ?? join(import.meta.dirname, 'screenshots')
await mkdir(folder, { recursive: true })

const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
const PHONE: BrowserContextOptions = {
  viewport: { width: 320, height: 640 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
}
interface Look extends OpenOptions {
  /** Once its state is there. */
  dress?(opened: Opened): Promise<unknown>
  /** Its states; all unless given. */
  states?: string[]
}

const LOOKS: Record<string, Look> = {
  desktop: { browser: DESKTOP },
  phone: { browser: PHONE },
  dark: { browser: { ...DESKTOP, colorScheme: 'dark' } },
  'phone-dark': { browser: { ...PHONE, colorScheme: 'dark' } },
  forced: { browser: { ...DESKTOP, forcedColors: 'active' } },
  rtl: { browser: DESKTOP, html: 'dir="rtl" lang="ar"' },
  inline: { browser: DESKTOP, embedding: 'inline' },
  target: { browser: DESKTOP, embedding: 'target' },
  'double-text': { browser: DESKTOP, dress: doubleText },
  'phone-double-text': { browser: PHONE, dress: doubleText },
  spanish: { browser: PHONE, dress: writeSpanish },
  arabic: { browser: PHONE, dress: writeArabic },
  ...Object.fromEntries(
    Object.keys(PRESETS).map((name): [string, Look] => [
      name,
      { browser: PHONE, attributes: `data-theme="${name}"`, states: ['launcher', 'opening', 'answer-top', 'card'] },
    ]),
  ),
}

/** The browser's own text size, which a zoom of text alone changes. */
async function doubleText({ chat }: Opened): Promise<void> {
  await (await chat.frame()).evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('html { font-size: 200% }')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  })
}

/** The panel's own words; the answer keeps its language. */
async function writeSpanish({ page, chat }: Opened): Promise<Frame> {
  await page.evaluate(() => (window.Navis as Navis).setLocale('es'))
  const frame = await chat.frame()
  await frame.locator('[role=dialog][lang=es]').waitFor()
  return frame
}

/** The test catalogue in place of the Spanish one. */
async function writeArabic(opened: Opened): Promise<void> {
  await opened.page.route(/panel-es[\w-]*\.js/, async route => {
    const [part] = /-(?:records|takeaway)(?=\.js)/.exec(route.request().url()) ?? []
    const words = part === '-records' ? arabicRecords : part === '-takeaway' ? arabicTakeaway : arabic
    await route.fulfill({ contentType: 'text/javascript', body: `export const words = ${JSON.stringify(words)}` })
  })
  const frame = await writeSpanish(opened)
  await frame.locator('[role=dialog]').evaluate((dialog: HTMLElement) => {
    dialog.dir = 'rtl'
  })
}

const site = { upload: {}, locales: ['en', 'es'] }
const stage = await openStage({ site })
const slow = await stage.addRelay({ site, pace: 15 })

async function ask({ chat }: Opened, text: string, count = 1): Promise<void> {
  await chat.ask(text)
  await chat.answered(count)
  await chat.button('Copy answer').or(chat.inside.getByRole('link')).first().waitFor()
}

async function scrollTo({ chat, page }: Opened, name: string | RegExp): Promise<void> {
  await chat.log
    .getByText(name)
    .first()
    .evaluate(element => element.scrollIntoView({ block: 'start' }))
  await page.evaluate(() => new Promise(requestAnimationFrame))
}

const REPORT = {
  name: 'report.txt',
  mimeType: 'text/plain',
  buffer: Buffer.concat([
    readFileSync(join(import.meta.dirname, '../fixtures/records-report.txt')),
    // Something that the file does not agree on.
    Buffer.from('\nProgesterone receptor (PR): positive, 20%\n'),
  ]),
}
/** Inline, records open in a private window of their own. */
const IN_FRAME = { options: { embedding: 'floating' } } as const
const CASE_QUESTION = 'What should I ask about treatment options?'

/** From the offer to a step of the records sheet. */
async function openRecords(opened: Opened, until: 'consent' | 'files' | 'check' | 'kept'): Promise<void> {
  const { chat } = opened
  const { inside } = chat
  await chat.open()
  await ask(opened, CASE_QUESTION)
  await chat.button('Upload records').first().click()
  await inside.getByText('They are mine').waitFor()
  if (until === 'consent') return
  await inside.getByLabel('They are mine').check()
  await chat.button('I agree, continue').click()
  const heic = { name: 'photo.heic', mimeType: 'image/heic', buffer: Buffer.from('x') }
  await inside.getByLabel('Choose files').setInputFiles(until === 'files' ? [REPORT, heic] : REPORT)
  if (until === 'files')
    return void (await inside
      .getByRole('list')
      .getByText(/This photo format cannot be read/)
      .waitFor())
  await chat.button('Read these files').click()
  await inside.getByRole('heading', { name: 'Check each fact' }).waitFor()
  if (until === 'check') return
  for (const fact of await inside.getByRole('radio', { name: 'This is right' }).all())
    if (await fact.isVisible()) await fact.check().catch(() => {})
  await leaveEditor(opened)
  await chat.button('Confirm these facts').click()
  await inside.getByRole('heading', { name: 'Your records are in use' }).waitFor()
}

/** An editor that a conflict opened is left. */
async function leaveEditor({ chat }: Opened): Promise<void> {
  const cancel = chat.button('Cancel')
  if (await cancel.isVisible()) await cancel.click()
}

/** Each shows one state; what it needs comes before it. */
const STATES: Record<string, { options?: OpenOptions; show(opened: Opened): Promise<void> }> = {
  launcher: {
    show: ({ chat }) =>
      chat.launcher
        .or(chat.dialog)
        .first()
        .waitFor()
        .catch(() => {}),
  },
  opening: { show: ({ chat }) => chat.open() },
  contact: {
    async show({ chat }) {
      await chat.open()
      await chat.button('Talk to a person').click()
    },
  },
  streaming: {
    options: { relay: slow.url },
    async show({ chat }) {
      await chat.open()
      await chat.ask(QUESTION)
      await chat.log.getByRole('heading', { name: /Why it matters/ }).waitFor()
    },
  },
  'answer-top': {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, QUESTION)
    },
  },
  'answer-middle': {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, QUESTION)
      await scrollTo(opened, 'How to ask')
    },
  },
  'answer-lists': {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, QUESTION)
      await scrollTo(opened, /^Questions for/)
    },
  },
  sources: {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, QUESTION)
      await opened.chat.log
        .getByRole('button', { name: /^Source 3: / })
        .first()
        .click()
      await opened.chat.log.getByRole('blockquote').filter({ visible: true }).first().waitFor()
    },
  },
  end: {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, QUESTION)
      await opened.chat.button('Not helpful').click()
      await scrollTo(opened, 'Bottom line')
    },
  },
  visit: {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, QUESTION)
      await opened.chat.button('Questions for my visit').click()
      for (let count = 0; count < 3; count++)
        await opened.chat
          .button(/^Add: /)
          .first()
          .click()
      await opened.chat
        .button(/^Remove: /)
        .first()
        .click()
    },
  },
  'all-sources': {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, QUESTION)
      await opened.chat.button(/^See all \d+ sources$/).click()
    },
  },
  lost: {
    async show(opened) {
      await opened.page.context().route(/-takeaway\./, route => route.abort())
      await opened.chat.open()
      await ask(opened, QUESTION)
      await opened.chat.button('Save this chat').click()
      await opened.chat.button('Load again').waitFor()
    },
  },
  'more-ways': {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, QUESTION)
      await opened.chat.button('More ways to save').click()
      await opened.chat.button('Copy as Markdown').waitFor()
    },
  },
  second: {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, QUESTION)
      await ask(opened, 'What does HER2-low mean?', 2)
    },
  },
  card: {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, 'I have a fever of 101 and I’m on chemo')
    },
  },
  pinned: {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, 'I have a fever of 101 and I’m on chemo')
      await ask(opened, 'What does HER2-low mean?', 2)
    },
  },
  crisis: {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, 'I want to kill myself')
    },
  },
  refusal: {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, 'How long do I have?')
    },
  },
  'off-topic': {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, 'What is the best pizza in town?')
    },
  },
  'not-in-library': {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, 'How is retinoblastoma treated in babies?')
    },
  },
  'records-consent': { ...IN_FRAME, show: opened => openRecords(opened, 'consent') },
  'records-files': { ...IN_FRAME, show: opened => openRecords(opened, 'files') },
  'records-check': {
    ...IN_FRAME,
    async show(opened) {
      await openRecords(opened, 'check')
      await opened.chat.inside.getByRole('heading', { name: 'Check each fact' }).scrollIntoViewIfNeeded()
    },
  },
  'records-conflict': {
    ...IN_FRAME,
    async show(opened) {
      await openRecords(opened, 'check')
      await opened.chat.inside.getByText('Your files do not agree on this.').first().scrollIntoViewIfNeeded()
    },
  },
  'records-edit': {
    ...IN_FRAME,
    async show(opened) {
      await openRecords(opened, 'check')
      await opened.chat.button(/^Edit HER2/).click()
      await opened.chat.inside.getByLabel('IHC score').scrollIntoViewIfNeeded()
    },
  },
  'records-kept': { ...IN_FRAME, show: opened => openRecords(opened, 'kept') },
  'records-answer': {
    ...IN_FRAME,
    async show(opened) {
      await openRecords(opened, 'kept')
      await opened.chat.button(`Ask again: ${CASE_QUESTION}`).click()
      await opened.chat.inside.getByText('What has a line at its side').waitFor()
      await opened.chat.inside.getByText('What has a line at its side').scrollIntoViewIfNeeded()
    },
  },
  'records-deleted': {
    ...IN_FRAME,
    async show(opened) {
      await openRecords(opened, 'kept')
      await opened.chat.button('Delete my records').click()
      await opened.chat.button('Undo').waitFor()
    },
  },
  offline: {
    async show({ page, chat }) {
      await chat.open()
      await page.context().setOffline(true)
      await chat.ask('What does HER2-low mean?')
      await chat.inside.getByText('You are offline.').waitFor()
    },
  },
  delete: {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, 'What does HER2-low mean?')
      await opened.chat.button('Delete this chat').click()
    },
  },
  deleted: {
    async show(opened) {
      await opened.chat.open()
      await ask(opened, 'What does HER2-low mean?')
      await opened.chat.button('Delete this chat').click()
      await opened.chat.inside.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click()
      await opened.chat.inside.getByText('This chat was deleted.').first().waitFor()
    },
  },
  'too-long': {
    async show({ chat }) {
      await chat.open()
      await chat.box.fill('a long question '.repeat(260))
    },
  },
  fallback: {
    options: {
      attributes: 'data-contact="tel:+15035550142"',
      headers: { 'content-security-policy': `script-src ${stage.relay.url}; frame-src 'none'; connect-src 'none'` },
    },
    async show({ page, chat }) {
      if (await chat.launcher.isVisible()) await chat.launcher.click()
      await page.getByRole('link', { name: /new tab/ }).waitFor()
    },
  },
}

const only = process.argv[3]?.split(',')
for (const [state, { options, show }] of Object.entries(STATES)) {
  for (const [look, { dress, states, ...worn }] of Object.entries(LOOKS)) {
    if ((only && !only.includes(state) && !only.includes(look)) || states?.includes(state) === false) continue
    const opened = await stage.open({ ...worn, ...options })
    try {
      await show(opened)
      await dress?.(opened)
      await opened.page.screenshot({ path: join(folder, `${state}-${look}.png`) })
    } catch (error) {
      console.error(`${state} (${look}): ${String(error).split('\n')[0]}`)
    }
    await stage.clear()
  }
}
await stage.close()
