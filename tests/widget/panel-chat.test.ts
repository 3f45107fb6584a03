import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ClientFrame, LogEvent, RelayFrame } from '../../protocol/frames.ts'
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

describe('a question on its way', () => {
  test('asked without a connection it waits, and goes out once with the first one', () => {
    expect(chat.ask('Why?')).toBe(true)
    expect(chat.outgoing.value?.state).toBe('queued')
    connect()
    expect(asked()).toMatchObject([{ text: 'Why?' }])
    receive(question(chat.outgoing.value?.id ?? ''))
    expect(chat.outgoing.value).toBeNull()
    expect(chat.turns.value).toHaveLength(1)
  })

  test('lost with the connection it goes out again under the same id', () => {
    connect()
    chat.ask('Why?')
    drop()
    expect(chat.outgoing.value?.state).toBe('queued')
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
    expect(chat.outgoing.value?.state).toBe('held')
    chat.sendNow()
    expect(asked()).toHaveLength(1)
  })

  test('a second one does not replace the first: it stays with the person', () => {
    chat.ask('Why?')
    expect(chat.ask('And how?')).toBe(false)
  })

  test('taken back before it was sent, it is in the composer again', () => {
    chat.ask('Why?')
    chat.stop()
    expect(chat.draft.value).toBe('Why?')
    connect()
    expect(asked()).toEqual([])
  })

  test('refused by the relay, it comes back with the reason and nothing typed meanwhile is lost', () => {
    connect()
    chat.ask('Why?')
    chat.draft.value = 'And how?'
    receive({ type: 'fault', code: 'busy', message: 'One at a time.', retryable: true, ref: chat.outgoing.value?.id })
    expect(chat.draft.value).toBe('Why?\nAnd how?')
    expect(chat.fault.value?.message).toBe('One at a time.')
  })

  test('the card of a red flag reaches the person even when nothing could be stored', () => {
    connect()
    chat.ask('fever')
    const ref = chat.outgoing.value?.id
    receive({ type: 'fault', code: 'storage', message: 'Not saved.', retryable: true, ref, urgent: CARD })
    expect(chat.pinned.value).toEqual(CARD)
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
    expect(chat.fault.value?.message).toContain('too long')
    expect(chat.ask('x'.repeat(5_000))).toBe(true)
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

  test('history is never announced', () => {
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
  })
})
