/** What the relay may cost: ratios to the bare server, and of one log to another, each within one run. */
import type { IdleRow } from './idle.ts'
import type { StreamRow } from './streaming.ts'

export interface Judged {
  part: 'limits'
  what: string
  measured: number
  limit: number
  isHeld: boolean
}

interface Limit {
  what: string
  part: (StreamRow | IdleRow)['part']
  /** Of the contender. */
  name: string
  ratio: 'cpuRatio' | 'bytesRatio'
  limit: number
}

const LIMITS: readonly Limit[] = [
  { what: 'CPU a token', part: 'frames', name: 'Navis, one frame a token', ratio: 'cpuRatio', limit: 1.15 },
  { what: 'CPU a token', part: 'frames', name: 'Navis', ratio: 'cpuRatio', limit: 0.65 },
  { what: 'bytes a token', part: 'frames', name: 'Navis', ratio: 'bytesRatio', limit: 0.6 },
  { what: 'CPU a token', part: 'model', name: 'Navis, model', ratio: 'cpuRatio', limit: 2.2 },
  { what: 'CPU a token, to memory', part: 'logs', name: 'Navis, log in SQLite', ratio: 'cpuRatio', limit: 1.5 },
  { what: 'CPU a token, to memory', part: 'logs', name: 'Navis, log in Redis', ratio: 'cpuRatio', limit: 1.5 },
  { what: 'memory of an idle connection', part: 'idle', name: 'Navis', ratio: 'bytesRatio', limit: 1.5 },
]

/** Judges the limits whose rows were measured. */
export function judge(rows: readonly (StreamRow | IdleRow)[]): Judged[] {
  return LIMITS.flatMap(({ what, part, name, ratio, limit }) => {
    const row = rows.find(one => one.part === part && one.name === name)
    if (!row) return []
    const measured = (ratio in row ? (row as StreamRow)[ratio] : row.bytesRatio).median
    return { part: 'limits', what: `${name}: ${what}`, measured, limit, isHeld: measured <= limit }
  })
}
