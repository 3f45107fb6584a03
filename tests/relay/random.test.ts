/** Two tabs, stops, red flags and drops at random moments, over one relay or two and a log that fails: no rule is ever broken. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { LogEvent, Position } from '../../protocol/frames.ts'
import { QUESTION_MAX_LENGTH } from '../../protocol/limits.ts'
import type { Answerer } from '../../server/answer/answer.ts'
import { createKeys } from '../../server/conversations/keys.ts'
import type { EventLog } from '../../server/log/event-log.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { checkEvents } from '../support/answer-rules.ts'
import { type ChatClient, enterChat } from '../support/chat-client.ts'
import { createFailingLog } from '../support/failing-log.ts'
import { createRandom } from '../support/random.ts'
import { startRelay, TEST_MASTER_KEY, TEST_SITE } from '../support/relay-server.ts'
import { END, START } from '../support/scripted-answer.ts'

const SEED = Number(process.env.NAVIS_SEED ?? 20261122)
const CONVERSATIONS = Number(process.env.NAVIS_RANDOM_CONVERSATIONS ?? 120)
/** Conversations at a time in each world. */
const WAVE = 10
const STEPS = 25
const STEP_MAX_MS = 40
/** More than a lease: a writer that is gone counts as dead. */
const LEASE_MS = 4_000

const WORDS = Array.from({ length: 10 }, (_, index) => `word${index} `)
const FAILURES = ['never', 'before', 'after'] as const
const WORLDS = FAILURES.flatMap(failure => [1, 2].map(nodes => ({ failure, nodes })))

type Events = (LogEvent & Position)[]
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** A browser tab: keeps what it was sent over all its sockets. */
async function openTab(url: string, token?: string) {
  let kept: Events = []
  let client: ChatClient & { token: string } = await enterChat(url, token ? { token, after: 0 } : undefined)
  const events = () => [...kept, ...client.events()]
  return {
    token: client.token,
    events,
    send: (frame: Parameters<ChatClient['send']>[0]) => client.send(frame),
    async dropAndReturn(to: string) {
      kept = events()
      client.cut()
      const { seq = 0, mark } = kept.at(-1) ?? {}
      client = await enterChat(to, { token: client.token, after: seq, mark })
    },
    /** Questions are decided on in their order, so a refusal of the last one means that all before it were. */
    async awaitDecisions() {
      const id = randomUUID()
      client.send({ type: 'ask', id, text: 'x'.repeat(QUESTION_MAX_LENGTH + 1), locale: 'en' })
      await client.wait('fault', fault => fault.ref === id)
    },
    leave: () => client.cut(),
  }
}

/** Relays that share one log. */
async function createWorld(failure: (typeof FAILURES)[number], nodes: number, random: () => number) {
  let ahead = 0
  const now = () => Date.now() + ahead
  const sound = createMemoryLog({ now, eventsMax: 20_000 })
  const { log, fail } = createFailingLog(sound, failure, random)
  const answer: Answerer = async function* (_request, signal) {
    yield START
    for (const text of WORDS) {
      await pause(random() * 15)
      if (signal.aborted) return
      if (random() < 0.01) throw new Error('The pipeline failed.')
      yield { type: 'delta', text }
    }
    yield END
  }
  const limits = {
    ...{ conversationAsksPerMinute: 1e6, asksPerMinute: 1e6, questionsPerConversation: 1e6, framesAtOnce: 1e6 },
    ...{ socketsPerConversation: 100 },
  }
  const servers = await Promise.all(Array.from({ length: nodes }, () => startRelay({ log, now, answer, limits })))
  return {
    sound,
    url: () => servers[Math.floor(random() * servers.length)]?.url ?? '',
    fail,
    letLeasesEnd() {
      ahead += LEASE_MS
    },
    close: () => Promise.all(servers.map(server => server.close())),
  }
}
type World = Awaited<ReturnType<typeof createWorld>>

/** Does what a patient with two tabs and a bad connection might do, at random; both tabs are open at the end. */
async function converse(world: World, random: () => number) {
  const first = await openTab(world.url())
  const tabs = [first, await openTab(world.url(), first.token)] as const
  const asked: string[] = []
  const flags = new Set<string>()
  for (let step = 0; step < STEPS; step++) {
    const tab = tabs[random() < 0.7 ? 0 : 1]
    const last = asked.at(-1)
    const dice = random()
    if (dice < 0.45) {
      const again = random() < 0.15 ? asked[Math.floor(random() * asked.length)] : undefined
      const id = again ?? randomUUID()
      if (!flags.has(id)) tab.send({ type: 'ask', id, text: `text ${id}`, locale: 'en' })
      asked.push(id)
    } else if (dice < 0.6) {
      // Now and then two at once.
      for (let count = random() < 0.3 ? 2 : 1; count > 0; count--) {
        const id = randomUUID()
        flags.add(id)
        tab.send({ type: 'ask', id, text: `emergency ${id}`, locale: 'en' })
      }
    } else if (dice < 0.75 && last) tab.send({ type: 'stop', answer: last })
    else if (dice < 0.85) await tab.dropAndReturn(world.url())
    await pause(random() * STEP_MAX_MS)
  }
  return { tabs, flags, opened: createKeys([TEST_MASTER_KEY]).open(first.token, TEST_SITE.key) }
}
type Conversed = Awaited<ReturnType<typeof converse>>

async function readAll(log: EventLog, { opened }: Conversed): Promise<Events> {
  const page = opened ? await log.read(opened.id, { seq: 0, mark: '' }, Number.MAX_SAFE_INTEGER) : 'gone'
  if (!opened || typeof page === 'string') throw new Error('The conversation is gone.')
  return page.rows.flatMap(({ first, mark, body }) =>
    (opened.seal.open(body) ?? []).map((line, index) => ({ ...JSON.parse(line), seq: first + index, mark })),
  )
}

test(
  `${CONVERSATIONS} random conversations: each answer ends once and nothing follows it (seed ${SEED})`,
  async () => {
    const perWorld = Math.max(1, Math.round(CONVERSATIONS / WORLDS.length))
    let told = 0

    async function runWorld({ failure, nodes }: (typeof WORLDS)[number], seed: number): Promise<void> {
      const random = createRandom(seed)
      const world = await createWorld(failure, nodes, random)
      for (let done = 0; done < perWorld; done += WAVE) {
        world.fail(true)
        const count = Math.min(WAVE, perWorld - done)
        const wave = await Promise.all(Array.from({ length: count }, () => converse(world, random)))
        world.fail(false)
        world.letLeasesEnd()
        await Promise.all(wave.map(conversed => settle(world, conversed)))
        await Promise.all(wave.map(conversed => check(world, conversed)))
        for (const { tabs } of wave) for (const tab of tabs) tab.leave()
      }
      await world.close()
    }

    /** What nobody writes any more is taken up when its lease has ended; then both tabs have all that the log has. */
    async function settle(world: World, { opened, tabs }: Conversed): Promise<void> {
      await Promise.all(tabs.map(tab => tab.awaitDecisions()))
      let calm = 0
      const look = async () => {
        const state = opened && (await world.sound.state(opened.id))
        const isOver = typeof state === 'object' && state.running === null
        calm = isOver && tabs.every(tab => tab.events().length === state.head.seq) ? calm + 1 : 0
        return calm
      }
      // More than once: what was refused may be tried again a moment later.
      await expect.poll(look, { timeout: 15_000, interval: 100 }).toBeGreaterThan(3)
    }

    async function check(world: World, conversed: Conversed): Promise<void> {
      const events = await readAll(world.sound, conversed)
      for (const tab of conversed.tabs) expect(tab.events()).toEqual(events)
      checkEvents(events, [WORDS.join('')])
      const ends = events.flatMap(event => (event.type === 'answer-end' ? [event] : []))
      for (const end of ends) expect(end.outcome === 'urgent').toBe(conversed.flags.has(end.answer))
      told += ends.length
    }

    await Promise.all(WORLDS.map((world, index) => runWorld(world, SEED + index)))
    // It has tried something.
    expect(told).toBeGreaterThan(CONVERSATIONS)
  },
  Math.max(30_000, CONVERSATIONS * 1_000),
)
