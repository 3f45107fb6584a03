/** What must not be lost, and what must not be left behind, when readers go. */
import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { createMemoryLog } from '../../server/log/memory.ts'
import { enterChat } from '../support/chat-client.ts'
import { type RelayServer, type RelayServerOptions, startRelay } from '../support/relay-server.ts'
import { createHandFedAnswer, END, START } from '../support/scripted-answer.ts'

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
  const drained = relay.drain()
  expect(relay.stats()).toMatchObject({ conversations: 1, running: 0 })
  open()
  await drained
  expect(await log.state(conversation)).toMatchObject({ running: null, head: { seq: 3 } })
  expect(relay.stats().conversations).toBe(0)
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
