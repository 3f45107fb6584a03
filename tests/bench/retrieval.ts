/**
 * How well and how fast passages are found, against plain FTS5 in the same run. `--json` writes one object a line, `--large` times
 * questions over 100,000 passages as well.
 */
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
  openSearchOf,
  readQueries,
  type Search,
  writeMixed,
} from '../support/judged-search.ts'

/** Each query is timed so often, after one round that warms up. */
const ROUNDS = 5
const LARGE = 100_000

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
    if (args.includes('--large')) await timeLarge(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timeLarge(folder: string): Promise<void> {
  const corpus = join(folder, 'mixed.jsonl')
  writeMixed('nfcorpus', LARGE, corpus)
  const { search, passages, documentsPerSecond, dispose } = await openSearchOf(corpus, join(folder, 'mixed.db'))
  const speed = timeQueries(
    search,
    readQueries('nfcorpus').map(query => query.text),
  )
  const row = { set: 'mixed', passages, ...speed, documentsPerSecond: Math.round(documentsPerSecond) }
  process.stdout.write(`${JSON.stringify(row)}\n`)
  dispose()
}

function describe(row: Record<string, string | number>): string {
  const quality = `nDCG@10 ${row.ndcg} (plain ${row.plainNdcg})  Success@1 ${row.success} (plain ${row.plainSuccess})`
  const speed =
    row.p50Ms === undefined
      ? ''
      : `  p50 ${row.p50Ms} ms  p99 ${row.p99Ms} ms  ${row.passages} passages, ${row.documentsPerSecond} documents a second`
  return `${`${row.set} ${row.kind}`.padEnd(24)} ${String(row.queries).padStart(4)} queries  ${quality}${speed}\n`
}
