/** Where and with what something was measured. */
import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'

export interface Machine {
  processor: string
  cores: number
  node: string
  versions: Record<string, string>
  /** Of the day that it was measured. */
  date: string
  /** What else the machine did: the load average of a minute. */
  load: { before: number; after: number }
}

const PACKAGES = join(import.meta.dirname, '../../../node_modules')

export function readLoad(): number {
  return Number((loadavg()[0] ?? 0).toFixed(1))
}

export function describeWhere(packages: readonly string[], load: Machine['load']): Machine {
  const versionOf = (name: string) => JSON.parse(readFileSync(join(PACKAGES, name, 'package.json'), 'utf8')).version
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.versions.node,
    versions: Object.fromEntries(packages.map(name => [name, versionOf(name)])),
    date: new Date().toISOString().slice(0, 10),
    load,
  }
}
