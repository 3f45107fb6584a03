/** What must not be lost, and what must not be left behind, when readers go. */
import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { CLOSE } from '../../protocol/close-codes.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { checkEvents } from '../support/answer-rules.ts'
import { enterChat } from '../support/chat-client.ts'
import { type RelayServer, type RelayServerOptions, startRelay } from '../support/relay-server.ts'
import { answerWith, createHandFedAnswer, END, START } from '../support/scripted-answer.ts'

let server: RelayServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})
async function start(options?: RelayServerOptions): Promise<RelayServer> {
  server = await startRelay(options)
  return server
}

const ask = (text: string, id = randomUUID()) => ({ type: 'ask', id, text, locale: 'en' }) as const

/** A log that keeps its promises only when told. */
function createGate() {
  const log = createMemoryLog({ now: Date.now, eventsMax: 20_000 })
  const { append, forget } = log
  let open = () => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  const calls = { append: 0, forget: 0 }
  return {
    log,
    calls,
    open: () => open(),
    holdAppends() {
      log.append = async batch => {
        calls.append += 1
        await opened
        return append(batch)
      }
    },
    holdForgets() {
      log.forget = async (...given) => {
        calls.forget += 1
        await opened
        return forget(...given)
      }
    },
  }
}

test('a relay that stops lets answers end first, then says when to come back', async () => {
  const writer = createHandFedAnswer()
  const { url, relay } = await start({ answer: writer.answerer })
  const [busy, idle] = [await enterChat(url), await enterChat(url)]
  busy.send(ask('Last one'))
  writer.feed(START)
  await busy.wait('answer-start')
  const drained = relay.drain({ handOver: false })
  // Until then every reader keeps its socket: a red flag still has somebody to tell.
  idle.send(ask('emergency'))
  expect(await idle.wait('answer-end')).toMatchObject({ outcome: 'urgent' })
  writer.feed(END)
  for (const client of [busy, idle]) {
    const { reason, reconnectAfterMs } = await client.wait('goodbye')
    expect(reason).toBe('restart')
    expect(reconnectAfterMs).toBeGreaterThan(1_000)
    expect((await client.closed).code).toBe(CLOSE.restart)
  }
  expect(busy.events().at(-1)).toMatchObject({ type: 'answer-end', outcome: 'complete' })
  await drained
  expect(relay.stats()).toMatchObject({ sockets: 0, running: 0 })
})

test('a question that comes while a relay stops is not begun: its client is sent away and asks again', async () => {
  const writer = createHandFedAnswer()
  const { url, relay } = await start({ answer: writer.answerer })
  const [busy, late] = [await enterChat(url), await enterChat(url)]
  busy.send(ask('Last one'))
  writer.feed(START)
  await busy.wait('answer-start')
  const drained = relay.drain({ handOver: false })
  late.send(ask('One more'))
  expect(await late.wait('goodbye')).toMatchObject({ reason: 'restart' })
  expect(late.events()).toEqual([])
  writer.feed(END)
  await busy.wait('goodbye')
  await drained
})

test('where another relay shares the log, readers go there at once and lose nothing of an answer that runs', async () => {
  const writer = createHandFedAnswer()
  const log = createMemoryLog({ now: Date.now, eventsMax: 20_000 })
  const leaving = await start({ log, answer: writer.answerer })
  const other = await startRelay({ log, answer: answerWith(['Never asked.']) })
  const client = await enterChat(leaving.url)
  client.send(ask('A long one'))
  for (const part of [START, { type: 'delta', text: 'One ' }] as const) writer.feed(part)
  await client.wait('answer-delta')
  const drained = leaving.relay.drain({ handOver: true })
  const { reconnectAfterMs } = await client.wait('goodbye')
  expect(reconnectAfterMs).toBeLessThan(1_000)
  await client.closed

  const { seq, mark } = client.events().at(-1) ?? { seq: 0, mark: '' }
  const again = await enterChat(other.url, { token: client.token, after: seq, mark })
  for (const part of [{ type: 'delta', text: 'two.' }, END] as const) writer.feed(part)
  expect(await again.wait('answer-end')).toMatchObject({ attempt: 1, outcome: 'complete' })
  checkEvents([...client.events(), ...again.events()], ['One two.'])
  await drained
  await other.close()
})

test('a relay that stops waits for the end of an answer that is on its way, also when nobody reads it', async () => {
  const { log, calls, open, holdAppends } = createGate()
  const writer = createHandFedAnswer()
  const { url, relay } = await start({ log, answer: writer.answerer })
  const client = await enterChat(url)
  client.send(ask('Back soon'))
  writer.feed(START)
  const { conversation } = await client.wait('welcome')
  await client.wait('answer-start')
  client.cut()
  await expect.poll(() => relay.stats().sockets).toBe(0)
  holdAppends()
  writer.feed(END)
  await expect.poll(() => calls.append).toBe(1)
  const drained = relay.drain({ handOver: false })
  expect(relay.stats()).toMatchObject({ conversations: 1, running: 0 })
  open()
  await drained
  expect(await log.state(conversation)).toMatchObject({ running: null, head: { seq: 3 } })
  await expect.poll(() => relay.stats().conversations).toBe(0)
})

test('deleting a chat in which nothing was asked leaves nothing behind', async () => {
  const { log, calls, holdForgets } = createGate()
  holdForgets()
  const client = await enterChat((await start({ log })).url)
  client.send({ type: 'forget' })
  expect(await client.wait('goodbye')).toMatchObject({ reason: 'forgotten' })
  expect(calls.forget).toBe(0)
})

test('a deletion that is asked for again meanwhile is one deletion', async () => {
  const { log, calls, open, holdForgets } = createGate()
  holdForgets()
  const client = await enterChat((await start({ log })).url)
  client.send(ask('My secret'))
  await client.wait('answer-end')
  for (let count = 0; count < 5; count++) client.send({ type: 'forget' })
  await expect.poll(() => calls.forget).toBe(1)
  // Answered after all of them were.
  client.sendText('{"type":"unknown"}')
  await client.wait('fault')
  open()
  await client.wait('goodbye')
  expect(calls.forget).toBe(1)
})

test('a question behind a deletion is not taken', async () => {
  const { log, open, calls, holdForgets } = createGate()
  holdForgets()
  const client = await enterChat((await start({ log })).url)
  const { conversation } = await client.wait('welcome')
  client.send(ask('My secret'))
  await client.wait('answer-end')
  client.send({ type: 'forget' })
  await expect.poll(() => calls.forget).toBe(1)
  open()
  client.send(ask('One more'))
  await client.wait('goodbye')
  expect(await log.state(conversation)).toBe('forgotten')
})
