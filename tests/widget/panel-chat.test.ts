import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FaultCode } from '../../protocol/fault-codes.ts'
import type { ClientFrame, Fault, LogEvent, RelayFrame } from '../../protocol/frames.ts'
import { createAnnouncer } from '../../widget/a11y/announcer.ts'
import { type Chat, createChat } from '../../widget/models/chat.ts'
import type { SessionEvents } from '../../widget/transport/session.ts'

let chat: Chat
let events: SessionEvents
let sent: ClientFrame[]
let isOpen: boolean
let spoken: string[]

const NOTICE = { title: 'For informational purposes only', text: 'Not medical advice.' }
const CARD = { level: 'emergency' as const, title: 'Call now', text: 'Call 911.', contacts: [] }
let seq = 0

function receive(frame: LogEvent | Exclude<RelayFrame, LogEvent>, history = false): void {
  events.frame({ ...frame, seq: ++seq, mark: 'mark' } as RelayFrame, history)
}

function connect(): void {
  isOpen = true
  events.state('open')
  receive({ type: 'welcome', conversation: 'c', head: 0, resumed: true, expiresAt: '2027-01-01T00:00:00Z' })
}

function drop(): void {
  isOpen = false
  events.state('waiting')
}

const asked = () => sent.filter(frame => frame.type === 'ask')
const question = (id: string, text = 'Why?'): LogEvent => ({ type: 'question', id, text, at: '2027-01-01T00:00:00Z' })
const start = (answer: string, attempt = 1): LogEvent => ({
  type: 'answer-start',
  answer,
  attempt,
  notice: NOTICE,
  upload: null,
})
const end = (answer: string, attempt = 1): LogEvent => ({
  type: 'answer-end',
  answer,
  attempt,
  outcome: 'complete',
  closing: 'General information.',
  followUps: [],
})

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  sent = []
  spoken = []
  isOpen = false
  const announcer = createAnnouncer()
  announcer.text.subscribe(words => words && spoken.push(words))
  chat = createChat({
    announcer,
    locale: 'en',
    questionMaxLength: 4_000,
    connect(on) {
      events = on
      const send = (frame: ClientFrame): boolean => {
        if (isOpen) sent.push(frame)
        return isOpen
      }
      return {
        connect: () => on.state('connecting'),
        send,
        forget: () => send({ type: 'forget' }),
        retryNow() {},
        token: () => 'token',
        dispose() {},
      }
    },
  })
  chat.start()
})

afterEach(() => {
  chat.dispose()
  vi.useRealTimers()
})

const waiting = () => chat.outgoing.value
const firstId = () => waiting()[0]?.id ?? ''
const fault = (code: FaultCode, ref: string, more: Partial<Fault> = {}): Fault => ({
  type: 'fault',
  code,
  message: 'Not now.',
  retryable: true,
  ref,
  ...more,
})

describe('a question on its way', () => {
  test('asked without a connection it waits, and goes out once with the first one', () => {
    expect(chat.ask('Why?')).toBe(true)
    expect(waiting()).toMatchObject([{ state: 'queued' }])
    connect()
    expect(asked()).toMatchObject([{ text: 'Why?' }])
    receive(question(firstId()))
    expect(waiting()).toEqual([])
    expect(chat.turns.value).toHaveLength(1)
  })

  test('lost with the connection it goes out again under the same id', () => {
    connect()
    chat.ask('Why?')
    drop()
    expect(waiting()).toMatchObject([{ state: 'queued' }])
    connect()
    const ids = asked().map(frame => frame.id)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  test('after more than ten minutes the person is asked before it goes out', () => {
    chat.ask('Why?')
    vi.advanceTimersByTime(10 * 60_000 + 1)
    connect()
    expect(asked()).toEqual([])
    expect(waiting()).toMatchObject([{ state: 'held' }])
    chat.sendNow(firstId())
    expect(asked()).toHaveLength(1)
  })

  test('one that is held keeps its place when another is asked meanwhile', () => {
    chat.ask('Why?')
    vi.advanceTimersByTime(10 * 60_000 + 1)
    connect()
    chat.draft.value = ''
    chat.ask('I have a fever')
    expect(asked()).toMatchObject([{ text: 'I have a fever' }])
    expect(waiting()).toMatchObject([
      { text: 'Why?', state: 'held' },
      { text: 'I have a fever', state: 'sent' },
    ])
    expect(chat.draft.value).toBe('')
  })

  test('two asked without a connection both go out, in order, since the second may be a red flag', () => {
    chat.ask('Why?')
    chat.ask('I have a fever')
    connect()
    expect(asked().map(({ text }) => text)).toEqual(['Why?', 'I have a fever'])
  })

  test('two asked in a row before the first is confirmed are each stored once, whenever the connection breaks', () => {
    connect()
    chat.ask('Why?')
    chat.ask('And how?')
    const [first = '', second = ''] = waiting().map(({ id }) => id)
    receive(question(first))
    drop()
    connect()
    expect(asked().map(({ id }) => id)).toEqual([first, second, second])
    receive(fault('busy', second))
    expect(waiting()).toMatchObject([{ id: second, state: 'refused' }])
    receive(question(second, 'And how?'))
    expect(waiting()).toEqual([])
    expect(chat.turns.value.map(({ id }) => id)).toEqual([first, second])
    expect(chat.draft.value).toBe('')
  })

  test('more than a relay lets wait are not taken: the text stays with the person', () => {
    for (const text of ['1', '2', '3', '4', '5']) expect(chat.ask(text)).toBe(true)
    expect(chat.ask('6')).toBe(false)
    expect(chat.draft.value).toBe('6')
    connect()
    expect(asked()).toHaveLength(5)
  })

  test('taken back before it was sent, it is in the composer again and does not go out', () => {
    chat.ask('Why?')
    chat.takeBack(firstId())
    expect(chat.draft.value).toBe('Why?')
    connect()
    expect(asked()).toEqual([])
  })

  test('taken back when the relay had it already, it is shown and not offered to be sent once more', () => {
    connect()
    chat.ask('Why?')
    const id = firstId()
    drop()
    chat.takeBack(id)
    connect()
    receive(question(id))
    expect(chat.turns.value).toHaveLength(1)
    expect(chat.draft.value).toBe('')
  })

  test.each(['busy', 'rate-limited', 'storage'] as const)(
    'refused for now (%s), it waits in sight with the reason, and goes out again under the same id',
    code => {
      connect()
      chat.ask('Why?')
      chat.draft.value = 'And how?'
      const id = firstId()
      receive(fault(code, id, { retryAfterMs: 6_000 }))
      expect(waiting()).toEqual([
        { id, text: 'Why?', at: Date.now(), state: 'refused', message: 'Not now.', retryAt: Date.now() + 6_000 },
      ])
      expect(chat.draft.value).toBe('And how?')
      expect(chat.fault.value).toBeNull()
      vi.runAllTimers()
      expect(spoken.join(' ')).toContain('Not now.')
      chat.sendNow(id)
      expect(asked().map(frame => frame.id)).toEqual([id, id])
    },
  )

  test('refused for good, it is in the composer again with the reason, and nothing typed meanwhile is lost', () => {
    connect()
    chat.ask('Why?')
    chat.draft.value = 'And how?'
    receive(fault('conversation-full', firstId(), { retryable: false, message: 'Full.' }))
    expect(waiting()).toEqual([])
    expect(chat.draft.value).toBe('Why?\nAnd how?')
    expect(chat.fault.value?.message).toBe('Full.')
  })

  test('the card of a red flag reaches the person even when nothing could be stored', () => {
    connect()
    chat.ask('fever')
    receive(fault('storage', firstId(), { urgent: CARD }))
    expect(chat.pinned.value).toEqual(CARD)
    expect(chat.fault.value?.urgent).toEqual(CARD)
    vi.runAllTimers()
    expect(spoken.join(' ')).toContain('Call now. Call 911.')
  })

  test('it can be asked while an answer runs, since a red flag must not wait', () => {
    connect()
    receive(question('a'))
    receive(start('a'))
    expect(chat.ask('I have a fever')).toBe(true)
    expect(asked()).toHaveLength(1)
  })

  test('one that no frame could carry is not sent, and the person is told', () => {
    connect()
    expect(chat.ask('é'.repeat(40_000))).toBe(false)
    expect(chat.draft.value).toHaveLength(40_000)
    expect(chat.fault.value?.message).toMatch(/too long/i)
    expect(chat.ask('x'.repeat(5_000))).toBe(true)
  })
})

describe('stopping', () => {
  test('works from the moment of asking', () => {
    connect()
    chat.ask('Why?')
    chat.stop()
    expect(sent.at(-1)).toEqual({ type: 'stop', answer: firstId() })
  })

  test('without a connection it is done with the next one', () => {
    connect()
    receive(question('a'))
    receive(start('a'))
    drop()
    chat.stop()
    connect()
    expect(sent).toEqual([{ type: 'stop', answer: 'a' }])
    drop()
    connect()
    expect(sent).toHaveLength(1)
  })
})

describe('what was asked and answered', () => {
  test('a new attempt replaces the earlier one, two are never mixed', () => {
    receive(question('a'))
    receive(start('a'))
    receive({ type: 'answer-delta', text: 'Half an ans' })
    receive(start('a', 2))
    receive({ type: 'answer-delta', text: 'Whole.' })
    receive(end('a', 2))
    expect(chat.turns.value[0]?.answer.value).toMatchObject({ text: 'Whole.', start: { attempt: 2 } })
  })

  test('after its end nothing of an answer is taken', () => {
    for (const event of [question('a'), start('a'), end('a')]) receive(event)
    receive({ type: 'answer-delta', text: 'late' })
    receive(start('a', 2))
    expect(chat.turns.value[0]?.answer.value).toMatchObject({ text: '', start: { attempt: 1 } })
    expect(chat.running.value).toBeUndefined()
  })

  test('sources that come again are added once', () => {
    const source = { title: 'T', publisher: 'P', kind: 'paper' as const, passage: 'p', ours: false }
    for (const event of [question('a'), start('a')]) receive(event)
    receive({ type: 'answer-sources', sources: [{ n: 1, ...source }] })
    receive({
      type: 'answer-sources',
      sources: [
        { n: 1, ...source },
        { n: 2, ...source },
      ],
    })
    expect(chat.turns.value[0]?.answer.value?.sources.map(({ n }) => n)).toEqual([1, 2])
  })

  test('when the relay has lost it, it stays in sight and what follows starts anew', () => {
    for (const event of [question('a'), start('a'), end('a')]) receive(event)
    events.reset('unknown-position')
    receive(question('a'))
    expect(chat.earlier.value).toHaveLength(1)
    expect(chat.turns.value).toHaveLength(1)
    receive(start('a'))
    expect(chat.earlier.value[0]?.answer.value?.end).toBeDefined()
  })

  test('a reset says so politely, once', () => {
    connect()
    for (const event of [question('a'), start('a')]) receive(event)
    vi.runAllTimers()
    spoken.length = 0
    events.reset('unknown-position')
    vi.runAllTimers()
    expect(spoken).toEqual(['Earlier messages are no longer saved'])
    expect(chat.over.value).toBeNull()
  })

  test('a token that opens nothing any more is told as what it is', () => {
    events.reset('unknown-position')
    expect(chat.over.value).toBe('earlier')
    receive(question('b'))
    expect(chat.over.value).toBeNull()
  })

  test('an answer that stands before a later question has no end to wait for', () => {
    for (const event of [question('a'), start('a'), question('b')]) receive(event)
    expect(chat.running.value?.id).toBe('b')
  })

  test('asked again it is a new question, and what still runs of the old one is stopped', () => {
    connect()
    for (const event of [question('a'), start('a')]) receive(event)
    const [turn] = chat.turns.value
    if (turn) chat.askAgain(turn)
    expect(sent).toMatchObject([
      { type: 'stop', answer: 'a' },
      { type: 'ask', text: 'Why?' },
    ])
    expect(asked()[0]?.id).not.toBe('a')
  })

  test('what came while nobody listened is not said, and the sentence after it is said whole', () => {
    connect()
    receive(question('a'))
    receive(start('a'))
    receive({ type: 'answer-delta', text: 'The first. The sec' })
    vi.runAllTimers()
    receive({ type: 'answer-delta', text: 'ond. The third. And the fou' }, true)
    receive({ type: 'answer-delta', text: 'rth of them. ' })
    vi.runAllTimers()
    expect(spoken.at(-1)).toBe('And the fourth of them.')
    expect(spoken.join(' ')).toContain('The first.')
    expect(spoken.join(' ')).not.toMatch(/second|third/)
  })

  test('history is never announced', () => {
    connect()
    for (const event of [question('a'), start('a'), { type: 'answer-delta', text: 'Old. ' } as LogEvent, end('a')]) {
      receive(event, true)
    }
    vi.runAllTimers()
    expect(spoken).toEqual([])
  })
})

describe('deleting the chat', () => {
  test('it is gone when the relay has confirmed it, not before', () => {
    connect()
    receive(question('a'))
    chat.remove()
    expect(sent.at(-1)).toEqual({ type: 'forget' })
    expect(chat.turns.value).toHaveLength(1)
    receive({ type: 'goodbye', reason: 'forgotten', reconnectAfterMs: 0 })
    expect(chat.turns.value).toEqual([])
    expect(chat.over.value).toBe('deleted')
  })

  test('without a connection it is deleted with the next one', () => {
    receive(question('a'))
    chat.remove()
    expect(sent).toEqual([])
    connect()
    expect(sent).toEqual([{ type: 'forget' }])
  })
})

describe('trouble with the connection', () => {
  test('nothing is said for five seconds, and nothing at all when it mends itself', () => {
    connect()
    drop()
    vi.advanceTimersByTime(4_900)
    expect(chat.trouble.value).toBeNull()
    connect()
    vi.advanceTimersByTime(10_000)
    expect(chat.trouble.value).toBeNull()
    drop()
    vi.advanceTimersByTime(5_000)
    expect(chat.trouble.value).toEqual({ kind: 'waiting' })
  })

  test('a refusal is said at once and no question is taken that nothing would carry', () => {
    events.state('refused')
    expect(chat.trouble.value).toEqual({ kind: 'refused' })
    expect(chat.ask('Why?')).toBe(false)
    expect(chat.draft.value).toBe('Why?')
  })

  test('each kind of it is announced once, however often it is tried again, and its end', () => {
    connect()
    for (let round = 0; round < 5; round++) {
      drop()
      vi.advanceTimersByTime(6_000)
      events.state('connecting')
      vi.advanceTimersByTime(1_000)
    }
    events.state('offline')
    vi.advanceTimersByTime(3_000)
    connect()
    vi.runAllTimers()
    expect(spoken).toEqual(['No connection right now. Trying again', 'You are offline', 'Connected again.'])
  })

  test('a busy relay is said once with its wait, and stays in sight while it is tried again', () => {
    events.state('waiting')
    events.state('busy', Date.now() + 45_000)
    const kinds = new Set<string | undefined>()
    chat.trouble.subscribe(trouble => kinds.add(trouble?.kind))
    for (let round = 0; round < 3; round++) {
      vi.advanceTimersByTime(45_000)
      events.state('connecting')
      events.state('waiting')
      vi.advanceTimersByTime(200)
      events.state('busy', Date.now() + 30_000)
    }
    vi.runAllTimers()
    expect(spoken).toEqual(['This chat is very busy. Trying again in 45 seconds'])
    expect([...kinds]).toEqual(['busy'])
  })
})
