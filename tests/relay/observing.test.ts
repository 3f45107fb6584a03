import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { createMemoryLog } from '../../server/log/memory.ts'
import type { Observation } from '../../server/relay/relay.ts'
import { enterChat } from '../support/chat-client.ts'
import { type RelayServer, type RelayServerOptions, startRelay } from '../support/relay-server.ts'

let server: RelayServer
let observed: Observation[]
let forgotten: string[]
afterEach(() => server.close())

async function start(options: RelayServerOptions = {}): Promise<string> {
  observed = []
  forgotten = []
  server = await startRelay({
    observe: observation => observed.push(observation),
    onForgotten: conversation => forgotten.push(conversation),
    ...options,
  })
  return server.url
}
const ask = (text: string) => ({ type: 'ask', id: randomUUID(), text, locale: 'en' }) as const
const site = 'clinic'

test('who counts is told how an answer ended and what a reader thought of it', async () => {
  const client = await enterChat(await start())
  const question = ask('What is a second opinion?')
  client.send(question)
  await client.wait('answer-end')
  client.send({ type: 'feedback', answer: question.id, value: 'down', reason: 'unclear' })
  await expect
    .poll(() => observed)
    .toEqual([
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
  expect(observed).toEqual([
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
  expect(observed).toEqual([{ type: 'red-flag', site, level: 'crisis' }])
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

test('a verdict that cannot be kept is told to the reader and counted nowhere', async () => {
  const client = await enterChat(await start({ record: () => Promise.reject(new Error('Too many wait.')) }))
  const question = ask('What is a second opinion?')
  client.send(question)
  await client.wait('answer-end')
  client.send({ type: 'feedback', answer: question.id, value: 'up' })
  expect(await client.wait('fault')).toMatchObject({ code: 'storage', ref: question.id })
  expect(observed.map(({ type }) => type)).toEqual(['answer-ended'])
})
