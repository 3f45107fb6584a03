import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { EventLog } from '../../server/log/event-log.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { enterChat } from '../support/chat-client.ts'
import { fastest } from '../support/fastest.ts'
import { type RelayServer, type RelayServerOptions, startRelay, triageWords } from '../support/relay-server.ts'
import { createHandFedAnswer, END, START } from '../support/scripted-answer.ts'

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
const CARD_MAX_MS = 150
const CARD = { urgent: { level: 'emergency', contacts: [{ href: 'tel:911' }] } }

/** A log whose appends do what the test says. */
function brokenLog(append: EventLog['append']): EventLog {
  return { ...createMemoryLog({ now: Date.now, eventsMax: 20_000 }), append }
}

test('an emergency is answered by its card alone, without the upload offer, within 150 ms', async () => {
  const client = await enterChat(await start())
  const question = ask('this is an emergency')
  const asked = [question, ...Array.from({ length: 4 }, () => ask('this is an emergency'))].values()
  const raise = async () => {
    const next = asked.next().value ?? question
    client.send(next)
    await client.wait('answer-end', end => end.answer === next.id)
  }
  expect(await fastest(CARD_MAX_MS, raise)).toBeLessThan(CARD_MAX_MS)
  expect(client.events().slice(0, 3)).toMatchObject([
    { type: 'question', id: question.id },
    { type: 'answer-start', answer: question.id, upload: null, notice: { title: 'For information' }, ...CARD },
    { type: 'answer-end', answer: question.id, outcome: 'urgent', closing: 'General information.' },
  ])
})

test('a red flag of two messages is seen, also when the first came before a reload', async () => {
  const url = await start()
  const client = await enterChat(url)
  client.send(ask("I'm on chemo"))
  const end = await client.wait('answer-end')
  client.cut()
  const reloaded = await enterChat(url, { token: client.token, after: end.seq, mark: end.mark })
  reloaded.send(ask('fever of 101 now'))
  expect(await reloaded.wait('answer-start')).toMatchObject(CARD)
})

test('a crisis in the middle of an answer stops it and takes its place', async () => {
  const writer = createHandFedAnswer()
  const client = await enterChat(await start({ answer: writer.answerer }))
  const first = ask('Tell me about diets')
  client.send(first)
  writer.feed(START)
  writer.feed({ type: 'delta', text: 'Eat ' })
  await client.wait('answer-delta')
  const second = ask('this is a crisis')
  client.send(second)
  await client.wait('answer-end', end => end.answer === second.id)
  await writer.aborted
  expect(client.events().slice(-4)).toMatchObject([
    { type: 'answer-end', answer: first.id, outcome: 'stopped', closing: 'General information.' },
    { type: 'question', id: second.id },
    { type: 'answer-start', answer: second.id, urgent: { level: 'crisis' } },
    { type: 'answer-end', answer: second.id, outcome: 'urgent' },
  ])
  expect(
    new Set(
      client
        .events()
        .slice(-4)
        .map(({ mark }) => mark),
    ).size,
  ).toBe(1)
})

test('an urgent question gets the card from the pipeline and then its answer', async () => {
  const writer = createHandFedAnswer()
  const client = await enterChat(await start({ answer: writer.answerer }))
  client.send(ask('this is urgent'))
  for (const part of [START, { type: 'delta', text: 'Call today.' }, END] as const) writer.feed(part)
  await client.wait('answer-end')
  expect(writer.requests[0]?.verdict).toEqual({ level: 'urgent', rule: 'urgent' })
})

test('no limit holds back the card of a red flag, but beyond the limits of a conversation the log stays as it is', async () => {
  const limits = { conversationAsksPerMinute: 3, asksPerMinute: 1 }
  const client = await enterChat(await start({ limits }))
  client.send(ask('An ordinary question'))
  await client.wait('answer-end')
  const refused = ask('One too many for this address')
  client.send(refused)
  await client.wait('fault', fault => fault.ref === refused.id)
  for (let count = 0; count < 3; count++) {
    const flag = ask('emergency again')
    client.send(flag)
    await client.wait('answer-end', end => end.answer === flag.id && end.outcome === 'urgent')
  }
  const logged = client.events().length
  for (let count = 0; count < 5; count++) {
    const flag = ask('emergency once more')
    client.send(flag)
    expect(await client.wait('fault', fault => fault.ref === flag.id)).toMatchObject({ code: 'rate-limited', ...CARD })
  }
  expect(client.events()).toHaveLength(logged)
})

test('ordinary questions take nothing from the red flags of their conversation', async () => {
  const client = await enterChat(await start({ limits: { conversationAsksPerMinute: 1 } }))
  client.send(ask('An ordinary question'))
  await client.wait('answer-end')
  const refused = ask('One too many')
  client.send(refused)
  await client.wait('fault', fault => fault.ref === refused.id)
  const flag = ask('emergency')
  client.send(flag)
  expect(await client.wait('answer-end', end => end.answer === flag.id)).toMatchObject({ outcome: 'urgent' })
})

test('a full chat shows the card all the same', async () => {
  const client = await enterChat(await start({ limits: { questionsPerConversation: 1 } }))
  client.send(ask('The only question'))
  await client.wait('answer-end')
  const flag = ask('emergency')
  client.send(flag)
  expect(await client.wait('fault')).toMatchObject({ code: 'conversation-full', ref: flag.id, ...CARD })
})

test('a red flag beyond the limits ends what runs', async () => {
  const writer = createHandFedAnswer()
  const client = await enterChat(await start({ answer: writer.answerer, limits: { conversationAsksPerMinute: 1 } }))
  client.send(ask('an emergency'))
  await client.wait('answer-end')
  const question = ask('Tell me about diets')
  client.send(question)
  writer.feed(START)
  await client.wait('answer-start', start => start.answer === question.id)
  client.send(ask('this is a crisis'))
  expect(await client.wait('fault')).toMatchObject({ code: 'rate-limited', urgent: { level: 'crisis' } })
  expect(await client.wait('answer-end', end => end.answer === question.id)).toMatchObject({ outcome: 'stopped' })
})

test('a red flag of several messages is seen although the first ones were refused', async () => {
  const writer = createHandFedAnswer()
  const client = await enterChat(await start({ answer: writer.answerer }))
  client.send(ask('What is staging?'))
  await client.wait('question')
  for (const text of ["I'm on chemo", 'please hurry']) {
    const refused = ask(text)
    client.send(refused)
    await client.wait('fault', fault => fault.ref === refused.id && fault.code === 'busy')
  }
  client.send(ask('fever of 101 now'))
  expect(await client.wait('answer-start', start => start.urgent !== undefined)).toMatchObject(CARD)
})

test('what was refused is remembered over a dropped connection, and for some minutes only', async () => {
  let time = Date.now()
  const url = await start({ now: () => time, limits: { conversationAsksPerMinute: 1 } })
  let client = await enterChat(url)
  client.send(ask('What is HER2?'))
  await client.wait('answer-end')
  client.send(ask("I'm on chemo"))
  await client.wait('fault')
  client.cut()
  await expect.poll(() => server?.relay.stats().sockets).toBe(0)
  client = await enterChat(url, { token: client.token, after: 0 })
  client.send(ask('fever of 101 now'))
  expect(await client.wait('answer-start', start => start.urgent !== undefined)).toMatchObject(CARD)
  client.cut()
  await expect.poll(() => server?.relay.stats().sockets).toBe(0)
  expect(server?.relay.stats().conversations).toBe(1)
  time += 6 * 60_000
  await expect.poll(() => server?.relay.stats().conversations).toBe(0)
})

test('a red flag in a chat that has expired gets its card and is told so', async () => {
  let time = Date.now()
  const client = await enterChat(await start({ now: () => time }))
  client.send(ask('The first question'))
  await client.wait('answer-end')
  time += 25 * 3_600_000
  const flag = ask('emergency')
  client.send(flag)
  expect(await client.wait('fault')).toMatchObject({ code: 'gone', retryable: false, ref: flag.id, ...CARD })
  expect(await client.wait('goodbye')).toMatchObject({ reason: 'expired' })
})

test('a text that is far too long is looked through at its beginning and its end', async () => {
  const read: string[] = []
  const client = await enterChat(
    await start({
      triage(text, before) {
        read.push(text)
        return triageWords(text, before)
      },
    }),
  )
  for (const text of [`emergency ${'word '.repeat(10_000)}`, `${'word '.repeat(10_000)} emergency`]) {
    const long = ask(text)
    client.send(long)
    expect(await client.wait('answer-start', start => start.answer === long.id)).toMatchObject(CARD)
  }
  for (const text of read) expect(text.length).toBeLessThan(12_100)
})

test('a text that is too long is read for red flags before it is refused', async () => {
  const client = await enterChat(await start())
  const long = ask(`${'word '.repeat(900)} and this is an emergency`)
  client.send(long)
  expect(await client.wait('answer-start')).toMatchObject({ answer: long.id, ...CARD })
  expect((await client.wait('question')).text).toHaveLength(4_000)
  const urgent = ask(`${'word '.repeat(900)} urgent`)
  client.send(urgent)
  expect(await client.wait('fault')).toMatchObject({ code: 'too-long', ref: urgent.id, urgent: { level: 'urgent' } })
})

test('when the log fails the card comes all the same', async () => {
  const client = await enterChat(await start({ log: brokenLog(() => Promise.reject(new Error('disk full'))) }))
  const flag = ask('emergency')
  client.send(flag)
  expect(await client.wait('fault')).toMatchObject({ code: 'storage', ref: flag.id, ...CARD })
})

test('when the log hangs the card comes within 150 ms', async () => {
  const client = await enterChat(await start({ log: brokenLog(() => new Promise(() => {})) }))
  const raise = async () => {
    const flag = ask('emergency')
    client.send(flag)
    expect(await client.wait('fault', ({ ref }) => ref === flag.id)).toMatchObject({ code: 'storage', ...CARD })
  }
  expect(await fastest(CARD_MAX_MS, raise)).toBeLessThan(CARD_MAX_MS)
})

test('a red flag behind an ordinary question that the log does not take is not held up by it', async () => {
  const client = await enterChat(await start({ log: brokenLog(() => new Promise(() => {})) }))
  client.send(ask('ordinary'))
  const flag = ask('emergency')
  client.send(flag)
  expect(await client.wait('fault', fault => fault.ref === flag.id)).toMatchObject(CARD)
})

test('a red flag of two messages is seen while the first is still on its way to the log', async () => {
  const client = await enterChat(await start({ log: brokenLog(() => new Promise(() => {})) }))
  client.send(ask("I'm on chemo"))
  const flag = ask('fever of 101 now')
  client.send(flag)
  expect(await client.wait('fault')).toMatchObject({ code: 'storage', ref: flag.id, ...CARD })
})

test('a red flag behind a deletion that hangs is not held up by it', async () => {
  const log = brokenLog(() => new Promise(() => {}))
  const client = await enterChat(await start({ log: { ...log, state: () => new Promise(() => {}) } }))
  client.send({ type: 'forget' })
  const flag = ask('emergency')
  client.send(flag)
  expect(await client.wait('fault')).toMatchObject({ ref: flag.id, ...CARD })
})

test('a red flag behind verdicts on answers that the log cannot confirm is not held up by them', async () => {
  const hang = () => new Promise<never>(() => {})
  const url = await start({ log: { ...brokenLog(hang), state: hang, read: hang } })
  const { token } = await enterChat(url)
  const client = await enterChat(url, { token, after: 5, mark: 'abcdefgh' })
  for (let count = 0; count < 8; count++) client.send({ type: 'feedback', answer: randomUUID(), value: 'up' })
  const raise = async () => {
    const flag = ask('emergency')
    client.send(flag)
    expect(await client.wait('fault', ({ ref }) => ref === flag.id)).toMatchObject(CARD)
  }
  // The log is given up on twice: when the question is read with those before it, and when its card is written.
  expect(await fastest(250, raise)).toBeLessThan(250)
})

test('a returning reader whose log is down can still raise the alarm', async () => {
  const url = await start({
    log: {
      ...brokenLog(() => new Promise(() => {})),
      state: () => new Promise(() => {}),
      read: () => new Promise(() => {}),
    },
  })
  const { token } = await enterChat(url)
  const client = await enterChat(url, { token, after: 5, mark: 'abcdefgh' })
  const flag = ask('emergency')
  client.send(flag)
  expect(await client.wait('fault')).toMatchObject({ code: 'storage', ref: flag.id, ...CARD })
})
