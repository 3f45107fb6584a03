/**
 * What the widget costs a page and a reader, in a real browser: bytes of each stage, streaming an answer against drawing it anew
 * with marked, DOMPurify and `innerHTML` in the same run, and a host page with and without the tag on a processor four times as
 * slow. `--json` writes one object a line. Needs a build (`npm run build`).
 */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { QUESTION } from '../support/chat-driver.ts'
import { openMarkdownPage } from '../support/markdown-page.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { measureBody, weigh } from '../support/weigh.ts'
import { measureGrowth } from './widget/growth.ts'

/** Characters of a token, as language models count English. */
const TOKEN = 4
const SLOWER = 4
/** How long the host page is watched after it has loaded. */
const WATCHED_MS = 3_000
const ROUNDS = 3

type Row = Record<string, string | number>

const round = (value: number): number => Number(value.toFixed(2))
const median = (values: number[]): number => values.sort((one, other) => one - other)[values.length >> 1] ?? 0

async function weighStages(stage: Stage): Promise<Row> {
  const { chat, seen } = await stage.open()
  await chat.open()
  const typing = await weigh(stage.relay.url, seen.urls)
  await chat.ask(QUESTION)
  await chat.answered()
  await chat.button('Copy answer').waitFor()
  const answer = await weigh(stage.relay.url, seen.urls)
  const { version } = await (await fetch(`${stage.relay.url}/v1/manifest.json`)).json()
  const file = (name: string) => measureBody(`${stage.relay.url}/v1/${version}/${name}`)
  await stage.clear()
  return {
    what: 'bytes',
    loader: await measureBody(`${stage.relay.url}/v1/widget.js`),
    typing: typing.total,
    answer: answer.total,
    html: answer.total + (await file('panel-sanitize.js')),
    language: await file('panel-es.js'),
  }
}

/** An answer of so many tokens: sections as ours have, each with words of its own. */
function writeAnswer(tokens: number): string {
  const section = readFileSync(new URL('../fixtures/answer.md', import.meta.url), 'utf8')
  let text = ''
  for (let part = 1; text.length < tokens * TOKEN; part++) text += `${section.replaceAll('## ', `## ${part}. `)}\n\n`
  return text.slice(0, tokens * TOKEN)
}

/**
 * The main thread's own time, whatever else the machine does; the longest drawing by the clock, each at its best of all runs: what a
 * busy machine takes away for a moment does not strike the same drawing each time.
 */
async function stream(page: Page, tokens: number) {
  const text = writeAnswer(tokens)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }
  const runs: { ms: number; times: number[]; replaced: number }[] = []
  for (let run = 0; run < ROUNDS; run++) {
    const begun = await read()
    const { times, replaced } = await page.evaluate(([all, size]) => window.stream(all, size, false), [
      text,
      TOKEN,
    ] as const)
    runs.push({ ms: (await read()) - begun, times, replaced })
  }
  await session.detach()
  return {
    ms: median(runs.map(({ ms }) => ms)),
    longestMs: Math.max(
      ...(runs[0]?.times ?? []).map((_, index) => Math.min(...runs.map(({ times }) => times[index] ?? 0))),
    ),
    replaced: runs[0]?.replaced ?? 0,
  }
}

async function measureStreaming(browser: Browser): Promise<Row[]> {
  const ours = await openMarkdownPage(browser)
  const naive = await openMarkdownPage(browser, 'tests/bench/widget/naive-entry.ts')
  await stream(ours, 300) // compiled before it is timed
  await stream(naive, 300)
  const rows: Row[] = []
  const base = await stream(ours, 1_250)
  for (const tokens of [1_500, 10_000]) {
    const our = await stream(ours, tokens)
    // Ten thousand tokens take the other one minutes: it is asked for what the promise compares.
    const other = tokens === 1_500 ? await stream(naive, tokens) : undefined
    rows.push({
      what: 'streaming',
      tokens,
      ms: round(our.ms),
      longestMs: round(our.longestMs),
      replaced: our.replaced,
      timesOf1250: round(our.ms / base.ms),
      ...(other && {
        naiveMs: round(other.ms),
        naiveLongestMs: round(other.longestMs),
        naiveReplaced: other.replaced,
        timesFaster: round(other.ms / our.ms),
      }),
    })
  }
  await Promise.all([ours.close(), naive.close()])
  return rows
}

/** The same in the whole panel, with what the browser does with it. */
async function measurePanel(): Promise<Row[]> {
  const sizes = [1_250, 10_000]
  const [base, ...others] = await measureGrowth(sizes.map(writeAnswer))
  return others.map((growth, index) => ({
    what: 'panel',
    tokens: sizes[index + 1] ?? 0,
    ms: round(growth.ms),
    layoutMs: round(growth.layoutMs),
    timesOf1250: round(growth.ms / (base?.ms ?? 0)),
    layoutTimesOf1250: round(growth.layoutMs / (base?.layoutMs ?? 0)),
  }))
}

/** A host page on a slow processor, with what a script of the page could measure. */
async function visit(stage: Stage, tag: boolean): Promise<Row> {
  const context = await stage.browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.addInitScript(() => {
    const seen = { tasks: 0, blockingMs: 0, shift: 0 }
    Object.assign(window, { seen })
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) {
        seen.tasks++
        seen.blockingMs += duration - 50
      }
    }).observe({ type: 'longtask', buffered: true })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const script = tag ? `<script async src="${stage.relay.url}/v1/widget.js" data-site="demo"></script>` : ''
  const words = '<p>Plan for two hours. Parking is free.</p>'.repeat(60)
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A cancer center</title>${script}<h1>A cancer center</h1>${words}</html>`
  await page.goto(stage.host.serve({ html }))
  if (tag) await page.locator('navis-chat').getByRole('button', { name: 'Ask a question' }).waitFor()
  await page.waitForTimeout(WATCHED_MS)
  const seen = await page.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen)
  await context.close()
  return { longTasks: seen.tasks ?? 0, blockingMs: round(seen.blockingMs ?? 0), layoutShift: round(seen.shift ?? 0) }
}

async function measureHost(stage: Stage): Promise<Row[]> {
  const rows: Row[] = []
  for (const tag of [false, true]) {
    const visits: Row[] = []
    for (let index = 0; index < ROUNDS; index++) visits.push(await visit(stage, tag))
    const of = (name: string) => median(visits.map(row => Number(row[name])))
    rows.push({
      ...{ what: 'host page', tag: tag ? 'with' : 'without', slower: SLOWER },
      ...{ longTasks: of('longTasks'), blockingMs: of('blockingMs'), layoutShift: of('layoutShift') },
    })
  }
  return rows
}

export default async function run(args: string[]): Promise<void> {
  const write = (row: Row): void => {
    const words = Object.entries(row).map(([name, value]) => (name === 'what' ? `${value}:` : `${name} ${value}`))
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(row)}\n` : `${words.join('  ')}\n`)
  }
  const stage = await openStage()
  try {
    write(await weighStages(stage))
    for (const row of await measureStreaming(stage.browser)) write(row)
    for (const row of await measurePanel()) write(row)
    for (const row of await measureHost(stage)) write(row)
  } finally {
    await stage.close()
  }
}
