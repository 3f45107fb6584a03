/** The traces of the model on the real code: whatever happens in whichever order, nothing is lost, repeated or spliced. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRandom } from '../../support/random.ts'
import { findDisorder, findGap, findHole } from '../invariants.ts'
import { describeStep, type Step } from '../steps.ts'
import { TRACE_LENGTH, walk } from '../trace.ts'
import { CLIENTS, type Event, NODES } from '../world.ts'
import type { RealPage } from './page.ts'
import { createRealWorld, type RealWorld } from './world.ts'

const SEED = Number(process.env.NAVIS_SEED ?? 20261122)
const TRACES = Number(process.env.NAVIS_REPLAYED_TRACES ?? 25)
/** Steps of half a second in which everything that runs comes to its end: leases, three attempts, the longest back-off. */
const CALM_ROUNDS = 300

beforeEach(() => void vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') }))
afterEach(() => void vi.useRealTimers())

/** What is wrong with what a page shows at this moment. */
function findWrong({ pages, nodes, logged }: RealWorld): string | undefined {
  for (const name of NODES) {
    const [error] = nodes[name].errors
    if (error) return `the relay of ${name} failed: ${error}`
  }
  for (const name of CLIENTS) {
    const { shown } = pages[name]
    const events = shown as unknown as Event[]
    const wrong = findHole(shown) ?? findDisorder(events) ?? findGap(events) ?? findSplice(pages[name], logged)
    if (wrong) return `${name}: ${wrong}`
  }
}

function findSplice({ shown }: RealPage, logged: RealWorld['logged']): string | undefined {
  for (const [index, { seq, mark }] of shown.entries()) {
    const row = logged.get(mark)
    if (!row || seq < row.first || seq >= row.first + row.count) return `${seq} ${mark} was never in the log`
    const before = shown[index - 1]?.mark ?? ''
    if (before !== mark && before !== row.before) return `${before} is followed by ${mark} instead of ${row.before}`
  }
}

/** Every fault ends, every frame arrives, answers are written to their end, until all is told. */
async function calm(world: RealWorld): Promise<boolean> {
  for (const node of NODES) {
    for (const step of ['thaw', 'rejoin', 'start'] as const) await world.take({ do: step, node })
  }
  for (let round = 0, quiet = 0; round < CALM_ROUNDS; round++) {
    await world.take({ do: 'apply-stray' })
    for (const client of CLIENTS) {
      await world.take({ do: 'connect', client, node: 'A' })
      while (await world.take({ do: 'notice', client }));
      while (await world.take({ do: 'serve', client, socket: 'current' }));
    }
    for (const node of NODES) {
      for (const part of ['start', 'delta', 'end'] as const) await world.take({ do: 'part', node, part })
      while ((await world.take({ do: 'apply', node })) || (await world.take({ do: 'reply', node })));
      await world.take({ do: 'hear', node })
    }
    for (const client of CLIENTS) await world.take({ do: 'take', client })
    await world.take({ do: 'tick', times: 1 })
    quiet = (await isQuiet(world)) ? quiet + 1 : 0
    if (quiet > 12) return true
  }
  return false
}

async function isQuiet(world: RealWorld): Promise<boolean> {
  if (world.running()) return false
  for (const name of CLIENTS) {
    const page = world.pages[name]
    if (page.chat.outgoing.value.some(({ state }) => state === 'sent' || state === 'queued')) return false
    if (page.state() !== 'open' && page.state() !== 'idle') return false
    const log = await world.readLog(page)
    if ((log?.length ?? 0) !== page.shown.length) return false
  }
  return true
}

/** Each page shows what the log has, each answer has its end, and each question is somewhere. */
async function findLeft(world: RealWorld): Promise<string | undefined> {
  for (const name of CLIENTS) {
    const page = world.pages[name]
    const log = (await world.readLog(page)) ?? []
    expect(page.shown).toEqual(log)
    const last = log.findLast(({ type }) => type === 'question' || type === 'answer-end')
    if (last?.type === 'question') return `${name}: ${last.text} has no end`
    for (const [text, { id, isFlag }] of page.asked) {
      const { draft, outgoing } = page.chat
      const isKept = draft.value.includes(text) || outgoing.value.some(entry => entry.text === text)
      const isShown = log.some(event => event.type === 'question' && event.text === text)
      const card = log.find(event => event.type === 'answer-start' && event.answer === id)
      const hasCard = page.cards.has(id) || (card?.type === 'answer-start' && card.urgent !== undefined)
      if (!isKept && !isShown && !page.cards.has(id)) return `${name}: "${text}" is lost`
      if (isFlag && isShown && !hasCard) return `${name}: "${text}" had no card`
    }
  }
}

async function replayOnReal(steps: readonly Step[]): Promise<{ wrong: string | undefined; taken: Step[] }> {
  const world = await createRealWorld()
  const taken: Step[] = []
  try {
    for (const step of steps) {
      if (!(await world.take(step))) continue
      taken.push(step)
      const wrong = findWrong(world)
      if (wrong) return { wrong, taken }
    }
    if (!(await calm(world))) return { wrong: 'it never comes to rest', taken }
    return { wrong: findWrong(world) ?? (await findLeft(world)), taken }
  } finally {
    world.dispose()
  }
}

/** Something is wrong still with as few steps as can be found by leaving steps out. */
async function shrink(steps: readonly Step[]): Promise<string> {
  let best = await replayOnReal(steps)
  for (let size = Math.ceil(best.taken.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.taken.length; ) {
      const shorter = await replayOnReal([...best.taken.slice(0, at), ...best.taken.slice(at + size)])
      if (shorter.wrong) best = shorter
      else at += size
    }
  }
  return `${best.wrong}\n${best.taken.map(step => `  ${describeStep(step)}`).join('\n')}\n${JSON.stringify(best.taken)}`
}

test(
  `${TRACES} traces of the model break no promise of the real code (seed ${SEED})`,
  async () => {
    const random = createRandom(SEED)
    let given = 0
    let done = 0
    for (let trace = 0; trace < TRACES; trace++) {
      const { steps } = walk(Array.from({ length: TRACE_LENGTH }, random))
      const { wrong, taken } = await replayOnReal(steps)
      if (wrong) throw new Error(`Trace ${trace}: ${await shrink(taken)}`)
      given += steps.length
      done += taken.length
    }
    console.log(`${done} of ${given} steps were possible on the real code`)
    expect(done / given).toBeGreaterThan(0.6)
  },
  Math.max(60_000, TRACES * 500),
)

/** A question begun again and a card written again after one lost reply: its answer followed the card. */
const CARD_BESIDE_RETRY: Step[] = [
  { do: 'connect', client: 'two', node: 'B' },
  { do: 'serve', client: 'two', socket: 'current' },
  { do: 'take', client: 'two' },
  { do: 'ask', client: 'two', flag: false },
  { do: 'serve', client: 'two', socket: 'current' },
  { do: 'stop', client: 'two' },
  { do: 'serve', client: 'two', socket: 'current' },
  { do: 'ask', client: 'two', flag: true },
  { do: 'serve', client: 'two', socket: 'current' },
  { do: 'apply', node: 'B' },
  { do: 'reply', node: 'B' },
  { do: 'apply', node: 'B' },
  { do: 'reply', node: 'B' },
  { do: 'apply', node: 'B' },
  { do: 'ask', client: 'two', flag: false },
  { do: 'ask', client: 'two', flag: true },
  { do: 'serve', client: 'two', socket: 'current' },
  { do: 'serve', client: 'two', socket: 'current' },
  { do: 'lose', node: 'B' },
]

test('a card ends what began in the moment before it, also when both are tried again', async () => {
  expect((await replayOnReal(CARD_BESIDE_RETRY)).wrong).toBeUndefined()
})
