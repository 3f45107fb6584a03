/** How well and how fast passages are found, against plain FTS5 in the same run. `--json` writes one object a line. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  JUDGED,
  JUDGED_SETS,
  type JudgedSet,
  measureQuality,
  openOurSearch,
  openPlainSearch,
  readQueries,
  type Search,
} from '../support/judged-search.ts'

/** Each query is timed so often, after one round that warms up. */
const ROUNDS = 5

function timeQueries(search: Search, texts: string[]) {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    for (const text of texts) {
      const begun = performance.now()
      search(text)
      if (round > 0) times.push(performance.now() - begun)
    }
  }
  times.sort((one, other) => one - other)
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(3))
  return { p50Ms: at(0.5), p99Ms: at(0.99) }
}

export default async function run(args: string[]): Promise<void> {
  if (!existsSync(JUDGED)) {
    process.stderr.write(`${JUDGED} is not there: set NAVIS_TEST_DATA to the folder of the judged sets.\n`)
    process.exitCode = 1
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'navis-bench-'))
  const round = (value: number) => Number(value.toFixed(3))
  try {
    for (const set of Object.keys(JUDGED_SETS) as JudgedSet[]) {
      const queries = readQueries(set)
      const ours = await openOurSearch(set, folder)
      const plain = openPlainSearch(set)
      const speed = timeQueries(
        ours.search,
        queries.map(query => query.text),
      )
      for (const kind of ['all', ...new Set(queries.map(query => query.kind))]) {
        const some = queries.filter(query => kind === 'all' || query.kind === kind)
        const [our, base] = [measureQuality(set, some, ours.search), measureQuality(set, some, plain)]
        const row = {
          ...{ set, kind, queries: our.queries, ndcg: round(our.ndcg), plainNdcg: round(base.ndcg) },
          ...{ success: round(our.success), plainSuccess: round(base.success) },
          ...(kind === 'all' && {
            ...speed,
            passages: ours.passages,
            documentsPerSecond: Math.round(ours.documentsPerSecond),
          }),
        }
        process.stdout.write(args.includes('--json') ? `${JSON.stringify(row)}\n` : describe(row))
      }
      ours.dispose()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function describe(row: Record<string, string | number>): string {
  const quality = `nDCG@10 ${row.ndcg} (plain ${row.plainNdcg})  Success@1 ${row.success} (plain ${row.plainSuccess})`
  const speed =
    row.p50Ms === undefined
      ? ''
      : `  p50 ${row.p50Ms} ms  p99 ${row.p99Ms} ms  ${row.passages} passages, ${row.documentsPerSecond} documents a second`
  return `${`${row.set} ${row.kind}`.padEnd(24)} ${String(row.queries).padStart(4)} queries  ${quality}${speed}\n`
}
