import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RelayFrame } from '../../protocol/frames.ts'
import { type ConnectionState, openSession, type Session } from '../../widget/transport/session.ts'
import { createMemoryStorage, type TokenStorage } from '../../widget/transport/token-storage.ts'
import { type ScriptedRelay, startScriptedRelay } from '../support/scripted-relay.ts'

/** The events of a browser's window and document that a session listens to. */
const page = new EventTarget()

let relay: ScriptedRelay
let session: Session
let storage: TokenStorage
let shown: { seq: number; history: boolean }[]
let others: RelayFrame[]
let states: ConnectionState[]
let resets: number

beforeEach(async () => {
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('document', page)
  relay = await startScriptedRelay()
  storage = createMemoryStorage()
  shown = []
  others = []
  states = []
  resets = 0
  session = openAgain()
})

/** As a page does when it loads. */
function openAgain(): Session {
  return openSession({
    url: relay.url,
    siteUrl: relay.siteUrl,
    locale: 'en',
    storage,
    on: {
      frame: (frame, history) => {
        if ('seq' in frame) shown.push({ seq: frame.seq, history })
        else others.push(frame)
      },
      state: state => states.push(state),
      reset: () => {
        resets++
      },
    },
  })
}

afterEach(async () => {
  session.dispose()
  await relay.dispose()
  vi.unstubAllGlobals()
})

const welcome = (head = 0, extra: object = {}): object => ({
  type: 'welcome',
  conversation: 'c',
  head,
  resumed: false,
  expiresAt: '2030-01-01T00:00:00Z',
  ...extra,
})
const delta = (seq: number, mark = 'mark'): object => ({ type: 'answer-delta', text: `${seq}`, seq, mark })
const seqs = (): number[] => shown.map(({ seq }) => seq)

describe('a session', () => {
  test('says hello first, keeps the token it is given, and calls nothing of a new conversation history', async () => {
    session.connect()
    const connection = await relay.connection()
    expect(await connection.next()).toEqual({ type: 'hello', locale: 'en' })
    connection.send(welcome(0, { token: 'secret' }), delta(1))
    await vi.waitFor(() => expect(shown).toEqual([{ seq: 1, history: false }]))
    expect(storage.read()).toBe('secret')
  })

  test('stores nothing for a conversation in which nothing was asked', async () => {
    session.connect()
    const connection = await relay.connection()
    await connection.next()
    connection.send(welcome(0, { token: 'secret' }))
    await vi.waitFor(() => expect(states.at(-1)).toBe('open'))
    expect(storage.read()).toBeUndefined()
  })

  test('a reload after the conversation has expired says that it is gone', async () => {
    storage.write('secret')
    const reloaded = openAgain()
    reloaded.connect()
    const connection = await relay.connection()
    expect(await connection.next()).toMatchObject({ resume: { token: 'secret', after: 0 } })
    connection.send(welcome(0, { resumed: true }))
    await vi.waitFor(() => expect(resets).toBe(1))
    reloaded.dispose()
  })

  test('a reload while the relay cannot look into its log does not take the chat for expired', async () => {
    storage.write('secret')
    const reloaded = openAgain()
    reloaded.connect()
    const connection = await relay.connection()
    await connection.next()
    connection.send(welcome(0, { resumed: false }), delta(1))
    await vi.waitFor(() => expect(seqs()).toEqual([1]))
    expect(resets).toBe(0)
    reloaded.dispose()
  })

  test('after a cut it resumes behind the last event it has and shows each event once', async () => {
    session.connect()
    const first = await relay.connection()
    await first.next()
    first.send(welcome(0, { token: 'secret' }), delta(1), delta(2, 'two'))
    await vi.waitFor(() => expect(seqs()).toEqual([1, 2]))
    first.cut()
    const second = await relay.connection()
    expect(await second.next()).toEqual({
      type: 'hello',
      locale: 'en',
      resume: { token: 'secret', after: 2, mark: 'two' },
    })
    second.send(welcome(3, { resumed: true }), delta(2, 'two'), delta(3), delta(4))
    await vi.waitFor(() => expect(seqs()).toEqual([1, 2, 3, 4]))
    expect(shown.map(({ history }) => history)).toEqual([false, false, true, false])
  })

  test('a hole in the sequence is never shown: the session resumes before it', async () => {
    session.connect()
    const first = await relay.connection()
    await first.next()
    first.send(welcome(0, { token: 'secret' }), delta(1), delta(3))
    const second = await relay.connection()
    expect(await second.next()).toMatchObject({ resume: { after: 1 } })
    second.send(welcome(3, { resumed: true }), delta(2), delta(3))
    await vi.waitFor(() => expect(seqs()).toEqual([1, 2, 3]))
  })

  test('a reset starts at the beginning again', async () => {
    session.connect()
    const first = await relay.connection()
    await first.next()
    first.send(welcome(0, { token: 'secret' }), delta(1), delta(2))
    await vi.waitFor(() => expect(seqs()).toEqual([1, 2]))
    first.cut()
    const second = await relay.connection()
    await second.next()
    second.send(welcome(1), { type: 'reset', reason: 'unknown-position' }, delta(1))
    await vi.waitFor(() => expect(seqs()).toEqual([1, 2, 1]))
    expect(resets).toBe(1)
  })

  test('sends nothing before the welcome and says so', async () => {
    expect(session.send({ type: 'forget' })).toBe(false)
    session.connect()
    const connection = await relay.connection()
    await connection.next()
    expect(session.send({ type: 'stop', answer: 'a' })).toBe(false)
    connection.send(welcome())
    await vi.waitFor(() => expect(states.at(-1)).toBe('open'))
    expect(session.send({ type: 'stop', answer: 'a' })).toBe(true)
    expect(await connection.next()).toEqual({ type: 'stop', answer: 'a' })
  })

  test('a refused site is asked for its verdict and not tried again', async () => {
    relay.verdict(403)
    session.connect()
    await vi.waitFor(() => expect(states.at(-1)).toBe('refused'))
  })

  test('a busy relay is tried again when it said', async () => {
    relay.verdict(503, { 'retry-after': '1' })
    session.connect()
    await vi.waitFor(() => expect(states.at(-1)).toBe('busy'), { timeout: 5_000 })
    relay.verdict(200)
    const connection = await relay.connection()
    expect(await connection.next()).toMatchObject({ type: 'hello' })
  })

  test('a malformed frame of ours ends it: trying again cannot help', async () => {
    session.connect()
    const connection = await relay.connection()
    await connection.next()
    connection.close(4400)
    await vi.waitFor(() => expect(states.at(-1)).toBe('refused'))
  })

  test('a forgotten conversation leaves no token and no retry behind', async () => {
    session.connect()
    const connection = await relay.connection()
    await connection.next()
    connection.send(welcome(0, { token: 'secret' }))
    await vi.waitFor(() => expect(session.forget()).toBe(true))
    expect(await connection.next()).toEqual({ type: 'forget' })
    connection.send({ type: 'goodbye', reason: 'forgotten', reconnectAfterMs: 0 })
    await vi.waitFor(() => expect(others.at(-1)).toMatchObject({ type: 'goodbye' }))
    expect(storage.read()).toBeUndefined()
    expect(states.at(-1)).toBe('idle')
    session.connect()
    const next = await relay.connection()
    expect(await next.next()).toEqual({ type: 'hello', locale: 'en' })
  })

  test('waking up tries at once instead of waiting', async () => {
    session.connect()
    const first = await relay.connection()
    await first.next()
    first.send(welcome(0, { token: 'secret' }), { type: 'goodbye', reason: 'restart', reconnectAfterMs: 60_000 })
    first.close(1012)
    await vi.waitFor(() => expect(states.at(-1)).toBe('waiting'))
    page.dispatchEvent(new Event('online'))
    const second = await relay.connection()
    expect(await second.next()).toMatchObject({ resume: { token: 'secret', after: 0 } })
  })
})
