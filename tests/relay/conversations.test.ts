import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { CLOSE } from '../../protocol/close-codes.ts'
import { type Feedback, SUBPROTOCOL } from '../../protocol/frames.ts'
import type { EventLog } from '../../server/log/event-log.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { openSqliteLog } from '../../server/log/sqlite.ts'
import { LOG_PATIENCE_MS } from '../../server/relay/asking.ts'
import { TICK_MS } from '../../server/relay/connection.ts'
import { enterChat, openChat, textOf } from '../support/chat-client.ts'
import { type RelayServer, type RelayServerOptions, startRelay } from '../support/relay-server.ts'
import { createHandFedAnswer, END, START } from '../support/scripted-answer.ts'

const servers: RelayServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})
async function start(options?: RelayServerOptions): Promise<RelayServer> {
  const server = await startRelay(options)
  servers.push(server)
  return server
}
const ask = (text: string, id = randomUUID()) => ({ type: 'ask', id, text, locale: 'en' }) as const
const newLog = (now = Date.now) => createMemoryLog({ now, eventsMax: 20_000 })

test('a new reader is told a token, and that the conversation is empty', async () => {
  const { url } = await start()
  const client = await enterChat(url)
  expect(client.frames[0]).toMatchObject({
    type: 'welcome',
    head: 0,
    resumed: false,
    token: expect.stringMatching(/^[\w-]{64}$/),
  })
})

test('a returning reader is told where history ends before it is shown', async () => {
  const { url } = await start()
  const first = await enterChat(url)
  first.send(ask('One'))
  await first.wait('answer-end')
  const again = await enterChat(url, { token: first.token, after: 0 })
  await again.wait('answer-end')
  expect(again.frames[0]).toMatchObject({ type: 'welcome', head: 4, resumed: true })
  expect(again.frames[0]).not.toHaveProperty('token')
})

test('a client that answers nothing is cut off before 35 s are over', async () => {
  let time = 1_000_000
  const { url } = await start({ steadyNow: () => time })
  const deaf = new WebSocket(url, SUBPROTOCOL, { autoPong: false })
  const closed = new Promise(resolve => deaf.once('close', () => resolve('closed')))
  await new Promise(resolve => deaf.once('open', resolve))
  deaf.send(JSON.stringify({ type: 'hello', locale: 'en' }))
  await new Promise(resolve => deaf.once('message', resolve))
  const later = (ms: number) => new Promise(resolve => setTimeout(resolve, ms, 'open'))
  time += 34_000
  expect(await Promise.race([closed, later(1_100)])).toBe('open')
  time += 900
  expect(await Promise.race([closed, later(5_000)])).toBe('closed')
})

test('a clock that is set costs nobody their connection', async () => {
  let time = Date.now()
  const { url } = await start({ now: () => time })
  const client = await enterChat(url)
  time += 3_600_000
  await new Promise(resolve => setTimeout(resolve, 2 * TICK_MS))
  time -= 7_200_000
  client.send(ask('Are you there?'))
  await client.wait('answer-end')
})

test('a log that was wiped says so and goes on from the beginning', async () => {
  const { url, log } = await start()
  const first = await enterChat(url)
  first.send(ask('One'))
  const { seq, mark } = await first.wait('answer-end')
  first.cut()
  const wiped = newLog()
  log.read = wiped.read
  log.state = wiped.state
  log.append = wiped.append
  const again = await enterChat(url, { token: first.token, after: seq, mark })
  expect(await again.wait('reset')).toEqual({ type: 'reset', reason: 'unknown-position' })
  expect(again.frames[0]).toMatchObject({ type: 'welcome', head: 0, resumed: false })
  again.send(ask('Two'))
  expect(await again.wait('question')).toMatchObject({ seq: 1, text: 'Two' })
})

test('a returning reader is told nothing about history that the log has not confirmed', async () => {
  const log = newLog()
  const { url } = await start({ log })
  const first = await enterChat(url)
  first.send(ask('One'))
  const { seq } = await first.wait('answer-end')
  first.cut()
  const away = Promise.withResolvers<void>()
  const { state, read } = log
  log.state = conversation => away.promise.then(() => state(conversation))
  log.read = (...given) => away.promise.then(() => read(...given))
  const again = await enterChat(url, { token: first.token, after: 0 })
  expect(again.frames[0]).toMatchObject({ type: 'welcome', head: 0, resumed: false })
  expect(again.frames[0]).not.toHaveProperty('token')
  away.resolve()
  expect(await again.wait('answer-end')).toMatchObject({ seq })
  expect(again.frames.some(frame => frame.type === 'reset')).toBe(false)
})

test('a token that nobody made begins a new conversation and says so', async () => {
  const { url } = await start()
  const client = await enterChat(url, { token: 'x'.repeat(64), after: 3, mark: 'abcdefgh' })
  expect(client.frames[0]).toMatchObject({ type: 'welcome', resumed: false, token: expect.any(String) })
  expect(await client.wait('reset')).toMatchObject({ reason: 'unknown-position' })
})

test('a forgotten conversation is gone in every tab and does not come back', async () => {
  const { url } = await start()
  const [first, token] = await enterChat(url).then(client => [client, client.token] as const)
  first.send(ask('My secret'))
  const { seq, mark } = await first.wait('answer-end')
  const second = await enterChat(url, { token, after: 0 })
  first.send({ type: 'forget' })
  for (const client of [first, second]) {
    expect(await client.wait('goodbye')).toMatchObject({ reason: 'forgotten' })
    expect((await client.closed).code).toBe(CLOSE.normal)
  }
  const later = await enterChat(url, { token, after: seq, mark })
  expect(await later.wait('reset')).toMatchObject({ reason: 'forgotten' })
  expect(later.token).not.toBe(token)
  later.send(ask('A fresh start'))
  expect(await later.wait('question')).toMatchObject({ seq: 1 })
})

test('forgetting in mid-answer ends the answer', async () => {
  const writer = createHandFedAnswer()
  const { url, relay } = await start({ answer: writer.answerer })
  const client = await enterChat(url)
  client.send(ask('Never mind'))
  writer.feed(START)
  await client.wait('answer-start')
  client.send({ type: 'forget' })
  await client.wait('goodbye')
  await writer.aborted
  expect(relay.stats()).toMatchObject({ conversations: 0, running: 0 })
})

test('an expired conversation says goodbye, and later that it has expired', async () => {
  let time = Date.now()
  const { url } = await start({ now: () => time })
  const client = await enterChat(url)
  client.send(ask('How long is this kept?'))
  const { seq, mark } = await client.wait('answer-end')
  time += 25 * 3_600_000
  expect(await client.wait('goodbye')).toMatchObject({ reason: 'expired' })
  const later = await enterChat(url, { token: client.token, after: seq, mark })
  expect((await later.wait('reset')).reason).toMatch(/expired|unknown-position/)
})

test('an answer goes on without readers and is there when they return', async () => {
  const writer = createHandFedAnswer()
  const { url, relay } = await start({ answer: writer.answerer })
  const client = await enterChat(url)
  client.send(ask('Back soon'))
  writer.feed(START)
  const { seq, mark } = await client.wait('answer-start')
  client.cut()
  await expect.poll(() => relay.stats().sockets).toBe(0)
  writer.feed({ type: 'delta', text: 'Done' })
  writer.feed(END)
  await expect.poll(() => relay.stats().running).toBe(0)
  const again = await enterChat(url, { token: client.token, after: seq, mark })
  await again.wait('answer-end')
  expect(textOf(again.events())).toContain('Done')
  again.cut()
  await expect.poll(() => relay.stats()).toMatchObject({ sockets: 0, conversations: 0, running: 0 })
})

test('an answer whose node died is begun again by the next node, visibly as a new attempt', async () => {
  let time = Date.now()
  const log = newLog(() => time)
  const dying = createHandFedAnswer()
  const rescuing = createHandFedAnswer()
  const one = await start({ log, now: () => time, answer: dying.answerer })
  const two = await start({ log, now: () => time, answer: rescuing.answerer })
  const client = await enterChat(one.url)
  client.send(ask('Stay with me'))
  dying.feed(START)
  dying.feed({ type: 'delta', text: 'lost' })
  const { seq, mark } = await client.wait('answer-delta')
  one.relay.dispose()
  const next = await enterChat(two.url, { token: client.token, after: seq, mark })
  expect(rescuing.requests).toEqual([])
  time += 4_000
  await expect.poll(() => rescuing.requests.length).toBe(1)
  for (const part of [START, { type: 'delta', text: 'kept' }, END] as const) rescuing.feed(part)
  expect(await next.wait('answer-end')).toMatchObject({ attempt: 2, outcome: 'complete' })
  expect(textOf(next.events())).toBe('kept')
})

test('readers on two nodes see one answer, and stop, busy and crisis work from either', async () => {
  const log = newLog()
  const writer = createHandFedAnswer()
  const one = await start({ log, answer: writer.answerer })
  const two = await start({ log })
  const first = await enterChat(one.url)
  const second = await enterChat(two.url, { token: first.token, after: 0 })
  const question = ask('A question on node one')
  first.send(question)
  writer.feed(START)
  writer.feed({ type: 'delta', text: 'Text' })
  await second.wait('answer-delta')
  const busy = ask('Too soon')
  second.send(busy)
  expect(await second.wait('fault')).toMatchObject({ code: 'busy', ref: busy.id })
  second.send({ type: 'stop', answer: question.id })
  expect(await first.wait('answer-end')).toMatchObject({ answer: question.id, outcome: 'stopped' })
  await writer.aborted

  const long = ask('Another on node one')
  first.send(long)
  writer.feed(START)
  await second.wait('answer-start', frame => frame.answer === long.id)
  const flag = ask('this is a crisis')
  second.send(flag)
  for (const client of [first, second]) await client.wait('answer-end', end => end.answer === flag.id)
  expect(first.events()).toEqual(second.events())
  const starts = first.events().flatMap(event => (event.type === 'answer-start' ? [event.answer] : []))
  expect(starts).toEqual([question.id, long.id, flag.id])
  expect(first.events().filter(event => event.type === 'answer-end')).toHaveLength(3)
})

test('a question that the log does not take is told so, and can be asked again under its id', async () => {
  const log = newLog()
  const { append } = log
  const { url } = await start({ log })
  const client = await enterChat(url)
  log.append = () => Promise.reject(new Error('disk full'))
  const question = ask('Did this arrive?')
  client.send(question)
  expect(await client.wait('fault')).toMatchObject({ code: 'storage', ref: question.id, retryable: true })
  log.append = append
  client.send(question)
  expect(await client.wait('answer-end')).toMatchObject({ outcome: 'complete' })
})

test('a row that does not open ends the conversation instead of the process', async () => {
  const log = newLog()
  const { url } = await start({ log })
  const client = await enterChat(url)
  client.send(ask('One'))
  await client.wait('answer-end')
  client.cut()
  const { read } = log
  log.read = async (...given) => {
    const page = await read(...given)
    return typeof page === 'string'
      ? page
      : { ...page, rows: page.rows.map(row => ({ ...row, body: row.body.slice(1) })) }
  }
  const again = await enterChat(url, { token: client.token, after: 0 })
  await again.wait('goodbye')
  const anew = await enterChat(url, { token: client.token, after: 0 })
  expect(await anew.wait('reset')).toMatchObject({ reason: 'forgotten' })
})

test('nothing that was asked or answered can be read in the database', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'navis-relay-'))
  const log: EventLog = openSqliteLog(join(folder, 'log.db'), { now: Date.now, eventsMax: 20_000 })
  const { url } = await start({ log })
  const client = await enterChat(url)
  client.send(ask('CANARY-QUESTION about me'))
  await client.wait('answer-end')
  const bytes = Buffer.concat(readdirSync(folder).map(name => readFileSync(join(folder, name)))).toString('latin1')
  expect(bytes.length).toBeGreaterThan(4_000)
  for (const text of ['CANARY-QUESTION', 'Hello there', 'answer-start', client.token]) expect(bytes).not.toContain(text)
  for (const server of servers.splice(0)) await server.close()
  await log.dispose()
  rmSync(folder, { recursive: true })
})

test('a verdict that comes while the log is slow is kept, and one that comes while it fails is refused', async () => {
  const recorded: Feedback[] = []
  const log = newLog()
  const { url } = await start({ log, record: async feedback => void recorded.push(feedback) })
  const first = await enterChat(url)
  const question = ask('One')
  first.send(question)
  await first.wait('answer-end')
  first.cut()
  const other = await start({ log, record: async feedback => void recorded.push(feedback) })
  const { read } = log
  const verdict = { type: 'feedback', answer: question.id, value: 'up' } as const
  const slow = Promise.withResolvers<void>()
  log.read = (...given) => slow.promise.then(() => read(...given))
  const second = await enterChat(other.url, { token: first.token, after: 0 })
  second.send(verdict)
  // Longer than a card would wait for.
  await new Promise(resolve => setTimeout(resolve, 2 * LOG_PATIENCE_MS))
  slow.resolve()
  await expect.poll(() => recorded).toEqual([verdict])

  const third = await start({ log, record: async feedback => void recorded.push(feedback) })
  log.read = async () => {
    throw new Error('The log is away.')
  }
  const failing = await enterChat(third.url, { token: first.token, after: 0 })
  failing.send(verdict)
  expect(await failing.wait('fault')).toMatchObject({ code: 'storage', ref: question.id, retryable: true })
  expect(recorded).toHaveLength(1)
})

test('feedback is handed on for answers of this conversation only', async () => {
  const recorded: Feedback[] = []
  const { url } = await start({ record: async feedback => void recorded.push(feedback) })
  const client = await enterChat(url)
  const question = ask('Was this helpful?')
  client.send(question)
  await client.wait('answer-end')
  client.send({ type: 'feedback', answer: randomUUID(), value: 'up' })
  client.send({ type: 'feedback', answer: question.id, value: 'down', reason: 'unsafe' })
  await expect
    .poll(() => recorded)
    .toEqual([{ type: 'feedback', answer: question.id, value: 'down', reason: 'unsafe' }])
})

test('limits name the wait', async () => {
  const { url } = await start({ limits: { conversationAsksPerMinute: 1 } })
  const client = await enterChat(url)
  client.send(ask('One'))
  await client.wait('answer-end')
  client.send(ask('Two'))
  const fault = await client.wait('fault')
  expect(fault).toMatchObject({ code: 'rate-limited', retryable: true })
  expect(fault.retryAfterMs).toBeGreaterThan(50_000)
  expect(fault.message).toMatch(/in \d+ seconds/)
})

test('a conversation takes so many questions, so many tabs and no longer ones', async () => {
  const { url } = await start({ limits: { questionsPerConversation: 1, socketsPerConversation: 2 } })
  const client = await enterChat(url)
  client.send(ask('x'.repeat(4_001)))
  expect(await client.wait('fault')).toMatchObject({ code: 'too-long', retryable: false })
  client.send(ask('One'))
  await client.wait('answer-end')
  client.send(ask('Two'))
  await client.wait('fault', fault => fault.code === 'conversation-full')
  await enterChat(url, { token: client.token, after: 0 })
  const third = await openChat(url)
  third.send({ type: 'hello', locale: 'en', resume: { token: client.token, after: 0 } })
  expect((await third.closed).code).toBe(CLOSE.tooMany)
})

test('a quiet connection hears a beat', async () => {
  const { url } = await start({ limits: { beatIntervalMs: 100 } })
  const client = await enterChat(url)
  await client.wait('beat')
})
