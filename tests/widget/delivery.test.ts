/** Whatever becomes of connections, frames and the log: what is shown is the log, each event once, and no question is lost. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Source } from '../../protocol/frames.ts'
import { createAnnouncer } from '../../widget/a11y/announcer.ts'
import { type Chat, createChat } from '../../widget/models/chat.ts'
import type { Turn } from '../../widget/models/transcript.ts'
import { openSession } from '../../widget/transport/session.ts'
import { createMemoryStorage } from '../../widget/transport/token-storage.ts'
import { createWireModel, type Logged, type WireModel, type Writable } from '../support/wire-model.ts'

const RUNS = Number(process.env.NAVIS_PROPERTY_RUNS ?? 150)
const NOTICE = { title: 'For information', text: 'Not medical advice.' }

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000 })
  const page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('document', page)
  vi.stubGlobal('fetch', () => Promise.reject(new Error('unreachable')))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What somebody who read the log from its first line would write down of it. */
function retell(log: readonly Logged[]): string[] {
  return log.flatMap(entry => {
    if (entry.type !== 'question') return []
    const { id, text } = entry
    const starts = log.filter(event => event.type === 'answer-start' && event.answer === id)
    const start = starts.at(-1)
    const end = log.find(event => event.type === 'answer-end' && event.answer === id)
    if (start?.type !== 'answer-start') return [`${text} | nothing`]
    const next = log.find(event => event.seq > start.seq && /question|answer-start|answer-end/.test(event.type))
    const body = log.filter(event => event.seq > start.seq && event.seq < (next?.seq ?? Number.POSITIVE_INFINITY))
    const words = body.map(event => (event.type === 'answer-delta' ? event.text : '')).join('')
    const numbers = body.flatMap(event => (event.type === 'answer-sources' ? event.sources.map(({ n }) => n) : []))
    const outcome = end?.type === 'answer-end' ? end.outcome : 'open'
    return [`${text} | attempt ${start.attempt} | ${[...new Set(numbers)]} | ${words} | ${outcome}`]
  })
}

/** The same of what is shown. */
function read(turns: readonly Turn[]): string[] {
  return turns.map(({ question, answer: { value: answer } }) => {
    if (!answer) return `${question} | nothing`
    const { start, sources, text, end } = answer
    const numbers = sources.map(({ n }) => n)
    return `${question} | attempt ${start.attempt} | ${numbers} | ${text} | ${end?.outcome ?? 'open'}`
  })
}

const source = (n: number): Source => ({ n, title: 'T', publisher: 'P', kind: 'paper', passage: 'p', ours: false })

/** What a relay may write next, given what it has. */
function nextEvent(wire: WireModel, dice: number, count: number): Writable {
  const answer = wire.running()
  if (dice === 0) return { type: 'newer', what: count }
  if (dice === 1) return { type: 'case-profile', status: 'confirmed', revision: count }
  if (answer === undefined) {
    return { type: 'question', id: `other-${count}`, text: `asked elsewhere ${count}`, at: '2027-01-01T00:00:00Z' }
  }
  const attempt = wire.log().filter(event => event.type === 'answer-start' && event.answer === answer).length
  if (attempt === 0 || (dice === 2 && attempt < 3)) {
    return { type: 'answer-start', answer, attempt: attempt + 1, notice: NOTICE, upload: null }
  }
  if (dice === 3) return { type: 'answer-sources', sources: [source(count % 4), source((count % 4) + 1)] }
  if (dice === 4) {
    const outcome = (['complete', 'stopped', 'failed'] as const)[count % 3] ?? 'complete'
    return { type: 'answer-end', answer, attempt, outcome, closing: 'General.', followUps: [] }
  }
  return { type: 'answer-delta', text: `word${count} ` }
}

const step = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('write'), dice: fc.nat(9), times: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('deliver'), number: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.constantFrom(60, 700, 6_000, 36_000) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('cut'), told: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('ask') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('repeat'), number: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refuse'), number: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('rollBack'), share: fc.constantFrom(0, 0.5, 0.9) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('skip', 'chatter', 'reportLateCloses', 'deliverLate', 'deafen', 'again'),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** A chat with everything that the panel has but its components, and a record of what its session hands on. */
function openChat() {
  const heard: Logged[] = []
  /** What was shown when the relay said that it is lost. */
  const frozen: string[] = []
  const faults: string[] = []
  const chat = createChat({
    announcer: createAnnouncer(),
    locale: 'en',
    questionMaxLength: 4_000,
    connect: on =>
      openSession({
        url: 'ws://relay.invalid/v1/chat?site=demo',
        siteUrl: 'http://relay.invalid/v1/sites/demo',
        locale: 'en',
        storage: createMemoryStorage(),
        on: {
          ...on,
          frame(frame, history) {
            if ('seq' in frame) {
              const logged = frame as Logged
              if (logged.seq !== heard.length + 1) faults.push(`event ${logged.seq} after ${heard.length}`)
              heard.push(logged)
            }
            on.frame(frame, history)
          },
          reset(reason) {
            frozen.push(...retell(heard))
            heard.length = 0
            on.reset(reason)
          },
        },
      }),
  })
  chat.start()
  return { chat, heard, frozen, faults }
}

/** Gives back what was asked, if anything was. */
async function take(wire: WireModel, chat: Chat, next: Step, count: number): Promise<string | undefined> {
  switch (next.do) {
    case 'write':
      for (let round = 0; round < next.times; round++) wire.write(nextEvent(wire, next.dice, count * 10 + round))
      break
    case 'deliver':
    case 'repeat':
    case 'refuse':
      wire[next.do](next.number)
      break
    case 'rollBack':
      wire.rollBack(Math.floor(wire.log().length * next.share))
      break
    case 'wait':
      await vi.advanceTimersByTimeAsync(next.ms)
      break
    case 'cut':
      wire.cut(next.told)
      break
    case 'skip':
    case 'chatter':
    case 'reportLateCloses':
    case 'deliverLate':
    case 'deafen':
      wire[next.do]()
      break
    case 'again':
      for (const entry of chat.outgoing.value) if (entry.state === 'refused') chat.sendNow(entry.id)
      break
    case 'ask': {
      const text = `asked here ${count}.`
      chat.ask(text)
      return text
    }
  }
}

/** Everything works again: the client comes back and reads to the end. */
async function settle(wire: WireModel, chat: Chat): Promise<void> {
  wire.refuse(0)
  wire.cut(true)
  for (let round = 0; round < 40; round++) {
    await vi.advanceTimersByTimeAsync(5_000)
    wire.deliver(Number.POSITIVE_INFINITY)
    // Whatever was not taken is sent once more when there is room for it.
    const answer = wire.running()
    const hasRefused = chat.outgoing.value.some(entry => entry.state !== 'sent')
    if (wire.isQuiet() && answer !== undefined && hasRefused) wire.write(nextEvent(wire, 4, round))
    wire.deliver(Number.POSITIVE_INFINITY)
    for (const { id, state } of chat.outgoing.value) if (state === 'refused' || state === 'held') chat.sendNow(id)
    wire.deliver(Number.POSITIVE_INFINITY)
  }
}

async function check(
  wire: WireModel,
  { chat, heard, frozen, faults }: ReturnType<typeof openChat>,
  steps: readonly Step[],
): Promise<void> {
  await vi.advanceTimersByTimeAsync(0)
  const asked: string[] = []
  for (const [count, next] of steps.entries()) {
    const text = await take(wire, chat, next, count)
    if (text !== undefined) asked.push(text)
    // At each moment what is shown is what was heard, and nothing else.
    expect(read(chat.turns.value)).toEqual(retell(heard))
  }
  await settle(wire, chat)

  expect(faults).toEqual([])
  expect(heard).toEqual(wire.log())
  expect(read(chat.turns.value)).toEqual(retell(wire.log()))
  expect(read(chat.earlier.value)).toEqual(frozen)
  const ids = wire.log().flatMap(event => (event.type === 'question' ? [event.id] : []))
  expect(new Set(ids).size).toBe(ids.length)
  // Each question is in the log, or was there and is shown as lost, or is back with the person.
  const places = [...retell(wire.log()), ...frozen].join('\n') + chat.draft.value
  for (const text of asked) expect(places).toContain(text)
  expect(chat.outgoing.value).toEqual([])
}

test(
  `${RUNS} random histories: cuts, repeats, holes, resets, late closes and unknown frames change nothing in what is shown`,
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async steps => {
        const wire = createWireModel()
        vi.stubGlobal('WebSocket', wire.WebSocket)
        const opened = openChat()
        try {
          await check(wire, opened, steps)
        } finally {
          opened.chat.dispose()
        }
      }),
      { numRuns: RUNS, seed: Number(process.env.NAVIS_SEED ?? 20261122) },
    )
  },
  Math.max(30_000, RUNS * 200),
)
