import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { EventLog } from '../../server/log/event-log.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { type ChatClient, enterChat } from '../support/chat-client.ts'
import { type RelayServer, type RelayServerOptions, startRelay } from '../support/relay-server.ts'
import { answerWith, createHandFedAnswer, END, START } from '../support/scripted-answer.ts'

const servers: RelayServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})
async function start(options: RelayServerOptions): Promise<RelayServer> {
  const server = await startRelay(options)
  servers.push(server)
  return server
}

const ask = (text: string, id = randomUUID()) => ({ type: 'ask', id, text, locale: 'en' }) as const
const endsOf = (client: Pick<ChatClient, 'events'>) =>
  client.events().flatMap(event => (event.type === 'answer-end' ? [event.answer] : []))

/** A log and a clock of its own, for relays that come and go. */
function createTimes() {
  let time = Date.now()
  const now = () => time
  const log: EventLog = createMemoryLog({ now, eventsMax: 20_000 })
  return {
    log,
    options: { log, now },
    /** Longer than a lease: a writer that is gone counts as dead. */
    letLeaseEnd() {
      time += 4_000
    },
  }
}

/** An answer that has begun, and its relay is gone. */
async function leaveUnfinished() {
  const times = createTimes()
  const writer = createHandFedAnswer()
  const dying = await startRelay({ ...times.options, answer: writer.answerer })
  const client = await enterChat(dying.url)
  const question = ask('Who goes on with this?')
  client.send(question)
  writer.feed(START)
  const { conversation } = await client.wait('welcome')
  await client.wait('answer-start')
  await dying.close()
  times.letLeaseEnd()
  return { ...times, conversation, token: client.token, question }
}

test.each([0, 1, 3, 8, 20])(
  'two red flags after a restart end what ran once, also with %i ms between them',
  async ms => {
    const { options, log, token, question } = await leaveUnfinished()
    const { append } = log
    log.append = async batch => {
      await new Promise(resolve => setTimeout(resolve, 5))
      return append(batch)
    }
    const { url } = await start({ ...options, answer: createHandFedAnswer().answerer })
    const client = await enterChat(url, { token, after: 0 })
    const [one, two] = [ask('emergency one'), ask('emergency two')]
    client.send(one)
    await new Promise(resolve => setTimeout(resolve, ms))
    client.send(two)
    for (const { id } of [one, two]) await client.wait('answer-end', end => end.answer === id)
    const ends = client.events().flatMap(event => (event.type === 'answer-end' ? [event.answer] : []))
    expect(ends).toEqual([question.id, one.id, two.id])
  },
)

/** A relay whose log refuses the end of an answer, and cannot be asked either until it is mended. */
async function refuseEnd() {
  const times = createTimes()
  const { log } = times
  const { append, state } = log
  const writer = createHandFedAnswer()
  const { url, errors } = await start({ ...times.options, answer: writer.answerer })
  const client = await enterChat(url)
  const question = ask('Does this end?')
  client.send(question)
  for (const part of [START, { type: 'delta', text: 'Text' }] as const) writer.feed(part)
  await client.wait('answer-delta')
  const fail = () => Promise.reject(new Error('The log is away.'))
  log.append = fail
  log.state = fail
  writer.feed(END)
  await expect.poll(() => errors.length).toBeGreaterThan(1)
  Object.assign(log, { append, state })
  return { ...times, writer, client, question }
}

test('an answer whose end the log refused is ended before another is begun', async () => {
  const { letLeaseEnd, writer, client, question } = await refuseEnd()
  const next = ask('The next question')
  client.send(next)
  expect(await client.wait('fault')).toMatchObject({ code: 'busy', ref: next.id })
  letLeaseEnd()
  await expect.poll(() => writer.requests.length).toBe(2)
  for (const part of [START, END]) writer.feed(part)
  expect(await client.wait('answer-end')).toMatchObject({ answer: question.id, attempt: 2 })
  client.send(next)
  for (const part of [START, END]) writer.feed(part)
  await client.wait('answer-end', end => end.answer === next.id)
  expect(endsOf(client)).toEqual([question.id, next.id])
})

test('a red flag ends an answer whose end the log refused', async () => {
  const { client, question } = await refuseEnd()
  const flag = ask('emergency')
  client.send(flag)
  await client.wait('answer-end', end => end.answer === flag.id)
  expect(endsOf(client)).toEqual([question.id, flag.id])
})

test('an answer that has ended is not begun again, although it is still named as running', async () => {
  const { log, options, conversation, token, question } = await leaveUnfinished()
  const first = await start({ ...options, answer: answerWith(['The whole answer.']) })
  const client = await enterChat(first.url, { token, after: 0 })
  await client.wait('answer-end')
  await first.close()
  const running = { answer: question.id, attempt: 2, leaseUntil: 0 }
  await log.append([{ conversation, count: 0, body: new Uint8Array(), running }])
  const second = await start({ ...options, answer: answerWith(['Once more.']) })
  const again = await enterChat(second.url, { token, after: 0 })
  await expect.poll(() => log.state(conversation)).toMatchObject({ running: null })
  expect(again.events()).toEqual(client.events())
})

test('a row whose reply was lost is shown all the same', async () => {
  const { log, options } = createTimes()
  const { append } = log
  const { url } = await start(options)
  const client = await enterChat(url)
  log.append = async batch => {
    log.append = append
    await append(batch)
    throw new Error('The reply is lost.')
  }
  const flag = ask('emergency')
  client.send(flag)
  expect(await client.wait('fault')).toMatchObject({ code: 'storage', ref: flag.id })
  await client.wait('answer-end')
})

test('an answer that is stopped while the log refuses its question is ended, not begun', async () => {
  const { log, options } = createTimes()
  const { append } = log
  const writer = createHandFedAnswer()
  const { url } = await start({ ...options, answer: writer.answerer })
  const client = await enterChat(url)
  const { promise, resolve } = Promise.withResolvers<void>()
  log.append = async batch => {
    await promise
    log.append = append
    return batch.map(() => ({ ok: false, reason: 'fenced' }))
  }
  const question = ask('Never mind')
  client.send(question)
  client.send({ type: 'stop', answer: question.id })
  const refused = ask('x'.repeat(4_001))
  client.send(refused)
  // Frames are handled in their order, so the stop was.
  await client.wait('fault', fault => fault.ref === refused.id)
  resolve()
  expect(await client.wait('answer-end')).toMatchObject({ answer: question.id, outcome: 'stopped' })
})
