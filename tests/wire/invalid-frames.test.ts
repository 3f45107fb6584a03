import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLOSE } from '../../protocol/close-codes.ts'
import { parseFrame } from '../../server/relay/parse-frame.ts'
import { enterChat, openChat } from '../support/chat-client.ts'
import { type RelayServer, startRelay } from '../support/relay-server.ts'
import { INVALID_FRAMES, INVALID_HELLOS } from './invalid-frames.ts'

let server: RelayServer
beforeAll(async () => {
  server = await startRelay()
})
afterAll(() => server.close())

const textOf = (frame: unknown) => (typeof frame === 'string' ? frame : JSON.stringify(frame))

describe('a malformed frame closes the socket and names the field', () => {
  test.each(INVALID_FRAMES)('$name', async ({ frame, field }) => {
    const client = await enterChat(server.url)
    client.sendText(textOf(frame))
    const { code, reason } = await client.closed
    expect(code).toBe(CLOSE.malformed)
    expect(reason.split(' ')[0]).toBe(field)
  })
  test.each(INVALID_HELLOS)('$name', async ({ frame, field }) => {
    const client = await openChat(server.url)
    client.sendText(textOf(frame))
    const { code, reason } = await client.closed
    expect(code).toBe(CLOSE.malformed)
    expect(reason.split(' ')[0]).toBe(field)
  })
})

test.each([
  [{ type: 'ask', text: 'x', locale: 'en' }, 'id', 'is missing'],
  [{ type: 'ask', id: crypto.randomUUID(), text: 7, locale: 'en' }, 'text', 'must be a string'],
  [{ type: 'feedback', answer: crypto.randomUUID(), value: 'meh' }, 'value', 'must be one of "up", "down"'],
  [{ type: 'hello', locale: 'en', resume: 'token' }, 'resume', 'must be an object'],
  [{ type: 'profile', profile: { diagnoses: 'none' } }, 'profile.diagnoses', 'must be a list'],
])('a refusal says in words what was expected: %j', (frame, field, reason) => {
  expect(parseFrame(textOf(frame))).toEqual({ ok: false, unknown: false, field, reason })
})

test('a refusal never repeats what was written', () => {
  const secret = 'SECRET-WORDS'
  for (const frame of [
    { type: 'ask', id: secret },
    { type: 'feedback', answer: secret },
    secret,
    { type: 'profile', profile: secret },
  ]) {
    expect(JSON.stringify(parseFrame(textOf(frame)))).not.toContain(secret)
  }
})

test('a binary frame is refused', async () => {
  const client = await enterChat(server.url)
  client.socket.send(Buffer.from('{"type":"forget"}'))
  expect(await client.closed).toMatchObject({ code: CLOSE.malformed })
})

test('an unknown type is told to be unsupported, and the chat goes on', async () => {
  const client = await enterChat(server.url)
  for (const type of ['dance', '__proto__', 'constructor']) client.sendText(JSON.stringify({ type }))
  await client.wait('fault', fault => fault.code === 'unsupported')
  client.send({ type: 'ask', id: crypto.randomUUID(), text: 'Still there?', locale: 'en' })
  await client.wait('answer-end')
  expect(client.frames.filter(frame => frame.type === 'fault')).toHaveLength(3)
})

test('half a character in a question is replaced, so that it can be stored and read back', async () => {
  const client = await enterChat(server.url)
  client.send({ type: 'ask', id: crypto.randomUUID(), text: 'half \ud83d', locale: 'en' })
  expect((await client.wait('question')).text).toBe('half \ufffd')
})
