/** Waves of faults until a number of them has struck. Every wave has a seed of its own, by which it can be run again. */
import { createRandom } from '../support/random.ts'
import { openClusterWorld } from './cluster-world.ts'
import { openEmbeddedWorld } from './embedded-world.ts'
import { openKillWorld } from './kill-world.ts'
import type { Violation } from './oracle.ts'
import { runWave, type WaveReport } from './run-wave.ts'
import type { World } from './world.ts'

/** `kills`: the embedded default and SIGKILL alone. */
export const WORLDS = ['cluster', 'embedded', 'kills'] as const
export type WorldName = (typeof WORLDS)[number]

const OPEN: Record<WorldName, (options: { random(): number; wordMs: number }) => Promise<World>> = {
  cluster: openClusterWorld,
  embedded: openEmbeddedWorld,
  kills: openKillWorld,
}

export interface FaultsOptions {
  /** Of the first wave; the next one has the next number. */
  seed: number
  /** How many faults. */
  count: number
  world: WorldName
  onWave?(report: WaveReport, struck: number): void
}

export interface FaultsReport {
  seed: number
  waves: number
  struck: Map<string, number>
  answers: number
  events: number
  resets: number
  settledMs: number[]
  violations: (Violation & { seed: number })[]
}

const WAVE_FAULTS: Record<WorldName, number> = { cluster: 80, embedded: 40, kills: 40 }
const PEOPLE = 12
const WORD_MS = 30

export async function runFaults({ seed, count, world: name, onWave }: FaultsOptions): Promise<FaultsReport> {
  const world = await OPEN[name]({ random: createRandom(seed), wordMs: WORD_MS })
  const report: FaultsReport = {
    ...{ seed, waves: 0, struck: new Map(), answers: 0, events: 0, resets: 0 },
    ...{ settledMs: [], violations: [] },
  }
  let struck = 0
  try {
    while (struck < count) {
      const wave = await runWave({
        world,
        seed: seed + report.waves,
        count: Math.min(WAVE_FAULTS[name], count - struck),
        people: PEOPLE,
      })
      struck += wave.struck.length
      report.waves += 1
      for (const name of wave.struck) report.struck.set(name, (report.struck.get(name) ?? 0) + 1)
      report.answers += wave.answers
      report.events += wave.events
      report.resets += wave.resets
      report.settledMs.push(wave.settledMs)
      report.violations.push(...wave.violations.map(violation => ({ ...violation, seed: wave.seed })))
      onWave?.(wave, struck)
    }
  } finally {
    await world.close()
  }
  return report
}
