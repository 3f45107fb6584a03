/**
 * `npm run proof -- faults [--seed N] [--count N] [--world cluster|embedded|kills] [--labs N]`: progress on stderr, a table
 * on stdout, and exit code 1 when any promise was broken. A wave that broke one is run again with its own seed.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type FaultsReport, runFaults, WORLDS, type WorldName } from './run-faults.ts'
import type { WaveReport } from './run-wave.ts'

const isWorld = (name: string): name is WorldName => (WORLDS as readonly string[]).includes(name)

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    count: { type: 'string', default: '10000' },
    world: { type: 'string', default: 'cluster' },
    labs: { type: 'string', default: '3' },
    /** A folder for the recordings of waves that broke a promise. */
    keep: { type: 'string' },
  },
})
const { world, keep } = values
const [seed, count, labs] = [Number(values.seed), Number(values.count), Number(values.labs)]
if (!Number.isInteger(seed) || !(count > 0) || !(labs > 0) || !isWorld(world)) {
  const options = `[--seed N] [--count N] [--world ${WORLDS.join('|')}] [--labs N] [--keep FOLDER]`
  console.error(`Usage: npm run proof -- faults ${options}`)
  process.exit(2)
}

function percentile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted.length === 0 ? '-' : `${Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)} ms`
}

function tell(wave: WaveReport, struck: number): void {
  const { seed, answers, resets, settledMs, violations } = wave
  const words = `${struck}/${count} faults · seed ${seed} · ${answers} answers · ${resets} resets · settled in ${Math.round(settledMs)} ms`
  console.error(violations.length === 0 ? words : `${words} · ${violations.length} VIOLATIONS`)
  for (const { rule, where, what } of violations.slice(0, 12)) console.error(`  ${rule}: ${where}: ${what}`)
  if (violations.length === 0 || !keep) return
  mkdirSync(keep, { recursive: true })
  writeFileSync(join(keep, `${world}-${seed}.json`), JSON.stringify(wave))
}

function printTable({ waves, struck, answers, events, resets, settledMs, violations }: FaultsReport): void {
  const total = [...struck.values()].reduce((sum, number) => sum + number, 0)
  const rows: [string, string | number][] = [
    ...[...struck].sort(([one], [other]) => one.localeCompare(other)),
    ['faults', total],
    ['waves', waves],
    ['answers ended', answers],
    ['events logged', events],
    ['resets', resets],
    ['settled after the last fault, median', percentile(settledMs, 0.5)],
    ['settled after the last fault, most', percentile(settledMs, 1)],
    ['violations', violations.length],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  for (const [name, value] of rows) console.log(`${name.padEnd(width)}  ${value}`)
}

console.error(`Seed ${seed}, ${count} faults, world ${world}, ${labs} laboratories at once`)
const report = await runFaults({ seed, count, world, labs, onWave: tell })
printTable(report)
process.exit(report.violations.length === 0 ? 0 : 1)
