/** Search against judged passages: the sets of `retrieval/` in the test data, how a ranking is measured, and the plain one to compare with. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { buildFromFiles } from '../../server/knowledge/build.ts'
import { readDocuments } from '../../server/knowledge/ingest.ts'
import { openKnowledge } from '../../server/knowledge/open.ts'

export const JUDGED = join(process.env.NAVIS_TEST_DATA ?? '../shared/data', 'retrieval')

/** The sets, each with the lowest grade that counts as an answer (the data's README). */
export const JUDGED_SETS = { medquad: 2, nfcorpus: 1, pubmedqa: 2, liveqa: 2 }
export type JudgedSet = keyof typeof JUDGED_SETS

/** Ids of documents for a query, best first. */
export type Search = (text: string) => string[]

export interface Quality {
  queries: number
  /** nDCG at 10 with linear gain, as trec_eval has it. */
  ndcg: number
  /** Share of queries whose first document is an answer. */
  success: number
}

const readRows = (set: JudgedSet, file: string): Record<string, string>[] =>
  readFileSync(join(JUDGED, set, `${file}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

export interface JudgedQuery {
  text: string
  kind: string
  grades: Map<string, number>
}

export function readQueries(set: JudgedSet): JudgedQuery[] {
  const grades = new Map<string, Map<string, number>>()
  for (const { query = '', doc = '', grade } of readRows(set, 'qrels'))
    grades.set(query, (grades.get(query) ?? new Map()).set(doc, Number(grade)))
  return readRows(set, 'queries').flatMap(({ id = '', text = '', kind = '' }) => {
    const judged = grades.get(id)
    return judged ? [{ text, kind, grades: judged }] : []
  })
}

const gain = (grades: number[]) => grades.slice(0, 10).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0)

export function measureQuality(set: JudgedSet, queries: readonly JudgedQuery[], search: Search): Quality {
  let [ndcg, success] = [0, 0]
  for (const { text, grades } of queries) {
    const found = search(text).map(id => grades.get(id) ?? 0)
    ndcg += gain(found) / (gain([...grades.values()].sort((one, other) => other - one)) || 1)
    if ((found[0] ?? 0) >= JUDGED_SETS[set]) success++
  }
  return { queries: queries.length, ndcg: ndcg / queries.length, success: success / queries.length }
}

/** The baseline: SQLite's FTS5 with Porter stemming and bm25(), words joined with OR. */
export function openPlainSearch(set: JudgedSet): Search {
  const db = new DatabaseSync(':memory:')
  db.exec("CREATE VIRTUAL TABLE passage USING fts5(id UNINDEXED, title, section, text, tokenize = 'porter unicode61')")
  const insert = db.prepare('INSERT INTO passage VALUES (?, ?, ?, ?)')
  for (const row of readRows(set, 'corpus'))
    insert.run(row.id ?? '', row.title ?? '', row.section ?? '', row.text ?? '')
  const select = db.prepare('SELECT id FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT 10')
  return text => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    return select.all(words.map(word => `"${word}"`).join(' OR ')).map(row => String(row.id))
  }
}

const PASSAGES = 50

/** Ours, over a knowledge file built from a set in `folder`. */
export const openOurSearch = (set: JudgedSet, folder: string) =>
  openSearchOf(join(JUDGED, set, 'corpus.jsonl'), join(folder, `${set}.db`))

/** As many documents as asked for, each of halves of two of a set: the same ones each time. Writes them to `path`. */
export function writeMixed(set: JudgedSet, count: number, path: string): void {
  const rows = readRows(set, 'corpus').map(({ title = '', text = '' }) => ({ title, words: text.split(' ') }))
  const file = openSync(path, 'w')
  for (let at = 0; at < count; at++) {
    const [one, other] = [rows[at % rows.length], rows[(at * 7 + Math.floor(at / rows.length)) % rows.length]]
    const words = [one, other].flatMap(row => row?.words.slice(0, row.words.length / 2) ?? [])
    writeSync(file, `${JSON.stringify({ id: `mixed-${at}`, title: one?.title, text: words.join(' ') })}\n`)
  }
  closeSync(file)
}

/** Ours, over the documents of a file. */
export async function openSearchOf(corpus: string, path: string) {
  const report = { problem: fail, leftOut: fail, progress: () => {} }
  const begun = performance.now()
  const { documents } = await buildFromFiles(path, readDocuments([corpus], report))
  const perSecond = documents / ((performance.now() - begun) / 1_000)
  const knowledge = openKnowledge({ path })
  const search: Search = text => [...new Set(knowledge.search(text, PASSAGES).map(hit => hit.document))].slice(0, 10)
  return { search, passages: knowledge.passages, documentsPerSecond: perSecond, dispose: knowledge.dispose }
}

function fail(sentence: string): never {
  throw new Error(sentence)
}
