/** A sample of what `npm run proof -- faults` does in full. A failure names its seed, with which it can be run again. */
import { describe, expect, test } from 'vitest'
import { hasRedisServer } from '../support/redis-server.ts'
import { type FaultsReport, runFaults } from './run-faults.ts'

const SEED = Number(process.env.NAVIS_SEED ?? 20261122)
/** 40 together. */
const ON_CLUSTER = 28
const ON_EMBEDDED = 12
/** Ends what hangs; what it may take is judged within a wave. */
const MAX_MS = 300_000

function expectKept({ violations, struck, answers }: FaultsReport, count: number): void {
  expect(violations).toEqual([])
  expect([...struck.values()].reduce((sum, number) => sum + number, 0)).toBe(count)
  // It has tried something.
  expect(answers).toBeGreaterThan(count / 2)
}

describe.concurrent('nothing is lost, repeated, reordered or joined', () => {
  test.runIf(hasRedisServer())(
    `with ${ON_CLUSTER} faults on three relays with Redis and PostgreSQL (seed ${SEED})`,
    async () => expectKept(await runFaults({ seed: SEED, count: ON_CLUSTER, world: 'cluster' }), ON_CLUSTER),
    MAX_MS,
  )

  test(
    `with ${ON_EMBEDDED} faults on the embedded default (seed ${SEED})`,
    async () => expectKept(await runFaults({ seed: SEED, count: ON_EMBEDDED, world: 'embedded' }), ON_EMBEDDED),
    MAX_MS,
  )
})
