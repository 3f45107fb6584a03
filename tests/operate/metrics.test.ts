import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { SUBPROTOCOL } from '../../protocol/frames.ts'
import { enterChat } from '../support/chat-client.ts'
import { type NavisApp, startNavis } from '../support/navis-app.ts'

let app: NavisApp
beforeAll(async () => {
  app = await startNavis()
})
afterAll(() => app.close())

const ask = (text: string) => ({ type: 'ask', id: randomUUID(), text, locale: 'en' }) as const
const chatUrl = (site = 'demo') => `${app.url.replace('http', 'ws')}/v1/chat?site=${site}`
const enter = () => enterChat(chatUrl(), undefined, app.url)

async function scrape(): Promise<string> {
  const response = await fetch(`${app.adminUrl}/metrics`)
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  return response.text()
}

/** Series that are not 0, without those of the process and the buckets of histograms. */
async function values(): Promise<Record<string, number>> {
  const lines = (await scrape()).split('\n').filter(line => line.startsWith('navis_') && !line.includes('_bucket'))
  const pairs = lines.map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== 0))
}

/** The status of a refused upgrade. */
function knock(url: string, origin: string): Promise<number> {
  const socket = new WebSocket(url, SUBPROTOCOL, { origin })
  socket.on('error', () => {})
  return new Promise(resolve => socket.once('unexpected-response', (_, { statusCode }) => resolve(statusCode ?? 0)))
}

test('every series is there before its first count, beside memory, processor and event loop of the process', async () => {
  const text = await scrape()
  for (const series of [
    'navis_answers_total{outcome="failed"} 0',
    'navis_red_flags_total{level="crisis"} 0',
    'navis_attempts_total{after="takeover"} 0',
    'navis_opens_total{result="busy"} 0',
    'navis_socket_buffered_bytes 0',
    'navis_store_rows_waiting ',
    'process_cpu_seconds_total ',
    'process_resident_memory_bytes ',
    'nodejs_eventloop_lag_seconds ',
  ]) {
    expect(text).toContain(`\n${series}`)
  }
})

test('an operator reads what was opened, refused, answered and logged', async () => {
  const client = await enter()
  const question = ask('What is a second opinion?')
  client.send(question)
  await client.wait('answer-end')
  client.send(ask('I have a fever of 101 and I’m on chemo'))
  await client.wait('answer-end', ({ outcome }) => outcome === 'urgent')
  client.sendText('{"type":"sing"}')
  await client.wait('fault')
  expect(await knock(chatUrl('nowhere'), app.url)).toBe(404)
  expect(await knock(chatUrl(), 'https://elsewhere.example')).toBe(403)
  const gone = await enter()
  gone.sendText('not JSON')
  await gone.closed

  const closed = async () => (await values())['navis_socket_closes_total{code="4400"}']
  await expect.poll(closed).toBe(1)
  const read = await values()
  expect(read).toMatchObject({
    'navis_opens_total{result="accepted"}': 2,
    'navis_opens_total{result="no-such-site"}': 1,
    'navis_opens_total{result="not-for-this-origin"}': 1,
    'navis_chats_entered_total{as="new"}': 2,
    'navis_answers_total{outcome="complete"}': 1,
    'navis_answers_total{outcome="urgent"}': 1,
    'navis_red_flags_total{level="emergency"}': 1,
    'navis_faults_total{code="unsupported"}': 1,
    navis_connections: 1,
    navis_conversations: 1,
    navis_first_words_seconds_count: 1,
    navis_flush_interval_seconds: expect.any(Number),
    navis_ready: 1,
    'navis_part_ready{part="log"}': 1,
  })
  expect(read['navis_log_append_seconds_count{backend="sqlite"}']).toBeGreaterThan(2)
  expect(read['navis_log_rows_total{backend="sqlite",result="ok"}']).toBeGreaterThan(2)
  expect(read['navis_log_rows_total{backend="sqlite",result="failed"}']).toBeUndefined()
  client.cut()
})

test('docs/operate.md lists every metric of ours, and no other', async () => {
  const document = readFileSync(join(import.meta.dirname, '../../docs/operate.md'), 'utf8')
  const listed = new Set(document.match(/\bnavis_[a-z_]+/g))
  const served = new Set([...(await scrape()).matchAll(/^# TYPE (navis_\w+)/gm)].map(([, name]) => name))
  expect([...listed].sort()).toEqual([...served].sort())
})

test('no label is of a person, a place or a word', async () => {
  const client = await enter()
  client.send(ask('What is a second opinion, said the heron?'))
  await client.wait('answer-end')
  // A code that a client makes up.
  client.socket.close(4321)
  await client.closed
  await expect.poll(async () => (await values())['navis_socket_closes_total{code="other"}']).toBe(1)
  const text = await scrape()
  const { conversation } = await client.wait('welcome')
  // A value may have any digits.
  for (const trace of [conversation, client.token, 'heron', 'demo', '127.0.0.1', '"4321"'])
    expect(text).not.toContain(trace)
})
