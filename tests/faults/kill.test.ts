/** `kill -9` of the relay in the middle of answers, and while it starts: what readers see is whole all the same. */
import { expect, test } from 'vitest'
import { runFaults } from './run-faults.ts'

const KILLS = Number(process.env.NAVIS_KILLS ?? 20)
const SEED = Number(process.env.NAVIS_SEED ?? 20261122)
/** Most of a kill is waiting. */
const LABS = 4
const KILL_MAX_MS = 15_000

test(
  `after ${KILLS} kills at any moment nothing is lost or repeated, and the file is sound each time (seed ${SEED})`,
  async () => {
    const { violations, answers, resets } = await runFaults({ seed: SEED, count: KILLS, world: 'kills', labs: LABS })
    expect(violations).toEqual([])
    expect(resets).toBe(0)
    // It has tried something.
    expect(answers).toBeGreaterThan(KILLS / 4)
  },
  KILLS * KILL_MAX_MS,
)
