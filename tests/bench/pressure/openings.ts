/** Thousands of openings at once beside slow requests: how long honest readers wait for their first word meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises'
import { serveNavis } from '../../commands/run-navis.ts'
import { startProcess } from '../relay/calls.ts'
import { percentile, type Summary, summarize } from '../relay/statistics.ts'
import type { AttackCalls, Target } from './attack-process.ts'
import type { ReadersCalls } from './readers-process.ts'

export interface OpeningsRow {
  part: 'openings'
  name: string
  openings: number
  /** What became of them: HTTP statuses, of all rounds together. */
  outcomes: Record<string, number>
  /** Milliseconds to the first word, and how many times those of the same round without the attack. */
  calmMs: { p50: Summary; p95: Summary }
  attackedMs: { p50: Summary; p95: Summary }
  p50Ratio: Summary
  p95Ratio: Summary
  /** How long the openings took, in milliseconds. */
  tookMs: Summary
}

export interface Pace {
  rounds: number
  openings: number
  slow: number
  /** How long readers are measured without an attack, and with its sockets held after it. */
  windowMs: number
}

const READERS = 10
const ATTACKERS = 2
const SETTLE_MS = 1_500

/** `limits` are the relay's; `addresses` is how many each attacker comes from. */
async function measure(name: string, limits: object, addresses: number, pace: Pace): Promise<OpeningsRow> {
  const asks = { asksPerMinute: 1e9, questionsPerConversation: 1e9, eventsPerConversation: 1e9 }
  const relay = await serveNavis({ NAVIS_LIMITS: JSON.stringify({ ...asks, ...limits }) })
  const readers = await startProcess<ReadersCalls>('../pressure/readers-process.ts', {})
  const attackers = await Promise.all(
    Array.from({ length: ATTACKERS }, () => startProcess<AttackCalls>('../pressure/attack-process.ts', {})),
  )
  const target: Target = { port: Number(new URL(relay.url).port), path: '/v1/chat?site=demo', origin: relay.url }
  const each = (count: number) => Math.round(count / ATTACKERS)
  const calm: number[][] = []
  const attacked: number[][] = []
  const took: number[] = []
  const outcomes: Record<string, number> = {}
  try {
    await readers.call('open', { url: `${relay.url.replace('http', 'ws')}${target.path}`, origin: relay.url }, READERS)
    await readers.call('beginAsking')
    for (let round = -1; round < pace.rounds; round++) {
      await readers.call('takeWaits')
      await sleep(pace.windowMs)
      const without = await readers.call('takeWaits')
      await Promise.all(attackers.map(attacker => attacker.call('dribble', target, each(pace.slow))))
      const began = performance.now()
      const tallies = await Promise.all(
        attackers.map(attacker => attacker.call('openings', target, each(pace.openings), addresses)),
      )
      const tookMs = performance.now() - began
      // As long as without: mostly held sockets and slow requests, after the openings themselves.
      await sleep(Math.max(0, pace.windowMs - tookMs))
      const during = await readers.call('takeWaits')
      await Promise.all(attackers.map(attacker => attacker.call('end')))
      await sleep(SETTLE_MS)
      if (round < 0) continue
      calm.push(without)
      attacked.push(during)
      took.push(tookMs)
      for (const tally of tallies) {
        for (const [status, count] of Object.entries(tally)) outcomes[status] = (outcomes[status] ?? 0) + count
      }
    }
    await readers.call('endAsking')
  } finally {
    await Promise.all([readers, ...attackers].map(process => process.stop()))
    relay.signal('SIGKILL')
    await relay.finished
  }
  const at = (rounds: number[][], share: number) => rounds.map(values => percentile(values, share))
  const ratio = (share: number) =>
    summarize(attacked.map((values, index) => percentile(values, share) / percentile(calm[index] ?? [], share)))
  return {
    ...{ part: 'openings', name, openings: pace.openings, outcomes },
    calmMs: { p50: summarize(at(calm, 0.5)), p95: summarize(at(calm, 0.95)) },
    attackedMs: { p50: summarize(at(attacked, 0.5)), p95: summarize(at(attacked, 0.95)) },
    p50Ratio: ratio(0.5),
    p95Ratio: ratio(0.95),
    tookMs: summarize(took),
  }
}

export async function measureOpenings(pace: Pace, say: (text: string) => void): Promise<OpeningsRow[]> {
  say('openings that are let in')
  const letIn = await measure('let in', { connectionsPerAddress: 1e6 }, 100, pace)
  say('openings of a few addresses')
  const refused = await measure('mostly refused: 503', {}, 10, pace)
  return [letIn, refused]
}
