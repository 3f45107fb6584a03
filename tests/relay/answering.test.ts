import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { LogEvent } from '../../protocol/frames.ts'
import { enterChat, textOf } from '../support/chat-client.ts'
import { type RelayServer, type RelayServerOptions, startRelay } from '../support/relay-server.ts'
import { answerWith, createHandFedAnswer, END, START } from '../support/scripted-answer.ts'

let server: RelayServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function start(options?: RelayServerOptions): Promise<string> {
  server = await startRelay(options)
  return server.url
}

const ask = (text: string, id = randomUUID()) => ({ type: 'ask', id, text, locale: 'en' }) as const
const types = (events: readonly LogEvent[]) => events.map(event => event.type)

test('an answer comes as question, start with notice and offer, text and end, numbered without holes', async () => {
  const client = await enterChat(await start())
  const question = ask('What is HER2?')
  client.send(question)
  await client.wait('answer-end')
  const events = client.events()
  expect(types(events)).toEqual(['question', 'answer-start', 'answer-delta', 'answer-end'])
  expect(events.map(event => event.seq)).toEqual([1, 2, 3, 4])
  expect(events[0]).toMatchObject({ id: question.id, text: 'What is HER2?' })
  expect(events[1]).toMatchObject({ answer: question.id, attempt: 1, notice: { title: 'For information' } })
  expect(textOf(events)).toBe('Hello there.')
  expect(events[3]).toMatchObject({ answer: question.id, outcome: 'complete', closing: 'General information.' })
})

test('a reader who has the first half is sent the second half, wherever the connection was cut', async () => {
  const url = await start({ answer: answerWith(['one ', 'two ', 'three ', 'four'], 40) })
  const whole = await enterChat(url)
  whole.send(ask('Count for me'))
  await whole.wait('answer-end')
  const events = whole.events()
  expect(events.length).toBeGreaterThan(5)
  for (let cut = 0; cut <= events.length; cut++) {
    const last = events[cut - 1]
    const resumed = await enterChat(url, { token: whole.token, after: last?.seq ?? 0, mark: last?.mark })
    if (cut < events.length) await resumed.wait('answer-end')
    expect(resumed.events()).toEqual(events.slice(cut))
    resumed.cut()
  }
})

test('a drop in mid-answer loses and repeats nothing', async () => {
  const writer = createHandFedAnswer()
  const url = await start({ answer: writer.answerer })
  const first = await enterChat(url)
  first.send(ask('Tell me more'))
  writer.feed(START)
  writer.feed({ type: 'delta', text: 'before ' })
  const last = await first.wait('answer-delta')
  first.cut()
  writer.feed({ type: 'delta', text: 'meanwhile ' })
  const second = await enterChat(url, { token: first.token, after: last.seq, mark: last.mark })
  writer.feed({ type: 'delta', text: 'after' })
  writer.feed(END)
  await second.wait('answer-end')
  const events = [...first.events(), ...second.events()]
  expect(textOf(events)).toBe('before meanwhile after')
  expect(events.map(event => event.seq)).toEqual(events.map((_, index) => index + 1))
  expect(second.frames.filter(frame => frame.type === 'answer-start')).toEqual([])
})

test('a second tab reads the same answer while it is written', async () => {
  const writer = createHandFedAnswer()
  const url = await start({ answer: writer.answerer })
  const first = await enterChat(url)
  const second = await enterChat(url, { token: first.token, after: 0 })
  first.send(ask('What is staging?'))
  for (const part of [START, { type: 'delta', text: 'Text' }, END] as const) writer.feed(part)
  await Promise.all([first.wait('answer-end'), second.wait('answer-end')])
  expect(second.events()).toEqual(first.events())
})

test('stop ends an answer at once with one notice and one closing', async () => {
  const writer = createHandFedAnswer()
  const client = await enterChat(await start({ answer: writer.answerer }))
  const question = ask('A long story')
  client.send(question)
  writer.feed(START)
  writer.feed({ type: 'delta', text: 'Once' })
  await client.wait('answer-delta')
  const began = performance.now()
  client.send({ type: 'stop', answer: question.id })
  const end = await client.wait('answer-end')
  // A writer that does not heed it would be waited for; this one is deaf until the test ends.
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(end).toMatchObject({ outcome: 'stopped', closing: 'General information.' })
  await writer.aborted
  expect(types(client.events()).filter(type => type === 'answer-start')).toHaveLength(1)
})

test('stop right behind the question still shows the notice and the closing', async () => {
  const writer = createHandFedAnswer()
  const client = await enterChat(await start({ answer: writer.answerer }))
  const question = ask('Never mind')
  client.send(question)
  client.send({ type: 'stop', answer: question.id })
  await client.wait('answer-end', end => end.outcome === 'stopped')
  expect(types(client.events())).toEqual(['question', 'answer-start', 'answer-end'])
})

test('a stop that comes too late changes nothing', async () => {
  const client = await enterChat(await start())
  const question = ask('Quick one')
  client.send(question)
  await client.wait('answer-end')
  client.send({ type: 'stop', answer: question.id })
  client.send(ask('Another'))
  await client.wait('question', frame => frame.text === 'Another')
  expect(types(client.events()).filter(type => type === 'answer-end').length).toBeLessThanOrEqual(2)
})

test('another question while an answer is written is told to wait', async () => {
  const writer = createHandFedAnswer()
  const client = await enterChat(await start({ answer: writer.answerer }))
  client.send(ask('First'))
  const second = ask('Second')
  client.send(second)
  expect(await client.wait('fault')).toMatchObject({ code: 'busy', ref: second.id, retryable: true })
})

test('a question sent twice is answered once', async () => {
  const writer = createHandFedAnswer()
  const client = await enterChat(await start({ answer: writer.answerer }))
  const question = ask('Only once')
  client.send(question)
  client.send(question)
  for (const part of [START, END]) writer.feed(part)
  await client.wait('answer-end')
  client.send(question)
  client.send(ask('Next'))
  await client.wait('question', frame => frame.text === 'Next')
  expect(client.events().filter(event => event.type === 'question')).toHaveLength(2)
  expect(client.frames.filter(frame => frame.type === 'fault')).toEqual([])
})

test('another text under a known id is refused', async () => {
  const url = await start()
  const client = await enterChat(url)
  const question = ask('One text')
  client.send(question)
  await client.wait('answer-end')
  client.send({ ...question, text: 'Another text' })
  expect(await client.wait('fault')).toMatchObject({ code: 'id-reused', ref: question.id })
  const later = await enterChat(url, { token: client.token, after: 0 })
  later.send({ ...question, text: 'A third text' })
  expect(await later.wait('fault')).toMatchObject({ code: 'id-reused', ref: question.id })
})

test('a pipeline that fails is started again as a new attempt', async () => {
  const writer = createHandFedAnswer()
  const client = await enterChat(await start({ answer: writer.answerer }))
  client.send(ask('Try hard'))
  writer.feed(START)
  writer.feed({ type: 'delta', text: 'lost' })
  await client.wait('answer-delta')
  writer.fail(new Error('the model is gone'))
  for (const part of [START, { type: 'delta', text: 'kept' }, END] as const) writer.feed(part)
  expect(await client.wait('answer-end')).toMatchObject({ attempt: 2, outcome: 'complete' })
  expect(textOf(client.events())).toBe('kept')
})

test('after three failed attempts an answer is honestly failed', async () => {
  const client = await enterChat(
    await start({
      // biome-ignore lint/correctness/useYield: it fails before its first part
      async *answer() {
        throw new Error('no library')
      },
    }),
  )
  client.send(ask('Is anyone there?'))
  expect(await client.wait('answer-end')).toMatchObject({
    attempt: 3,
    outcome: 'failed',
    closing: 'General information.',
  })
  expect(types(client.events())).toEqual(['question', 'answer-start', 'answer-end'])
})

test('follow-ups are read with the last three questions', async () => {
  const writer = createHandFedAnswer()
  const url = await start({ answer: writer.answerer })
  let client = await enterChat(url)
  for (const [index, text] of ['one', 'two', 'three', 'four'].entries()) {
    client.send(ask(text))
    for (const part of [START, END]) writer.feed(part)
    await client.wait(
      'answer-end',
      end => client.events().filter(({ type }) => type === 'answer-end').length > index && !!end,
    )
  }
  const { seq = 0, mark } = client.events().at(-1) ?? {}
  client.cut()
  client = await enterChat(url, { token: client.token, after: seq, mark })
  client.send(ask('five'))
  await client.wait('question', frame => frame.text === 'five')
  expect(writer.requests.at(-1)?.before).toEqual(['two', 'three', 'four'])
})

test('words that come quicker than a screen can show them are sent together', async () => {
  const words = Array.from({ length: 200 }, (_, index) => `word${index} `)
  const client = await enterChat(await start({ answer: answerWith(words, 1) }))
  client.send(ask('Speak fast'))
  await client.wait('answer-end')
  expect(textOf(client.events())).toBe(words.join(''))
  expect(client.events().length).toBeLessThan(60)
})

test('a part that no reader could hold fails the attempt, not the relay', async () => {
  const client = await enterChat(await start({ answer: answerWith(['x'.repeat(70_000)]) }))
  client.send(ask('Everything at once'))
  expect(await client.wait('answer-end')).toMatchObject({ attempt: 3, outcome: 'failed' })
})
