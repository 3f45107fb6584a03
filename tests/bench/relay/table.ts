/** Results as Markdown, ready for docs/benchmarks.md. */
import type { IdleRow } from './idle.ts'
import type { Judged } from './limits.ts'
import type { Machine } from './machine.ts'
import type { Summary } from './statistics.ts'
import type { StreamRow } from './streaming.ts'

const spread = ({ median, q1, q3 }: Summary, digits: number) =>
  `${median.toFixed(digits)} (${q1.toFixed(digits)}–${q3.toFixed(digits)})`
const both = ({ p50, p99 }: { p50: number; p99: number }) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`

function lay(head: string[], rows: string[][]): string {
  const lines = [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
  return `${lines.map(cells => `| ${cells.join(' | ')} |`).join('\n')}\n`
}

export function describeMachine({ processor, cores, date, node, versions, load }: Machine): string {
  const others = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return `${date}, ${cores} × ${processor}, Node ${node}, ${others.join(', ')}, load average ${load.before} before and ${load.after} after\n`
}

export function layStreams(title: string, rows: readonly StreamRow[]): string {
  const head = [
    `${rows[0]?.streams} streams, ${title}`,
    ...[
      'µs a token',
      '× first',
      'bytes a token',
      '× first',
      'token p50 / p99 ms',
      'added p50 / p99 ms',
      'first token p50 / p99 ms',
    ],
  ]
  return lay(
    head,
    rows.map(row => [
      row.name,
      spread(row.cpuMicrosPerToken, 1),
      spread(row.cpuRatio, 2),
      row.bytesPerToken.median.toFixed(1),
      row.bytesRatio.median.toFixed(2),
      both(row.tokenMs),
      both({ p50: row.addedMs.p50.median, p99: row.addedMs.p99.median }),
      both(row.firstMs),
    ]),
  )
}

export function layIdle(rows: readonly IdleRow[]): string {
  const head = [`${rows[0]?.connections} idle connections`, 'bytes each', '× first', 'opened a second', 'µs to open']
  return lay(
    head,
    rows.map(row => [
      row.name,
      spread(row.bytesPerConnection, 0),
      spread(row.bytesRatio, 2),
      row.connectsPerSecond.median.toFixed(0),
      row.cpuMicrosPerConnect.median.toFixed(0),
    ]),
  )
}

export function layLimits(rows: readonly Judged[]): string {
  return lay(
    ['limit', 'measured', 'at most', ''],
    rows.map(({ what, measured, limit, isHeld }) => [
      what,
      `${measured.toFixed(2)}×`,
      `${limit}×`,
      isHeld ? 'held' : 'missed',
    ]),
  )
}
