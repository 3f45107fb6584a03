import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { mineAliases } from '../../server/knowledge/aliases.ts'
import { buildKnowledge } from '../../server/knowledge/build.ts'
import { parseRecord } from '../../server/knowledge/json-lines.ts'
import { openKnowledge } from '../../server/knowledge/open.ts'
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
const FLOORS: Record<JudgedSet, Record<string, number>> = {
  medquad: { question: 0.885, synonym: 0.86 },
  nfcorpus: { cancer: 0.328 },
  pubmedqa: { literature: 0.97 },
  liveqa: { 'other health': 0.79 },
}
/** Of a large set so many queries of each kind are asked, evenly spread; all of them in `npm run eval -- retrieval`. */
const SAMPLE = 180

function sample<T>(all: T[]): T[] {
  const step = Math.max(1, all.length / SAMPLE)
  return Array.from({ length: Math.min(all.length, SAMPLE) }, (_, at) => all[Math.floor(at * step)] as T)
}

describe('ranking, on questions with judged passages', () => {
  const isThere = existsSync(JUDGED)
  if (!isThere) console.warn(`skipped: ${JUDGED} is absent (NAVIS_TEST_DATA)`)

  test.skipIf(!isThere).each(Object.entries(FLOORS) as [JudgedSet, Record<string, number>][])(
    '%s: finds the judged passages (nDCG@10 at least %o), and better than plain full-text search',
    async (set, floors) => {
      const ours = await openOurSearch(set, folder)
      const plain = openPlainSearch(set)
      for (const [kind, floor] of Object.entries(floors)) {
        const queries = sample(readQueries(set).filter(query => query.kind === kind))
        const [our, base] = [measureQuality(set, queries, ours.search), measureQuality(set, queries, plain)]
        console.log(`${set} ${kind}: nDCG@10 ${our.ndcg.toFixed(3)}, plain FTS5 ${base.ndcg.toFixed(3)}`)
        expect(our.ndcg, kind).toBeGreaterThanOrEqual(floor)
        expect(our.ndcg, kind).toBeGreaterThanOrEqual(base.ndcg)
      }
      ours.dispose()
    },
  )
})

/** Ids of those of some papers that a question finds, best first. */
function findPapers(papers: Record<string, string>, question: string): string[] {
  const path = join(folder, 'papers.db')
  const documents = Object.entries(papers).flatMap(([id, text]) => {
    const parsed = parseRecord(JSON.stringify({ id, text }))
    return parsed.ok ? [parsed.document] : []
  })
  buildKnowledge(path, documents, '')
  const knowledge = openKnowledge({ path })
  const found = knowledge.search(question).map(hit => hit.document)
  knowledge.dispose()
  return found
}

/** A word that many of all papers have is not telling, so there must be others. */
const BESIDE = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => [
    `beside${at}`,
    `Volume ${at} was left blank by its binder, who put it back on the shelf that it had been taken from.`,
  ]),
)

/** So long a question gets nothing added, which would hide what is tried; none of the papers has these words. */
const LONG = 'smell colour price taste shape weight season market recipe storage'

describe('what a passage tells', () => {
  test('a paper that speaks of all that is asked comes before one that says some of it again and again', () => {
    const papers = {
      often:
        'Posters for young villages: posters on doors of villages, young posters on walls of young villages, young villages full of posters by posters.',
      all: 'Awareness of the campaign rose in many villages after posters, and fell again among the young when these were gone.',
    }
    // So long a question gets nothing added, which would hide what is tried here.
    const asked = 'awareness campaign villages posters young rose fell gone many'
    expect(findPapers({ ...papers, ...BESIDE }, asked)[0]).toBe('all')
  })

  test('a word of a longer name tells less where the name is not whole', () => {
    const papers = {
      part: 'Cell by cell the renal tissue was seen: one renal cell, then the next renal cell, up to the last cell there.',
      whole:
        'Of forty people who were seen in one town this year some had renal cell carcinoma and others had none of it.',
    }
    expect(findPapers({ ...papers, ...BESIDE }, `renal cell carcinoma ${LONG}`)[0]).toBe('whole')
  })

  test('another name of several words tells as much as one of a word', () => {
    const papers = {
      part: 'Of forty people one had a kidney taken out, then the other kidney: a kidney from a friend came after it.',
      named:
        'Of forty people who were seen in one town this year some had renal cell carcinoma and others had none of it.',
    }
    expect(findPapers({ ...papers, ...BESIDE }, `kidney cancer ${LONG}`)[0]).toBe('named')
  })

  test('a rare other name tells less than what was said', () => {
    const papers = {
      named: 'Choline was measured.',
      ...Object.fromEntries(Array.from({ length: 4 }, (_, at) => [`egg${at}`, `Egg ${at} was eaten.`])),
    }
    expect(findPapers({ ...papers, ...BESIDE }, `egg ${LONG}`).at(-1)).toBe('named')
  })

  test('a word that only asks tells less than one that names a subject', () => {
    const papers = {
      asks: 'What might help them was asked of all. It was help from friends that many named.',
      names: 'Ginger was given to half of them, and nothing to the other half of all the people.',
    }
    expect(findPapers({ ...papers, ...BESIDE }, 'does ginger help')[0]).toBe('names')
  })

  test('a short question finds what the best passages are about, a long one what it asks', () => {
    const papers = {
      asked: 'Dulse is a seaweed. Iodine and thyroid function were measured in harvesters.',
      like: 'Iodine and thyroid function were measured in harvesters of the coast.',
    }
    expect(findPapers({ ...papers, ...BESIDE }, 'dulse')).toEqual(['asked', 'like'])
    expect(findPapers({ ...papers, ...BESIDE }, `dulse ${LONG}`)).toEqual(['asked'])
  })

  test('of a short question, a paper of the field comes before one that says the word again and again beside another subject', () => {
    const some = (count: number, name: string, tell: (at: number) => string) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`${name}${at}`, tell(at)]))
    const papers = {
      byTheWay: `Ferry fares of the harbour on weekdays and holidays for bicycles: ${'dulse, '.repeat(5)}and so on.`,
      ...some(6, 'ferry', at => `Ferry fares of the harbour on weekdays and holidays for bicycles, list ${at}.`),
      ...some(4, 'field', at => `Iodine and thyroid function where dulse was eaten, year ${at}.`),
      ...some(25, 'beside', at => `Volume ${at} was left blank by its binder.`),
    }
    expect(findPapers(papers, 'dulse')[0]).toMatch(/^field/)
    expect(findPapers(papers, `dulse ${LONG}`)[0]).toBe('byTheWay')
  })
})

describe('words that are one', () => {
  test.each([
    ['tumours', 'a tumor'],
    ['anaesthesia', 'under anesthesia'],
    ['hospitalised people', 'those who were hospitalized'],
    ['metastatic', 'metastases'],
    ['diagnoses', 'the diagnosis'],
    ['cystoscopic', 'a cystoscopy'],
    ['fibrotic', 'fibrosis'],
    ['woman', 'women'],
    ['virus', 'two viruses'],
    ['Koreans', 'in Korea'],
    ['he fell', 'falls of the old'],
    ['felt', 'what they feel'],
  ])('"%s" finds "%s"', (asked, text) => {
    expect(findPapers({ found: text, ...BESIDE }, asked)).toEqual(['found'])
  })

  test.each([
    ['hepatitis', 'hepatic arteries'],
    ['organ', 'organic food'],
    ['a test', 'testes'],
    ['several', 'severe'],
    ['generic', 'general'],
  ])('but "%s" does not find "%s"', (asked, text) => {
    expect(findPapers({ found: text, ...BESIDE }, asked)).toEqual([])
  })
})

describe('a misspelt word', () => {
  test.each([
    ['fisitin', 'Fisetin is in strawberries.'],
    ['pregnent', 'Pregnant women were asked.'],
    ['arrhthmia', 'An arrhythmia is an uneven beat.'],
    ['fatiuge', 'Fatigue is common.'],
  ])('"%s" finds "%s"', (asked, text) => {
    expect(findPapers({ found: text, ...BESIDE }, asked)).toEqual(['found'])
  })

  test('is read as the word that most passages have, of two that are as near', () => {
    const papers = { seldom: 'A flask of it.', often: 'A flash of it.', again: 'One flash more.' }
    expect(findPapers({ ...papers, ...BESIDE }, 'flasq')).toEqual(expect.arrayContaining(['often', 'again']))
    expect(findPapers({ ...papers, ...BESIDE }, 'flasq')).not.toContain('seldom')
  })

  test.each([
    ['a medicine by another', 'nilatinib', 'Nilotinib was given.'],
    ['a medicine that is a letter off', 'apatinib', 'Afatinib was given.'],
    ['a word that some passage has', 'flask', 'A flash of it.'],
    ['a word with two slips', 'pregmemt', 'Pregnant.'],
    ['a short word', 'flux', 'Flax is a plant.'],
    ['a number in a name', 'brca3', 'BRCA2 was tested.'],
  ])('but %s is left alone: "%s"', (_, asked, text) => {
    const papers = { only: text, other: 'A flask.' }
    expect(findPapers({ ...papers, ...BESIDE }, asked)).not.toContain('only')
  })
})

describe('other names that a text gives its subject', () => {
  test.each<[string, string, string[]]>([
    [
      'Lynch syndrome',
      'Lynch syndrome, often called hereditary colon cancer (HNPCC), is inherited.',
      ['hereditary colon cancer', 'HNPCC'],
    ],
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
