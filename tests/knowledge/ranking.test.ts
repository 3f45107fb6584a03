import { existsSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { mineAliases } from '../../server/knowledge/aliases.ts'
import { makeFolder } from '../support/answers.ts'
import {
  JUDGED,
  type JudgedSet,
  measureQuality,
  openOurSearch,
  openPlainSearch,
  readQueries,
} from '../support/judged-search.ts'

const { folder, dispose } = makeFolder()
afterAll(dispose)

/** nDCG@10, a little under what was measured; the plain ranking of the same run is printed beside it. */
const FLOORS: [JudgedSet, string, number][] = [
  ['medquad', 'question', 0.87],
  ['medquad', 'synonym', 0.75],
  ['nfcorpus', 'cancer', 0.3],
  ['pubmedqa', 'literature', 0.95],
  ['liveqa', 'other health', 0.73],
]

describe('ranking, on questions with judged passages', () => {
  const isThere = existsSync(JUDGED)
  if (!isThere) console.warn(`skipped: ${JUDGED} is absent (NAVIS_TEST_DATA)`)

  test.skipIf(!isThere).each(FLOORS)(
    '%s, %s: finds the judged passages (nDCG@10 at least %d), no worse than plain full-text search',
    async (set, kind, floor) => {
      const queries = readQueries(set).filter(query => query.kind === kind)
      const ours = await openOurSearch(set, folder)
      const { ndcg } = measureQuality(set, queries, ours.search)
      ours.dispose()
      const plain = measureQuality(set, queries, openPlainSearch(set)).ndcg
      console.log(`${set} ${kind}: nDCG@10 ${ndcg.toFixed(3)}, plain FTS5 ${plain.toFixed(3)}`)
      expect(ndcg).toBeGreaterThanOrEqual(floor)
      expect(ndcg).toBeGreaterThanOrEqual(plain - 0.005)
    },
  )
})

describe('other names that a text gives its subject', () => {
  test.each<[string, string, string[]]>([
    [
      'Lynch syndrome',
      'Lynch syndrome, often called hereditary colon cancer (HNPCC), is inherited.',
      ['hereditary colon cancer', 'HNPCC'],
    ],
    ['Adrenal carcinoma', 'Adrenal carcinoma (ACC) is rare.', ['ACC']],
    ['Lentigo maligna melanoma', 'A kind of melanoma.', ['lmm']],
  ])('%s: "%s"', (title, text, names) => {
    expect(mineAliases(title, text)).toEqual(expect.arrayContaining(names))
  })

  test.each([
    ['Lynch syndrome', 'A colonoscopy, also called a scope, looks inside.'],
    ['What is a very rare tumor?', 'Nothing is said here.'],
    ['', 'Also called nothing.'],
  ])('but not what is called so beside it: %s: "%s"', (title, text) => {
    expect(mineAliases(title, text)).toEqual([])
  })
})
