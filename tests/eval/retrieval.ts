/** How well passages are found on the judged sets, against plain FTS5 in the same run, and how fast. */
import { existsSync } from 'node:fs'
import { createProgressBar } from '../../server/commands/progress-bar.ts'
import { makeFolder } from '../support/answers.ts'
import {
  JUDGED,
  JUDGED_SETS,
  type JudgedSet,
  measureQuality,
  openOurSearch,
  openPlainSearch,
  readQueries,
} from '../support/judged-search.ts'
import { formatTable } from '../support/table.ts'

/** What is promised of each set and, in `medquad`, of queries by another name. */
const PROMISED: Record<string, number> = {
  ...{ medquad: 0.82, 'medquad synonym': 0.45, nfcorpus: 0.335, pubmedqa: 0.975, liveqa: 0.65, mean: 0.7 },
}

const round = (value: number) => value.toFixed(3)

export default async function run(): Promise<void> {
  if (!existsSync(JUDGED)) {
    process.stderr.write(`${JUDGED} is not there: set NAVIS_TEST_DATA to the folder of the judged sets.\n`)
    process.exitCode = 1
    return
  }
  const { folder, dispose } = makeFolder()
  const bar = createProgressBar(process.stderr)
  const rows: Record<string, string | number>[] = []
  const totals: number[][] = []
  try {
    const sets = Object.keys(JUDGED_SETS) as JudgedSet[]
    for (const [index, set] of sets.entries()) {
      bar.show(index / sets.length)
      const [ours, plain] = [await openOurSearch(set, folder), openPlainSearch(set)]
      const queries = readQueries(set)
      const times = queries
        .map(({ text }) => {
          const begun = performance.now()
          ours.search(text)
          return performance.now() - begun
        })
        .sort((one, other) => one - other)
      const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2)
      const kinds = set === 'medquad' ? ['', 'synonym'] : ['']
      for (const kind of kinds) {
        const some = queries.filter(query => kind === '' || query.kind === kind)
        const [our, base] = [measureQuality(set, some, ours.search), measureQuality(set, some, plain)]
        const name = `${set} ${kind}`.trim()
        if (kind === '') totals.push([our.ndcg, base.ndcg])
        rows.push({
          ...{ set: name, queries: our.queries, 'nDCG@10': round(our.ndcg), 'plain FTS5': round(base.ndcg) },
          ...{ promised: PROMISED[name] ?? '', 'Success@1': round(our.success), plain: round(base.success) },
          ...(kind === '' && { 'p50 ms': at(0.5), 'p99 ms': at(0.99), passages: ours.passages }),
        })
      }
      ours.dispose()
    }
  } finally {
    bar.clear()
    dispose()
  }
  const mean = (column: number) => round(totals.reduce((sum, row) => sum + (row[column] ?? 0), 0) / totals.length)
  rows.push({ set: 'mean', queries: '', 'nDCG@10': mean(0), 'plain FTS5': mean(1), promised: PROMISED.mean ?? '' })
  process.stdout.write(formatTable('Retrieval', rows))
}
