/**
 * What floods and stopped readers do to everybody else, against the same run without them. `--json` writes one object a
 * line; `--quick` only shows that everything runs; `--part openings` or `--part stopped` measures one of the two.
 */
import { parseArgs } from 'node:util'
import { measureOpenings } from './pressure/openings.ts'
import { measureStopped } from './pressure/stopped.ts'
import { describeWhere, readLoad } from './relay/machine.ts'
import { describeMachine } from './relay/table.ts'

const FULL = {
  openings: { rounds: 5, openings: 10_000, slow: 1_000, windowMs: 8_000 },
  stopped: { rounds: 5, stopped: 40, streams: 50, windowMs: 5_000 },
}
const QUICK = {
  openings: { rounds: 1, openings: 200, slow: 20, windowMs: 500 },
  stopped: { rounds: 1, stopped: 2, streams: 5, windowMs: 500 },
}
const RATIO_MAX = { firstWord: 1.2, others: 1.1 }
const STOPPED_MAX_BYTES = 2 * 1024 * 1024

const say = (text: string) => process.stderr.write(`${text}\n`)

export default async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { json: { type: 'boolean' }, quick: { type: 'boolean' }, part: { type: 'string' } },
  })
  const pace = values.quick ? QUICK : FULL
  const isWanted = (name: string) => values.part === undefined || values.part === name
  const before = readLoad()
  const openings = isWanted('openings') ? await measureOpenings(pace.openings, say) : []
  const stopped = isWanted('stopped') ? [await measureStopped(pace.stopped, say)] : []
  const machine = describeWhere(['ws'], { before, after: readLoad() })
  const limits = [
    ...openings.map(row => judge(`first word, openings ${row.name}`, row.p50Ratio.median, RATIO_MAX.firstWord)),
    ...stopped.map(row => judge('p99 of others beside stopped readers', row.p99Ratio.median, RATIO_MAX.others)),
    ...stopped.map(row => judge('bytes of a stopped reader, by RSS', row.rssBytes.median, STOPPED_MAX_BYTES)),
  ]
  const rows = [...openings, ...stopped, ...limits]
  if (values.json) {
    for (const row of [{ part: 'machine', ...machine }, ...rows]) process.stdout.write(`${JSON.stringify(row)}\n`)
    return
  }
  const ms = (value: number) => value.toFixed(1)
  const lines = [
    describeMachine(machine),
    ...openings.map(
      ({ name, calmMs, attackedMs, p50Ratio, p95Ratio, outcomes, tookMs }) =>
        `openings ${name}: first word p50 ${ms(calmMs.p50.median)} → ${ms(attackedMs.p50.median)} ms (${p50Ratio.median.toFixed(2)}×), ` +
        `p95 ${ms(calmMs.p95.median)} → ${ms(attackedMs.p95.median)} ms (${p95Ratio.median.toFixed(2)}×); ` +
        `${JSON.stringify(outcomes)} in ${ms(tookMs.median)} ms a round`,
    ),
    ...stopped.map(
      ({ calmMs, stoppedMs, p99Ratio, rssBytes, usedBytes, waitingBytes }) =>
        `stopped readers: others' p99 ${ms(calmMs.p99.median)} → ${ms(stoppedMs.p99.median)} ms (${p99Ratio.median.toFixed(2)}×); ` +
        `each ${Math.round(rssBytes.median / 1024)} KiB by RSS, ${Math.round(usedBytes.median / 1024)} in use, ${Math.round(waitingBytes.median / 1024)} waiting`,
    ),
    ...limits.map(
      ({ what, measured, limit, isHeld }) => `${isHeld ? 'held' : 'missed'}: ${what}: ${measured} (at most ${limit})`,
    ),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function judge(what: string, measured: number, limit: number) {
  return { part: 'limit', what, measured: Number(measured.toFixed(2)), limit, isHeld: measured <= limit }
}
