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
  /** Worlds of their own that are struck at the same time: most of a wave is waiting. */
  labs?: number
  onWave?(report: WaveReport, struck: number): void
}

export interface FaultsReport {
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

export async function runFaults({ seed, count, world: name, labs = 1, onWave }: FaultsOptions): Promise<FaultsReport> {
  const report: FaultsReport = {
    ...{ waves: 0, struck: new Map(), answers: 0, events: 0, resets: 0 },
    ...{ settledMs: [], violations: [] },
  }
  const waveFaults = Math.min(WAVE_FAULTS[name], Math.ceil(count / labs))
  let [begun, struck] = [0, 0]

  function add(wave: WaveReport): void {
    struck += wave.struck.length
    report.waves += 1
    for (const fault of wave.struck) report.struck.set(fault, (report.struck.get(fault) ?? 0) + 1)
    report.answers += wave.answers
    report.events += wave.events
    report.resets += wave.resets
    report.settledMs.push(wave.settledMs)
    report.violations.push(...wave.violations.map(violation => ({ ...violation, seed: wave.seed })))
    onWave?.(wave, struck)
  }

  /** Takes one wave after the other until none is left. */
  async function runLab(index: number): Promise<void> {
    const world = await OPEN[name]({ random: createRandom(seed + index), wordMs: WORD_MS })
    try {
      while (begun * waveFaults < count) {
        const wave = begun++
        const left = count - wave * waveFaults
        add(await runWave({ world, seed: seed + wave, count: Math.min(waveFaults, left), people: PEOPLE }))
      }
    } finally {
      await world.close()
    }
  }

  await Promise.all(Array.from({ length: labs }, (_, index) => runLab(index)))
  return report
}
