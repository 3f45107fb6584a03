/** Readers whose process is stopped: what they cost in memory, and how much later words reach others. */
import { setTimeout as sleep } from 'node:timers/promises'
import { startProcess } from '../relay/calls.ts'
import { percentile, type Summary, summarize } from '../relay/statistics.ts'
import type { AttackCalls, Target } from './attack-process.ts'
import type { ReadersCalls } from './readers-process.ts'
import type { RelayCalls } from './relay-process.ts'

export interface StoppedRow {
  part: 'stopped'
  stopped: number
  streams: number
  /** Bytes for each stopped reader: by the process's size, in use, and waiting in its socket. */
  rssBytes: Summary
  usedBytes: Summary
  waitingBytes: Summary
  /** Milliseconds that a token was under way to others, and how many times that without a stopped reader. */
  calmMs: { p50: Summary; p99: Summary }
  stoppedMs: { p50: Summary; p99: Summary }
  p99Ratio: Summary
}

export interface Pace {
  rounds: number
  stopped: number
  streams: number
  windowMs: number
}

/** The kernel's buffers are full by then, and the relay waits. */
const FILL_MS = 2_000

export async function measureStopped(pace: Pace, say: (text: string) => void): Promise<StoppedRow> {
  const relay = await startProcess<RelayCalls>('../pressure/relay-process.ts', {})
  const readers = await startProcess<ReadersCalls>('../pressure/readers-process.ts', {})
  const { url, origin, port, token } = await relay.call('where')
  const target: Target = { port, path: '/v1/chat?site=clinic', origin }
  const rounds: { calm: number[]; stopped: number[]; rss: number; used: number; waiting: number }[] = []
  try {
    await readers.call('open', { url, origin }, pace.streams)
    await readers.call('beginStreams')
    await sleep(FILL_MS)
    for (let round = -1; round < pace.rounds; round++) {
      const before = await relay.call('memory')
      await readers.call('takeAges')
      await sleep(pace.windowMs)
      const calm = await readers.call('takeAges')
      const stopper = await startProcess<AttackCalls>('../pressure/attack-process.ts', {})
      const id = await stopper.call('stopReading', target, pace.stopped, token)
      await sleep(FILL_MS)
      await readers.call('takeAges')
      await sleep(pace.windowMs)
      const stopped = await readers.call('takeAges')
      const held = await relay.call('memory')
      process.kill(id, 'SIGKILL')
      await stopper.stop()
      await sleep(FILL_MS)
      if (round < 0) continue
      const perReader = (bytes: number) => bytes / pace.stopped
      rounds.push({
        ...{ calm, stopped },
        rss: perReader(held.rss - before.rss),
        used: perReader(held.used - before.used),
        waiting: perReader(held.waiting - before.waiting),
      })
      say(`stopped readers, round ${round + 1}: ${Math.round(perReader(held.used - before.used) / 1024)} KiB each`)
    }
  } finally {
    await Promise.all([readers, relay].map(process => process.stop()))
  }
  const each = (value: (round: (typeof rounds)[number]) => number) => summarize(rounds.map(value))
  return {
    ...{ part: 'stopped', stopped: pace.stopped, streams: pace.streams },
    rssBytes: each(({ rss }) => rss),
    usedBytes: each(({ used }) => used),
    waitingBytes: each(({ waiting }) => waiting),
    calmMs: { p50: each(({ calm }) => percentile(calm, 0.5)), p99: each(({ calm }) => percentile(calm, 0.99)) },
    stoppedMs: {
      p50: each(({ stopped }) => percentile(stopped, 0.5)),
      p99: each(({ stopped }) => percentile(stopped, 0.99)),
    },
    p99Ratio: each(({ calm, stopped }) => percentile(stopped, 0.99) / percentile(calm, 0.99)),
  }
}
