/** One wave: people ask while faults strike; then all is well again, and what was recorded is judged. */
import { createHash } from 'node:crypto'
import { createRandom } from '../support/random.ts'
import { between, type Fault, pause, pick } from './fault.ts'
import { isRedFlag, LAB_MASTER_KEY } from './lab-site.ts'
import { judge, type Violation } from './oracle.ts'
import { createPerson, type Person } from './person.ts'
import type { ConversationRecording, Wire } from './recordings.ts'
import { isBeginning, isWhole } from './self-evident-text.ts'
import { openToken } from './unseal.ts'
import { unsealRows } from './unseal-rows.ts'
import type { World } from './world.ts'

export interface WaveOptions {
  world: World
  seed: number
  /** Faults. */
  count: number
  people: number
}

export interface WaveReport {
  seed: number
  struck: string[]
  /** Answers that ended, in whichever log. */
  answers: number
  events: number
  resets: number
  /** From the last fault until every page had everything. */
  settledMs: number
  violations: Violation[]
  recordings: ConversationRecording[]
}

/** Faults strike as densely as they would all day long in a very bad network. */
const FAULT_EVERY_MS = 90
/** So long may nothing new be shown to anybody: a busy machine is slow, and only what stands still is stuck. */
const STILL_MAX_MS = 40_000
/** Somebody looks several times as often. */
const LOOK_MAX_MS = 250
const WAKE_MS = 300
/** Much longer than the longest wait between two tries of the store. */
const RATED_MAX_MS = 60_000
const EXPECTATIONS = { isBeginning, isWhole, isRedFlag }

export async function runWave({ world, seed, count, people }: WaveOptions): Promise<WaveReport> {
  const random = createRandom(seed)
  await world.begin()
  const crowd = Array.from({ length: people }, (_, index) =>
    createPerson(`${seed}.${index}`, world.relay, createRandom(seed * 1_000 + index)),
  )
  const lives = new AbortController()
  const living = crowd.map(person => person.live(lives.signal))
  await pause(between(random, 100, 600))
  const { struck, failures } = await strikeAll(world.faults, count, random)
  lives.abort()
  await Promise.all(living)

  const began = performance.now()
  const violations = [...failures, ...(await settle(world, crowd))]
  const settledMs = performance.now() - began
  for (const person of crowd) person.leave()
  const recordings = await recordAll(world, crowd)
  for (const recording of recordings) violations.push(...judge(recording, EXPECTATIONS))
  violations.push(...(await world.inspect()))

  const logged = recordings.flatMap(({ logs }) => logs.flat())
  return {
    seed,
    struck,
    settledMs,
    violations,
    recordings,
    answers: new Set(logged.flatMap(event => (event.type === 'answer-end' ? [event.answer] : []))).size,
    events: new Set(logged.map(event => event.mark + event.seq)).size,
    resets: recordings.flatMap(({ pages }) => pages.flatMap(({ shown }) => shown.filter(one => one.type === 'reset')))
      .length,
  }
}

/** Resolves with their names when all are over. */
async function strikeAll(
  faults: readonly Fault[],
  count: number,
  random: () => number,
): Promise<{ struck: string[]; failures: Violation[] }> {
  const striking: Promise<void>[] = []
  const struck: string[] = []
  const failures: Violation[] = []
  while (struck.length < count) {
    const { name, strike } = drawFault(faults, random)
    struck.push(name)
    const fail = (error: unknown) => void failures.push({ rule: 'laboratory', where: name, what: String(error) })
    striking.push(strike(createRandom(Math.floor(random() * 2 ** 32))).catch(fail))
    await pause(random() * 2 * FAULT_EVERY_MS)
  }
  await Promise.all(striking)
  return { struck, failures }
}

function drawFault(faults: readonly Fault[], random: () => number): Fault {
  let at = random() * faults.reduce((sum, { weight }) => sum + weight, 0)
  const found = faults.find(({ weight }) => {
    at -= weight
    return at < 0
  })
  return found ?? (pick(random, faults) as Fault)
}

/** Everybody asks once more, and in the end has everything. What cannot be had in time is a violation. */
async function settle(world: World, crowd: readonly Person[]): Promise<Violation[]> {
  const waking = setInterval(() => {
    for (const person of crowd) person.wake()
  }, WAKE_MS)
  const isStuck = watchForStandstill(() => crowd.reduce((sum, person) => sum + person.shownCount(), 0))
  const violations: Violation[] = []
  const report = ({ name: where }: Person, what: string) => violations.push({ rule: 'unsettled', where, what })
  const isAnswered = await Promise.all(crowd.map(person => person.askLast(isStuck)))
  for (const [index, person] of crowd.entries())
    if (!isAnswered[index]) report(person, 'a question after all faults is not answered')

  const wires = world.wires()
  const ids = new Map(crowd.map(person => [person, nameConversation(tokenOf(person.name, wires))]))
  let waiting = [...crowd]
  for (;;) {
    const now = (await world.readLogs()).at(-1)
    waiting = waiting.filter(person => {
      const row = now?.get(ids.get(person) ?? '')?.at(-1)
      return row === undefined || !person.isSettled({ seq: row.first + row.count - 1, mark: row.mark })
    })
    if (waiting.length === 0 || isStuck()) break
    await pause(100)
  }
  for (const person of waiting) report(person, 'not every page has what the log has')
  clearInterval(waking)
  if (!(await areRated(world, crowd)))
    violations.push({ rule: 'unsettled', where: 'store', what: 'verdicts are missing' })
  return violations
}

/**
 * Tells whether the number has stayed the same for too long; asked again and again. Time in which this process itself did not
 * run is left out: nothing that goes through it could move.
 */
function watchForStandstill(read: () => number): () => boolean {
  let [last, lookedAt, stillMs] = [Number.NaN, performance.now(), 0]
  return () => {
    const [now, time] = [read(), performance.now()]
    stillMs = now === last ? stillMs + Math.min(time - lookedAt, LOOK_MAX_MS) : 0
    lookedAt = time
    last = now
    return stillMs >= STILL_MAX_MS
  }
}

/** Whether the durable rows take what is recorded once all is well, without a restart. */
async function areRated(world: World, crowd: readonly Person[]): Promise<boolean> {
  for (const until = performance.now() + RATED_MAX_MS; performance.now() < until; ) {
    // Again and again, as a person does who is told that it was not kept.
    const answers = crowd.flatMap(person => person.rateLast() ?? [])
    for (let look = 0; look < 20; look++) {
      if (await world.hasFeedback(answers)) return true
      await pause(150)
    }
  }
  return false
}

async function recordAll(world: World, crowd: readonly Person[]): Promise<ConversationRecording[]> {
  const wires = world.wires()
  const logs = await world.readLogs()
  return Promise.all(
    crowd.map(async ({ name, record }) => {
      const token = await openToken(LAB_MASTER_KEY, tokenOf(name, wires))
      return {
        name,
        logs: await Promise.all(logs.map(log => unsealRows(log.get(token.id) ?? [], token))),
        wires: wires.filter(({ page }) => isOf(name, page)),
        pages: record(),
      }
    }),
  )
}

const isOf = (person: string, page: string) => page.startsWith(`${person}-`)

/** What its pages resumed with; of one that never had to, what it was given. */
function tokenOf(person: string, wires: readonly Wire[]): string {
  const frames = wires.filter(({ page }) => isOf(person, page)).flatMap(wire => wire.frames.map(({ frame }) => frame))
  const resumed = frames.flatMap(frame => (frame.type === 'hello' && frame.resume ? [frame.resume.token] : []))
  const given = frames.flatMap(frame => (frame.type === 'welcome' && frame.token ? [frame.token] : []))
  return resumed.at(-1) ?? given.at(-1) ?? ''
}

function nameConversation(token: string): string {
  return createHash('sha256').update(Buffer.from(token, 'base64url')).digest('base64url')
}
