import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { createMemoryLog } from '../../server/log/memory.ts'
import type { Observation } from '../../server/relay/relay.ts'
import { HER2_LOW } from '../support/case-profiles.ts'
import { enterChat } from '../support/chat-client.ts'
import { type RelayServer, type RelayServerOptions, startRelay } from '../support/relay-server.ts'
import { createHandFedAnswer, END, START } from '../support/scripted-answer.ts'

/** What goes into a site's books; the rest is for who looks at the relay now. */
const BOOKED: readonly Observation['type'][] = ['answer-ended', 'red-flag', 'feedback-given', 'conversation-forgotten']

let server: RelayServer
let observed: Observation[]
let forgotten: string[]
afterEach(() => server.close())

async function start(options: RelayServerOptions = {}): Promise<string> {
  const mine: Observation[] = []
  observed = mine
  forgotten = []
  server = await startRelay({
    // A socket of the test before may close only now.
    observe: observation => mine.push(observation),
    onForgotten: conversation => forgotten.push(conversation),
    ...options,
  })
  return server.url
}
const booked = () => observed.filter(({ type }) => BOOKED.includes(type))
const ask = (text: string) => ({ type: 'ask', id: randomUUID(), text, locale: 'en' }) as const
const site = 'clinic'

test('who counts is told how an answer ended and what a reader thought of it', async () => {
  const client = await enterChat(await start())
  const question = ask('What is a second opinion?')
  client.send(question)
  await client.wait('answer-end')
  client.send({ type: 'feedback', answer: question.id, value: 'down', reason: 'unclear' })
  await expect.poll(booked).toEqual([
    { type: 'answer-ended', site, outcome: 'complete' },
    { type: 'feedback-given', site, value: 'down' },
  ])
})

test('a question that is asked again after a dropped connection is counted once', async () => {
  const client = await enterChat(await start())
  const question = ask('this is an emergency')
  client.send(question)
  await client.wait('answer-end')
  client.send(question)
  client.send(ask('And now?'))
  await client.wait('answer-end', end => end.outcome === 'complete')
  expect(booked()).toEqual([
    { type: 'red-flag', site, level: 'emergency' },
    { type: 'answer-ended', site, outcome: 'urgent' },
    { type: 'answer-ended', site, outcome: 'complete' },
  ])
})

test('a red flag counts also while the log is down', async () => {
  const log = {
    ...createMemoryLog({ now: Date.now, eventsMax: 100 }),
    append: () => Promise.reject(new Error('The log is down.')),
  }
  const client = await enterChat(await start({ log }))
  client.send(ask('this is a crisis'))
  await client.wait('fault')
  expect(booked()).toEqual([{ type: 'red-flag', site, level: 'crisis' }])
})

test('a deletion is told once, and not for a chat in which nothing was asked', async () => {
  const url = await start()
  const empty = await enterChat(url)
  empty.send({ type: 'forget' })
  await empty.closed
  const client = await enterChat(url)
  const { conversation } = await client.wait('welcome')
  const tab = await enterChat(url, { token: client.token, after: 0 })
  client.send(ask('What is a second opinion?'))
  await client.wait('answer-end')
  client.send({ type: 'forget' })
  await Promise.all([client.closed, tab.closed])
  expect(observed.filter(({ type }) => type === 'conversation-forgotten')).toEqual([
    { type: 'conversation-forgotten', site },
  ])
  expect(forgotten).toHaveLength(2)
  expect(forgotten[1]).toBe(conversation)
})

test('a deletion is told of a chat that held confirmed facts and no question', async () => {
  const client = await enterChat(await start())
  client.send({ type: 'profile', profile: HER2_LOW })
  await client.wait('case-profile')
  client.send({ type: 'forget' })
  await client.closed
  expect(booked()).toEqual([{ type: 'conversation-forgotten', site }])
})

test('a verdict that cannot be kept is told to the reader and counted nowhere', async () => {
  const client = await enterChat(await start({ record: () => Promise.reject(new Error('Too many wait.')) }))
  const question = ask('What is a second opinion?')
  client.send(question)
  await client.wait('answer-end')
  client.send({ type: 'feedback', answer: question.id, value: 'up' })
  expect(await client.wait('fault')).toMatchObject({ code: 'storage', ref: question.id })
  expect(booked().map(({ type }) => type)).toEqual(['answer-ended'])
})

test('who looks at the relay is told how chats are entered, what is refused and how sockets close', async () => {
  const url = await start()
  const client = await enterChat(url)
  client.send(ask('What is a second opinion?'))
  const { seq, mark } = await client.wait('answer-end')
  client.sendText('{"type":"sing"}')
  await client.wait('fault')
  client.socket.close(1001)
  await client.closed
  const { token } = client
  const back = await enterChat(url, { token, after: seq, mark })
  const lost = await enterChat(url, { token, after: seq, mark: 'elsewhere'.slice(0, 8) })
  await lost.wait('reset')
  back.sendText('{"type":"hello"}')
  expect(await back.closed).toMatchObject({ code: 4400 })
  lost.cut()
  const closes = () => observed.flatMap(one => (one.type === 'socket-closed' ? [one.code] : []))
  await expect.poll(closes).toEqual([1001, 4400, 1006])
  expect(observed.filter(({ type }) => type === 'chat-entered' || type === 'fault-sent')).toEqual([
    { type: 'chat-entered', site, as: 'new' },
    { type: 'fault-sent', site, code: 'unsupported' },
    { type: 'chat-entered', site, as: 'resumed' },
    { type: 'chat-entered', site, as: 'reset' },
  ])
})

test('the wait for an answer’s first words is told once, and each attempt beyond the first', async () => {
  const writer = createHandFedAnswer()
  const client = await enterChat(await start({ answer: writer.answerer }))
  client.send(ask('What is a second opinion?'))
  writer.feed(START)
  await client.wait('answer-start')
  writer.fail(new Error('no'))
  await expect.poll(() => writer.requests.length).toBe(2)
  writer.feed(START)
  writer.feed({ type: 'delta', text: 'one ' })
  await client.wait('answer-delta')
  writer.fail(new Error('again'))
  await expect.poll(() => writer.requests.length).toBe(3)
  for (const part of [START, { type: 'delta', text: 'two' } as const, END]) writer.feed(part)
  await client.wait('answer-end')
  const told = observed.filter(({ type }) => type === 'first-words' || type === 'attempt-begun')
  expect(told).toEqual([
    { type: 'attempt-begun', site, after: 'failure' },
    { type: 'first-words', site, ms: expect.any(Number) },
    { type: 'attempt-begun', site, after: 'failure' },
  ])
  expect(observed.every(one => one.type !== 'first-words' || one.ms > 0)).toBe(true)
})
