import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest'
import type { RelayFrame } from '../../protocol/frames.ts'
import { type ConnectionState, openSession, type Session } from '../../widget/transport/session.ts'
import { createMemoryStorage, type TokenStorage } from '../../widget/transport/token-storage.ts'
import { type ScriptedRelay, startScriptedRelay } from '../support/scripted-relay.ts'

/** The events of a browser's window and document that a session listens to. */
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })

/** What jitter makes of a wait: 0 is none, 1 the most. */
let chance: MockInstance<() => number>
let relay: ScriptedRelay
let session: Session
let storage: TokenStorage
let shown: { seq: number; history: boolean }[]
let others: RelayFrame[]
let states: ConnectionState[]
/** How long each wait for the next try is, in ms. */
let waits: number[]
let resets: number

beforeEach(async () => {
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('document', page)
  chance = vi.spyOn(Math, 'random').mockReturnValue(0)
  relay = await startScriptedRelay()
  storage = createMemoryStorage()
  shown = []
  others = []
  states = []
  waits = []
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
      state(state, retryAt) {
        states.push(state)
        if (retryAt !== undefined) waits.push(retryAt - Date.now())
      },
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
  chance.mockRestore()
  vi.useRealTimers()
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
    chance.mockReturnValue(0.5)
    relay.verdict(403)
    session.connect()
    await vi.waitFor(() => expect(states.at(-1)).toBe('refused'))
  })

  test('a busy relay is tried again when it said', async () => {
    chance.mockReturnValue(0.5)
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

  test('a late word of a socket that was given up changes nothing', async () => {
    session.connect()
    const first = await relay.connection()
    await first.next()
    first.send(welcome(0, { token: 'secret' }), delta(1), delta(3))
    const second = await relay.connection()
    await second.next()
    first.send(delta(2, 'late'), { type: 'goodbye', reason: 'forgotten', reconnectAfterMs: 0 })
    first.close(4400)
    second.send(welcome(2, { resumed: true }), delta(2), delta(3))
    await vi.waitFor(() => expect(seqs()).toEqual([1, 2, 3]))
    expect(states.at(-1)).toBe('open')
    expect(storage.read()).toBe('secret')
  })

  test('events of a newer relay keep their place, and frames without one are passed on', async () => {
    session.connect()
    const first = await relay.connection()
    await first.next()
    first.send(welcome(0, { token: 'secret' }), { type: 'newer', seq: 1, mark: 'mark' }, { type: 'weather', sun: true })
    await vi.waitFor(() => expect(others.at(-1)).toMatchObject({ type: 'weather' }))
    first.cut()
    expect(await (await relay.connection()).next()).toMatchObject({ resume: { after: 1 } })
  })

  test('a token that opens nothing any more is let go of', async () => {
    storage.write('of-another-site')
    const reloaded = openAgain()
    reloaded.connect()
    const connection = await relay.connection()
    expect(await connection.next()).toMatchObject({ resume: { token: 'of-another-site' } })
    connection.send(welcome(0, { token: 'new' }), { type: 'reset', reason: 'unknown-position' })
    await vi.waitFor(() => expect(resets).toBe(1))
    expect(storage.read()).toBeUndefined()
    connection.send(delta(1))
    await vi.waitFor(() => expect(storage.read()).toBe('new'))
    reloaded.dispose()
  })

  test('after a reset with the welcome events are history; after a later one they are new', async () => {
    session.connect()
    const first = await relay.connection()
    await first.next()
    first.send(welcome(0, { token: 'secret' }), delta(1), delta(2))
    await vi.waitFor(() => expect(seqs()).toEqual([1, 2]))
    first.cut()
    const second = await relay.connection()
    await second.next()
    second.send(welcome(1), { type: 'reset', reason: 'unknown-position' }, delta(1))
    await vi.waitFor(() => expect(shown.at(-1)).toEqual({ seq: 1, history: true }))
    second.cut()
    const third = await relay.connection()
    await third.next()
    third.send(welcome(1, { resumed: true }), { type: 'reset', reason: 'unknown-position' }, delta(1, 'anew'))
    await vi.waitFor(() => expect(shown.at(-1)).toEqual({ seq: 1, history: false }))
  })
})

describe('how soon it is tried again', () => {
  beforeEach(() => {
    chance.mockReturnValue(0.5)
  })

  /** Connected, welcomed, and with these frames taken. */
  async function enter(...frames: object[]) {
    const connection = await relay.connection()
    await connection.next()
    const before = shown.length
    connection.send(welcome(0, { token: 'secret', resumed: true }), ...frames)
    await vi.waitFor(() => expect(states.at(-1)).toBe('open'))
    await vi.waitFor(() => expect(shown).toHaveLength(before + frames.length))
    return connection
  }

  test('at once while an answer is awaited, however often connections break on the way', async () => {
    session.connect()
    for (let seq = 1; seq <= 4; seq++) {
      const connection = await enter(delta(seq))
      connection.cut()
      await vi.waitFor(() => expect(waits).toHaveLength(seq))
    }
    for (const wait of waits) expect(wait).toBeLessThanOrEqual(50)
  })

  test('at once right after a question has gone out', async () => {
    session.connect()
    const connection = await enter()
    session.send({ type: 'ask', id: 'a', text: 'Why?', locale: 'en' })
    await connection.next()
    connection.cut()
    await vi.waitFor(() => expect(waits).toHaveLength(1))
    expect(waits[0]).toBeLessThanOrEqual(50)
  })

  test('a little later when nothing is awaited, so that many chats do not come at once', async () => {
    session.connect()
    const connection = await enter(delta(1), { type: 'answer-end', seq: 2, mark: 'mark' })
    connection.cut()
    await vi.waitFor(() => expect(waits).toHaveLength(1))
    expect(waits[0]).toBeGreaterThan(900)
  })

  test('ever later when connections are taken and broken without bringing anything', async () => {
    chance.mockReturnValue(0.02)
    session.connect()
    for (let round = 1; round <= 5; round++) {
      const connection = await enter()
      connection.cut()
      await vi.waitFor(() => expect(waits).toHaveLength(round))
    }
    const grown = waits.every((wait, index) => index === 0 || wait > (waits[index - 1] ?? 0) * 1.5)
    expect([waits, grown]).toEqual([waits, true])
  })

  test('no later after each of several relays that send it on in a deploy', async () => {
    chance.mockReturnValue(0.02)
    session.connect()
    for (let round = 1; round <= 4; round++) {
      const connection = await enter()
      connection.send({ type: 'goodbye', reason: 'restart', reconnectAfterMs: 100 })
      connection.close(1012)
      await vi.waitFor(() => expect(waits).toHaveLength(round))
    }
    for (const wait of waits) expect(wait).toBeLessThanOrEqual(140)
  })

  test('no sooner than a relay that says goodbye has asked for, not even by a page that wakes up', async () => {
    session.connect()
    const first = await enter()
    first.send({ type: 'goodbye', reason: 'restart', reconnectAfterMs: 60_000 })
    first.close(1012)
    await vi.waitFor(() => expect(waits).toHaveLength(1))
    expect(waits[0]).toBeGreaterThan(60_000)
    page.dispatchEvent(new Event('online'))
    expect(waits[1]).toBeGreaterThan(59_000)
    session.retryNow()
    await enter()
  })

  test('at once after one relay that stops, since another takes it; ever later where none does', async () => {
    session.connect()
    const first = await enter()
    relay.stopFor(1)
    first.close(1012)
    const second = await enter()
    // The goodbye's own wait, that of the refusal, and the one that the site's open door made of it.
    expect(waits).toHaveLength(3)
    expect(waits[2]).toBeLessThanOrEqual(50)

    chance.mockReturnValue(0.02)
    relay.stopFor(6)
    second.close(1012)
    await enter()
    const soon = waits.slice(3).filter(wait => wait <= 2)
    expect(soon).toHaveLength(1)
    expect(waits.at(-1)).toBeGreaterThan(100)
  }, 20_000)

  test('at once by a page that wakes up, when nobody has asked to wait', async () => {
    chance.mockReturnValue(1)
    session.connect()
    const first = await enter(delta(1), { type: 'answer-end', seq: 2, mark: 'mark' })
    first.cut()
    await vi.waitFor(() => expect(waits).toHaveLength(1))
    page.dispatchEvent(new Event('visibilitychange'))
    expect(waits[1]).toBeLessThanOrEqual(100)
    await relay.connection()
  })

  test('now and then while the browser says that there is no network: it may be wrong', async () => {
    session.connect()
    await enter()
    page.dispatchEvent(new Event('offline'))
    expect(states.at(-1)).toBe('offline')
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeGreaterThanOrEqual(10_000)
    expect(waits[0]).toBeLessThan(30_000)
  })

  test('not while the page is frozen, and then at once', async () => {
    session.connect()
    const first = await enter(delta(1))
    page.dispatchEvent(new Event('freeze'))
    await first.closed
    const before = states.length
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(states).toHaveLength(before)
    page.dispatchEvent(new Event('resume'))
    const second = await relay.connection()
    expect(await second.next()).toMatchObject({ resume: { after: 1 } })
  })
})

describe('a connection that is silent', () => {
  /** Time on the clock of the page only; its sockets are real. */
  async function connectAndFreezeClock() {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    session.connect()
    const connection = await relay.connection()
    await connection.next()
    connection.send(welcome(0, { token: 'secret' }), delta(1))
    await vi.waitFor(() => expect(seqs()).toEqual([1]))
    return connection
  }

  test('is taken for dead within 35 s, and each beat counts', async () => {
    const connection = await connectAndFreezeClock()
    vi.advanceTimersByTime(25_000)
    connection.send({ type: 'beat' }, { type: 'weather' })
    await vi.waitFor(() => expect(others.at(-1)).toMatchObject({ type: 'weather' }))
    vi.advanceTimersByTime(33_000)
    expect(states.at(-1)).toBe('open')
    vi.advanceTimersByTime(2_000)
    expect(states.at(-1)).toBe('waiting')
    const second = await relay.connection()
    expect(await second.next()).toMatchObject({ resume: { after: 1 } })
  })

  test('is noticed at once when a laptop wakes, or its clock was set back', async () => {
    for (const hours of [8, -8]) {
      await connectAndFreezeClock()
      vi.setSystemTime(Date.now() + hours * 3_600_000)
      vi.advanceTimersByTime(1_000)
      expect(states.at(-1)).toBe('waiting')
      session.dispose()
      shown = []
      session = openAgain()
    }
  })

  test('is not trusted by a page that is shown again, even a little earlier', async () => {
    await connectAndFreezeClock()
    vi.setSystemTime(Date.now() + 31_000)
    page.dispatchEvent(new Event('visibilitychange'))
    expect(states.at(-1)).toBe('waiting')
    await relay.connection()
  })
})
