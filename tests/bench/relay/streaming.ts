/** What streams cost: rounds in which each contender in turn serves the same number of them. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Part } from './contenders.ts'
import type { Load, Station } from './stations.ts'
import { type Summary, summarize } from './statistics.ts'

export interface StreamRow {
  part: Part['name']
  name: string
  streams: number
  /** Processor time of the server's process, in microseconds, and how many times the baseline's of the same round. */
  cpuMicrosPerToken: Summary
  cpuRatio: Summary
  /** Received by clients, WebSocket framing included. */
  bytesPerToken: Summary
  bytesRatio: Summary
  /** From the source to the client: median of the rounds. */
  tokenMs: { p50: number; p99: number }
  /** How much more than the baseline's of the same round. */
  addedMs: { p50: Summary; p99: Summary }
  /** From a client's question to its first token: median of the rounds. */
  firstMs: { p50: number; p99: number }
}

export interface Pace {
  rounds: number
  /** Rounds before those, which count for nothing. */
  warmUps: number
  /** Questions are spread over so long, so that streams are out of step as those of many people are. */
  spreadMs: number
  /** Before it is measured, so that nobody is measured while streams begin. */
  settleMs: number
  /** How long a round measures. */
  windowMs: number
}

interface Measured {
  cpu: number
  bytes: number
  token: { p50: number; p99: number }
  first: { p50: number; p99: number }
}

async function measureOnce({ server, target }: Station, load: Load, streams: number, pace: Pace): Promise<Measured> {
  await load.call('open', target, streams)
  await load.call('ask', pace.spreadMs)
  await sleep(pace.settleMs)
  const [used, received] = await Promise.all([server.call('usage'), load.call('received')])
  await sleep(pace.windowMs)
  const waits = await load.call('waits')
  const [usedThen, receivedThen] = await Promise.all([server.call('usage'), load.call('received')])
  await load.call('close')
  return {
    cpu: (usedThen.cpuMicros - used.cpuMicros) / (usedThen.tokens - used.tokens),
    bytes: (receivedThen.bytes - received.bytes) / (receivedThen.tokens - received.tokens),
    ...waits,
  }
}

export async function measurePart(
  part: Part,
  stations: readonly Station[],
  load: Load,
  pace: Pace,
  say: (text: string) => void,
): Promise<StreamRow[]> {
  const measured: Measured[][] = stations.map(() => [])
  const { rounds, warmUps } = pace
  for (let round = -warmUps; round < rounds; round++) {
    const order = [...stations.entries()]
    // There and back: what changes slowly on the machine meets all alike.
    if (round % 2 !== 0) order.reverse()
    for (const [index, station] of order) {
      const one = await measureOnce(station, load, part.streams, pace)
      say(`${part.name} ${round < 0 ? 'warm-up' : round + 1}: ${station.name} ${one.cpu.toFixed(1)} µs a token`)
      if (round >= 0) measured[index]?.push(one)
    }
  }
  return stations.map(({ name }, index) => describe(part, name, measured[index] ?? [], measured[0] ?? []))
}

function describe(part: Part, name: string, rounds: Measured[], baseline: Measured[]): StreamRow {
  const each = (value: (round: Measured) => number) => summarize(rounds.map(value))
  const ratio = (value: (round: Measured) => number) =>
    summarize(
      rounds.map((round, index) => {
        const base = baseline[index]
        return base ? value(round) / value(base) : Number.NaN
      }),
    )
  const added = (value: (round: Measured) => number) =>
    summarize(rounds.map((round, index) => value(round) - value(baseline[index] ?? round)))
  return {
    part: part.name,
    name,
    streams: part.streams,
    cpuMicrosPerToken: each(({ cpu }) => cpu),
    cpuRatio: ratio(({ cpu }) => cpu),
    bytesPerToken: each(({ bytes }) => bytes),
    bytesRatio: ratio(({ bytes }) => bytes),
    tokenMs: { p50: each(({ token }) => token.p50).median, p99: each(({ token }) => token.p99).median },
    addedMs: {
      p50: added(({ token }) => token.p50),
      p99: added(({ token }) => token.p99),
    },
    firstMs: { p50: each(({ first }) => first.p50).median, p99: each(({ first }) => first.p99).median },
  }
}
