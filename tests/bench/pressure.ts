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
  openings: { rounds: 4, openings: 10_000, slow: 1_000, windowMs: 15_000, enoughMs: 100_000 },
  stopped: { rounds: 5, stopped: 40, streams: 50, windowMs: 5_000 },
}
const QUICK = {
  openings: { rounds: 1, openings: 200, slow: 20, windowMs: 500, enoughMs: 1_000 },
  stopped: { rounds: 1, stopped: 2, streams: 5, windowMs: 500 },
}
const RATIO_MAX = { firstWord: 1.2, others: 1.1 }
/** Of the look at them itself, and of files that come and go. */
const DESCRIPTORS_LEFT_MAX = 5
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
    ...openings.map(({ name, descriptors }) =>
      judge(`descriptors left, openings ${name}`, descriptors.after - descriptors.before, DESCRIPTORS_LEFT_MAX),
    ),
    ...stopped.map(row => judge('p99 of others beside stopped readers', row.p99Ratio.median, RATIO_MAX.others)),
    ...stopped.map(row => judge('bytes of a stopped reader, by RSS', row.rssBytes.median, STOPPED_MAX_BYTES)),
  ]
  const rows = [...openings, ...stopped, ...limits]
  if (values.json) {
    for (const row of [{ part: 'machine', ...machine }, ...rows]) process.stdout.write(`${JSON.stringify(row)}\n`)
    return
  }
  const ms = (value: number) => value.toFixed(1)
  const percent = (share: number) => `${Math.round(share * 100)} %`
  const both = ({ p50, p99 }: { p50: number; p99: number }) => `${ms(p50)} / ${ms(p99)}`
  const lines = [
    describeMachine(machine),
    ...openings.map(
      ({
        name,
        calmMs,
        floodedMs,
        heldMs,
        p50Ratio,
        p99Ratio,
        outcomes,
        tookMs,
        microsPerOpening,
        waitingShare,
        descriptors,
      }) =>
        [
          `openings ${name}: first word p50 / p99 of ${calmMs.count} questions without ${both(calmMs)} ms, of ${floodedMs.count} ` +
            `while they come ${both(floodedMs)} ms, of ${heldMs.count} beside what they hold ${both(heldMs)} ms; ` +
            `with to without, by round: p50 ${p50Ratio.median.toFixed(2)}×, p99 ${p99Ratio.median.toFixed(2)}×`,
          `  ${Object.entries(outcomes)
            .map(([outcome, count]) => `${outcome} ${count}`)
            .join(
              ', ',
            )}; in ${ms(tookMs.median)} ms a round, ${microsPerOpening.median.toFixed(0)} µs of the relay's processor each`,
          `  the relay waited for a processor ${percent(waitingShare.calm.median)} of its time without, ${percent(waitingShare.attacked.median)} while they come`,
          `  descriptors: ${descriptors.before} before, ${descriptors.most} beside it, ${descriptors.after} after`,
        ].join('\n'),
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
