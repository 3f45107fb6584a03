/** Thousands of openings at once beside slow requests: how long honest readers wait for their first word meanwhile. */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Serving, serveNavis } from '../../commands/run-navis.ts'
import { startProcess } from '../relay/calls.ts'
import { percentile, type Summary, summarize } from '../relay/statistics.ts'
import type { AttackCalls, Outcome, Target } from './attack-process.ts'
import type { ReadersCalls } from './readers-process.ts'

export interface OpeningsRow {
  part: 'openings'
  name: string
  openings: number
  /** What became of them, of all rounds together. */
  outcomes: Record<Outcome, number>
  /** Milliseconds to the first word, of all rounds together: without the attack, while openings come, and beside what they hold. */
  calmMs: Waits
  floodedMs: Waits
  heldMs: Waits
  /** How many times those of the same round without the attack, from its first opening on. */
  p50Ratio: Summary
  p99Ratio: Summary
  /** How long the openings took, in milliseconds, and the relay's processor time for each, in microseconds. */
  tookMs: Summary
  microsPerOpening: Summary
  /**
   * Share of the time in which the relay had something to do that it waited for a processor, without and with the attack: what
   * is above 0 is the machine's doing, and NaN where the system does not tell.
   */
  waitingShare: { calm: Summary; attacked: Summary }
  /** Of the relay: before the first attack, the most beside one, and after the last. */
  descriptors: { before: number; most: number; after: number }
}

export interface Pace {
  rounds: number
  openings: number
  slow: number
  /** How long readers are measured without an attack, and with it. */
  windowMs: number
  /** No round is begun after it: on a busy machine one may take minutes. */
  enoughMs: number
}

interface Waits {
  count: number
  p50: number
  p99: number
}

/** Each asks ten questions a minute, which is as many as a conversation may. */
const READERS = 12
const EVERY_MS = 6_000
const ATTACKERS = 2
const SETTLE_MS = 2_000
/** A question of every reader, so that nothing is run for the first time in a round. */
const WARM_UP_MS = EVERY_MS + 1_000

const readWaits = (waits: readonly number[]): Waits => ({
  count: waits.length,
  p50: percentile(waits, 0.5),
  p99: percentile(waits, 0.99),
})

/** Numbers of the relay's `/metrics`, by name. */
async function readMetrics({ admin }: Serving): Promise<(name: string) => number> {
  const text = await (await fetch(`${admin}/metrics`)).text()
  return name => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

/** Nanoseconds that the relay's thread ran, and that it was ready and waited, since it began; Linux alone tells. */
function readTurns({ pid }: Serving): { ran: number; waited: number } {
  try {
    const [ran, waited] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ').map(Number)
    return { ran: ran ?? Number.NaN, waited: waited ?? Number.NaN }
  } catch {
    return { ran: Number.NaN, waited: Number.NaN }
  }
}

/** `limits` are the relay's; `addresses` is how many each attacker comes from. */
async function measure(
  name: string,
  limits: object,
  addresses: number,
  pace: Pace,
  say: (text: string) => void,
): Promise<OpeningsRow> {
  const asks = { asksPerMinute: 1e9, questionsPerConversation: 1e9, eventsPerConversation: 1e9 }
  const relay = await serveNavis({ NAVIS_LIMITS: JSON.stringify({ ...asks, ...limits }) })
  const readers = await startProcess<ReadersCalls>('../pressure/readers-process.ts', {})
  const attackers = await Promise.all(
    Array.from({ length: ATTACKERS }, () => startProcess<AttackCalls>('../pressure/attack-process.ts', {})),
  )
  const target: Target = { port: Number(new URL(relay.url).port), path: '/v1/chat?site=demo', origin: relay.url }
  const each = (count: number) => Math.round(count / ATTACKERS)
  const rounds: {
    calm: number[]
    flooded: number[]
    held: number[]
    tookMs: number
    micros: number
    calmShare: number
    attackedShare: number
  }[] = []
  const outcomes: Record<Outcome, number> = {}
  const descriptors = { before: Number.NaN, most: 0, after: Number.NaN }
  /** Gives the share since `before`. */
  const shareSince = (before: ReturnType<typeof readTurns>) => {
    const { ran, waited } = readTurns(relay)
    return (waited - before.waited) / (ran - before.ran + waited - before.waited)
  }
  const countDescriptors = async () => (await readMetrics(relay))('process_open_fds')
  try {
    await Promise.all(attackers.map(attacker => attacker.call('begin')))
    await readers.call('open', { url: `${relay.url.replace('http', 'ws')}${target.path}`, origin: relay.url }, READERS)
    await readers.call('beginAsking', EVERY_MS)
    await sleep(Math.min(WARM_UP_MS, 10 * pace.windowMs))
    descriptors.before = await countDescriptors()
    const end = performance.now() + pace.enoughMs
    for (let round = 1; round <= pace.rounds && (round === 1 || performance.now() < end); round++) {
      await readers.call('takeWaits')
      const atCalm = readTurns(relay)
      await sleep(pace.windowMs)
      const calm = await readers.call('takeWaits')
      const calmShare = shareSince(atCalm)
      await Promise.all(attackers.map(attacker => attacker.call('dribble', target, each(pace.slow))))
      await readers.call('takeWaits')
      const cpuBefore = (await readMetrics(relay))('process_cpu_seconds_total')
      const atAttack = readTurns(relay)
      const began = performance.now()
      const tallies = await Promise.all(
        attackers.map(attacker => attacker.call('openings', target, each(pace.openings), addresses)),
      )
      const tookMs = performance.now() - began
      const flooded = await readers.call('takeWaits')
      const attackedShare = shareSince(atAttack)
      const metrics = await readMetrics(relay)
      descriptors.most = Math.max(descriptors.most, metrics('process_open_fds'))
      const micros = ((metrics('process_cpu_seconds_total') - cpuBefore) * 1e6) / pace.openings
      await sleep(Math.max(EVERY_MS / 2, pace.windowMs - tookMs))
      const held = await readers.call('takeWaits')
      await Promise.all(attackers.map(attacker => attacker.call('end')))
      await sleep(SETTLE_MS)
      rounds.push({ calm, flooded, held, tookMs, micros, calmShare, attackedShare })
      for (const tally of tallies) {
        for (const [outcome, count] of Object.entries(tally)) outcomes[outcome] = (outcomes[outcome] ?? 0) + count
      }
      say(
        `openings ${name}, round ${round} of ${pace.rounds}: ${pace.openings} in ${(tookMs / 1_000).toFixed(1)} s, ` +
          `first word p50 ${percentile(calm, 0.5).toFixed(1)} → ${percentile([...flooded, ...held], 0.5).toFixed(1)} ms`,
      )
    }
    descriptors.after = await countDescriptors()
    await readers.call('endAsking')
  } finally {
    await Promise.all([readers, ...attackers].map(process => process.stop()))
    relay.signal('SIGKILL')
    await relay.finished
  }
  const ratio = (share: number) =>
    summarize(
      rounds.map(({ calm, flooded, held }) => percentile([...flooded, ...held], share) / percentile(calm, share)),
    )
  return {
    ...{ part: 'openings', name, openings: pace.openings, outcomes, descriptors },
    calmMs: readWaits(rounds.flatMap(({ calm }) => calm)),
    floodedMs: readWaits(rounds.flatMap(({ flooded }) => flooded)),
    heldMs: readWaits(rounds.flatMap(({ held }) => held)),
    p50Ratio: ratio(0.5),
    p99Ratio: ratio(0.99),
    tookMs: summarize(rounds.map(({ tookMs }) => tookMs)),
    waitingShare: {
      calm: summarize(rounds.map(({ calmShare }) => calmShare)),
      attacked: summarize(rounds.map(({ attackedShare }) => attackedShare)),
    },
    microsPerOpening: summarize(rounds.map(({ micros }) => micros)),
  }
}

export async function measureOpenings(pace: Pace, say: (text: string) => void): Promise<OpeningsRow[]> {
  const letIn = await measure('that are let in', { connectionsPerAddress: 1e6 }, 100, pace, say)
  const refused = await measure('that are mostly refused', { connectionsPerSite: 100 }, 100, pace, say)
  return [letIn, refused]
}
