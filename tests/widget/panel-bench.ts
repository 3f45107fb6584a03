/** Serves the built panel under the policy of its real page and opens it in Chromium, wire and host scripted. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import type { LogEvent, RelayFrame, Source } from '../../protocol/frames.ts'
import type { SiteSettings } from '../../protocol/settings.ts'
import { launchBrowser } from '../support/browser.ts'
import type {} from './panel-entry.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types dompurify',
].join('; ')

export const SETTINGS: SiteSettings = {
  key: 'demo',
  name: 'Riverside Cancer Center (demo)',
  assistant: 'Navis AI',
  locales: ['en'],
  contact: {
    label: 'Riverside nurse line (demo)',
    phone: '+1 555 555 0134',
    href: 'https://riverside.example/contact',
    hours: 'Weekdays, 8 am to 5 pm',
  },
  emergency: [{ label: 'Call 911', href: 'tel:911' }],
  crisis: [{ label: 'Call or text 988', href: 'tel:988' }],
  privacy: { label: 'Privacy', href: '/privacy.html' },
  retentionHours: 24,
  upload: { href: '/records.html' },
  inline: true,
  starters: [
    'How do I get a second opinion for HER2-low breast cancer without offending my oncologist?',
    'What does HER2-low mean?',
    'How do I read my pathology report?',
    'When should I call about a side effect of chemotherapy?',
  ],
  questionMaxLength: 4_000,
  theme: {},
}

export const SOURCES: Source[] = [
  {
    n: 1,
    title: 'Getting a second opinion',
    publisher: 'National Example Institute',
    kind: 'patient-page',
    url: 'https://www.example.org/second-opinion',
    published: '2024-11-05',
    passage: 'Many doctors expect that people ask for a second opinion, and help them to get one.',
    ours: true,
  },
  {
    n: 2,
    title: 'Agreement of readers on low HER2 expression',
    publisher: 'Journal of Examples',
    kind: 'paper',
    url: 'https://journal.example.com/paper',
    published: '2023',
    passage: 'Readers of the same slide differed between 0 and 1+ more often than between 2+ and 3+.',
    ours: false,
  },
]

export const NOTICE = {
  title: 'For informational purposes only',
  text: 'This answer was put together by AI from the sources listed with it. It is not medical advice. Talk with your oncologist or care team before you decide anything about treatment.',
}

export const OFFER = {
  title: 'Get guidance specific to your case',
  text: 'Upload your records to see what applies to your diagnosis: your biomarkers, stage and treatment history. You check every fact first.',
  label: 'Upload records',
  href: '/records.html',
}

export interface Bench {
  /** A fresh page with the panel in it, connected. */
  open(options?: Partial<OpenOptions>): Promise<Page>
  /** Closes every page. */
  clear(): Promise<void>
  close(): Promise<void>
}

export interface OpenOptions {
  width: number
  height: number
  settings: Partial<SiteSettings>
  mode: 'frame' | 'inline'
  embedded: boolean
  shadow: boolean
  connected: boolean
  prepare(page: Page): Promise<void>
}

export async function startBench(): Promise<Bench> {
  const files = await buildEntry()
  const server = createServer((request, response) => {
    const script = files.get(new URL(request.url ?? '', 'http://bench').pathname)
    if (script) return response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY })
    response.end(
      '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
        '<title>Navis AI</title><link rel="icon" href="data:,"><script type="module" src="/entry.js"></script><body></body></html>',
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const browser = await launchBrowser()
  const contexts: BrowserContext[] = []
  return {
    async open(options = {}) {
      const context = await browser.newContext({
        viewport: { width: options.width ?? 420, height: options.height ?? 680 },
      })
      contexts.push(context)
      const page = await context.newPage()
      await options.prepare?.(page)
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      await page.waitForFunction(() => 'start' in window)
      await page.evaluate(
        ([settings, mode, embedded, shadow, connected]) => {
          window.start(settings, { mode, embedded, shadow })
          window.panel.open()
          if (!connected) return
          window.wire.state('open')
          window.wire.frame({
            type: 'welcome',
            conversation: 'c',
            head: 0,
            resumed: false,
            expiresAt: '2027-01-02T15:04:00Z',
          })
        },
        [
          { ...SETTINGS, ...options.settings },
          options.mode ?? 'frame',
          options.embedded ?? false,
          options.shadow ?? false,
          options.connected ?? true,
        ] as const,
      )
      return page
    },
    async clear() {
      await Promise.all(contexts.splice(0).map(context => context.close()))
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}

async function buildEntry(): Promise<Map<string, string>> {
  const result = await build({
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: { entry: 'tests/widget/panel-entry.ts' },
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          codeSplitting: { groups: [{ name: 'entry', tags: ['$initial'] }] },
        },
      },
    },
  })
  if (!('output' in result)) throw new Error('The build gave no output')
  return new Map(result.output.flatMap(file => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : [])))
}

let seq = 0

/** Frames as the relay sends them, one after the other. */
export async function receive(page: Page, events: (LogEvent | Exclude<RelayFrame, LogEvent>)[], history = false) {
  const frames = events.map(event => ({ ...event, seq: ++seq, mark: 'mark' }) as RelayFrame)
  await page.evaluate(
    ([list, old]) => {
      for (const frame of list) window.wire.frame(frame, old)
    },
    [frames, history] as const,
  )
}

/** A whole answer's events; `text` null leaves it waiting for its first word, `open` leaves it unfinished. */
export function writeAnswer(
  id: string,
  text: string | null,
  more: { question?: string; open?: boolean } = {},
): LogEvent[] {
  const events: LogEvent[] = [
    { type: 'question', id, text: more.question ?? SETTINGS.starters[0] ?? '', at: '2027-01-01T15:04:00Z' },
    { type: 'answer-start', answer: id, attempt: 1, notice: NOTICE, upload: OFFER, about: 'Getting a second opinion' },
  ]
  if (text === null) return events
  events.push({ type: 'answer-sources', sources: SOURCES }, { type: 'answer-delta', text })
  if (more.open) return events
  events.push({
    type: 'answer-end',
    answer: id,
    attempt: 1,
    outcome: 'complete',
    closing: 'This is general information. Your care team knows your case.',
    followUps: ['What should I bring?', 'Does waiting matter?'],
  })
  return events
}

/** An emergency's card, a whole turn of its own. */
export const CARD: LogEvent[] = [
  { type: 'question', id: 'u', text: "I have a fever of 101 and I'm on chemo", at: '2027-01-01T15:04:00Z' },
  {
    type: 'answer-start',
    answer: 'u',
    attempt: 1,
    notice: NOTICE,
    upload: null,
    urgent: {
      level: 'emergency',
      title: 'Call for help now',
      text: 'Call the number below now, even at night. Not in the US? Call your local emergency number.',
      contacts: [
        { label: 'Riverside urgent line', href: 'tel:+15555550134' },
        { label: 'Call 911', href: 'tel:911' },
      ],
    },
  },
  { type: 'answer-end', answer: 'u', attempt: 1, outcome: 'urgent', closing: 'General information.', followUps: [] },
]

export const TEXT = `Asking for a second opinion is common, and your oncologist will expect it. [1] It can help you feel sure. [1]

## Why it matters for HER2-low

The line between **0** and **1+** is hard to draw: readers of the same slide can differ. [2] Ask for a second reading of the slides or blocks. [1][2]

## How to ask

:::phrasing
- Good: "I would like to hear another view before I decide."
- Better: "Who would you ask for a second opinion on HER2-low results?"
- Best: "Please send my slides and reports to the center I choose, so that they can read them again."
:::

## What to bring

- The pathology report and the slides or blocks [1]
- Scans on a disc, with their reports [1]
- A list of treatments and dates [1]

:::questions
- Does the new reading change what I can be offered?
- How much time do I have to decide?
:::

| Result | Called |
| --- | --- |
| IHC 1+ | HER2-low |
| IHC 2+, ISH negative | HER2-low |

:::gap
Sources do not agree on how often a second reading changes treatment. [2]
:::`
