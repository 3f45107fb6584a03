/**
 * Many open chats in a process of their own, each the widget's session and models: the front in argv[2], how many in argv[3], a
 * seed in argv[4], the mean of milliseconds between two questions of a chat in argv[5]. Says `open` when all are; told
 * `finish` it asks no more, waits for the last answers, reads every chat anew from the log, and says what went wrong.
 */

import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { effect } from '@preact/signals'
import { openPage, type Page } from '../support/page.ts'
import { createRandom } from '../support/random.ts'

export interface Report {
  clients: number
  asked: number
  answered: number
  /** Times that a chat was without a connection. */
  drops: number
  /** Answers that were begun again. */
  againBegun: number
  /** How often a person would have been shown something of the connection, or heard a fault, by its kind. */
  troubles: Record<string, number>
  faults: Record<string, number>
  resets: number
  /** Chats whose events were not each shown once and in order, or are not what the log has. */
  wrong: number
  /** Questions without the end of an answer. */
  unanswered: number
}

const QUESTIONS = ['How do I ask for a second opinion?', 'What does HER2-low mean?', 'What is staging?']
const LAST_ANSWERS_MS = 60_000

const [, , front = '', clientCount = '0', seed = '1', meanMs = '20000'] = process.argv
const random = createRandom(Number(seed))
const troubles: Record<string, number> = {}
const faults: Record<string, number> = {}
let drops = 0
let asked = 0
let isAsking = true

function count(counts: Record<string, number>, kind: string): void {
  counts[kind] = (counts[kind] ?? 0) + 1
}

const eventsOf = ({ shown }: Page) => shown.flatMap(one => (one.type === 'event' ? [one.event] : []))

function open(index: number): Page {
  const page = openPage({ name: `chat-${index}`, relay: front, site: 'demo' })
  let wasOpen = false
  effect(() => {
    const isOpen = page.chat.open.value
    if (wasOpen && !isOpen) drops += 1
    wasOpen = isOpen
  })
  effect(() => {
    const trouble = page.chat.trouble.value
    if (trouble) count(troubles, trouble.kind)
  })
  return page
}

async function live({ chat }: Page): Promise<void> {
  while (isAsking) {
    await delay(-Math.log(1 - random()) * Number(meanMs))
    if (!isAsking || chat.running.value || chat.outgoing.value.length > 0) continue
    if (chat.ask(QUESTIONS[Math.floor(random() * QUESTIONS.length)] ?? '')) asked += 1
  }
}

async function until(isDone: () => boolean, ms: number): Promise<void> {
  for (const deadline = Date.now() + ms; !isDone() && Date.now() < deadline; ) await delay(50)
}

/** Whether a page that opens the chat only now is sent just what this one has shown. */
async function isAsInLog(page: Page): Promise<boolean> {
  const shown = eventsOf(page)
  if (shown.some(({ seq }, index) => seq !== index + 1)) return false
  if (shown.length === 0) return true
  const again = openPage({ name: `${page.name}-again`, relay: front, site: 'demo', storage: page.storage })
  await until(() => eventsOf(again).length >= shown.length, LAST_ANSWERS_MS)
  const isSame = isDeepStrictEqual(eventsOf(again), shown)
  again.close()
  return isSame
}

const pages = Array.from({ length: Number(clientCount) }, (_, index) => open(index))
await until(() => pages.every(page => page.chat.open.value), 60_000)
process.stdout.write('open\n')
const lives = pages.map(live)

await new Promise<void>(resolve => createInterface(process.stdin).once('line', () => resolve()))
isAsking = false
await until(() => pages.every(({ chat }) => !chat.running.value && chat.outgoing.value.length === 0), LAST_ANSWERS_MS)
let wrong = 0
// A few at a time: nobody is to wait for them.
for (let from = 0; from < pages.length; from += 50) {
  const same = await Promise.all(pages.slice(from, from + 50).map(isAsInLog))
  wrong += same.filter(isSame => !isSame).length
}
const events = pages.flatMap(eventsOf)
for (const one of pages.flatMap(({ shown }) => shown)) {
  if (one.type === 'other' && one.frame.type === 'fault') count(faults, one.frame.code)
}
const report: Report = {
  clients: pages.length,
  asked,
  answered: events.filter(event => event.type === 'answer-end' && event.outcome === 'complete').length,
  drops,
  againBegun: events.filter(event => event.type === 'answer-start' && event.attempt > 1).length,
  troubles,
  faults,
  resets: pages.flatMap(({ shown }) => shown.filter(({ type }) => type === 'reset')).length,
  wrong,
  unanswered: pages.filter(({ chat }) => chat.running.value || chat.outgoing.value.length > 0).length,
}
process.stdout.write(`${JSON.stringify(report)}\n`)
void lives
process.exit(0)
