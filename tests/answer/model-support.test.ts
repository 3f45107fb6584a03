/** How much of what passages say is let through, and how much of what they do not. `NAVIS_CLAIMS` sets how many sentences are made. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type EvidenceBase, gatherEvidence } from '../../server/answer/model/evidence.ts'
import { findForbidden } from '../../server/answer/model/forbidden.ts'
import { readSentence } from '../../server/answer/model/reading.ts'
import { findSupport } from '../../server/answer/model/support.ts'
import type { Page } from '../../server/answer/page.ts'
import type { Passage } from '../../server/knowledge/knowledge.ts'
import { readPopulation } from '../../server/knowledge/population.ts'
import { openAnswers } from '../support/answers.ts'
import { type Case, makeClaims } from '../support/claims.ts'
import { createRandom } from '../support/random.ts'

const SAMPLE = Number(process.env.NAVIS_CLAIMS ?? 1_200)

/** Whether a sentence would be shown; "it" means what the sentence before it in its block was about. */
function isShown(text: string, evidence: EvidenceBase): boolean {
  if (findForbidden(text)) return false
  const claim = readSentence(text)
  const facets = readPopulation(text)
  if (!claim.refersBack) return findSupport(claim, facets, evidence.blocks, null) !== null
  return evidence.blocks.some(block => findSupport(claim, facets, [block], { block, at: 0 }) !== null)
}

interface Written {
  topic: string
  heading: string
  passage: string
  leadIn?: string
  honest: string[]
  lies: { kind: string; text: string }[]
}

/** Written by hand: passages of the library, what a writer could make of them, and what a writer must not. */
const written = readFileSync(join(import.meta.dirname, '../fixtures/writer/paraphrases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Written)

function toPage({ topic: title, heading, passage: text, leadIn }: Written): Page {
  const source = { title, publisher: 'A publisher', kind: 'document' as const }
  const topic = { id: title, title, synonyms: [], appliesTo: {}, notFor: {}, sources: [source], ours: true }
  const item = { kind: leadIn === undefined ? ('paragraph' as const) : ('item' as const), text, cites: [0] }
  const blocks = leadIn ? [{ kind: 'paragraph' as const, text: leadIn, cites: [0] }, item] : [item]
  const passage = { id: 1, document: title, heading, role: 'know' as const, appliesTo: {}, asks: [], blocks }
  return { parts: [{ heading, topic, passage, blocks }], left: [] }
}

const share = (shown: readonly boolean[]) => shown.filter(Boolean).length / shown.length

test('an endless sentence of a passage is not tried in every row of its parts', () => {
  const passage = 'it can ache, and it may hurt, '.repeat(100)
  const evidence = gatherEvidence(toPage({ topic: 'Pain', heading: 'Pain', passage, honest: [], lies: [] }))
  const claim = 'pain '.repeat(119)
  const begun = performance.now()
  expect(isShown(claim, evidence)).toBe(false)
  // Measured below 0.3 s; where each row of its parts is tried, 7 s.
  expect(performance.now() - begun).toBeLessThan(2_000)
})

test.each([
  [
    'The wound may be red and sore, which can get worse at night.',
    'The wound may be worse and sore, which can get red at night.',
  ],
  ['Call about a rash that is not new. Call about a rash that is new and sore.', 'Call about a rash that is new.'],
  ['Most people go home a day after vulvar surgery.', 'Most people go home a day after vaginal surgery.'],
])('of "%s" is not told: "%s"', (passage, lie) => {
  const evidence = gatherEvidence(toPage({ topic: 'Vaginal cancer', heading: 'Tests', passage, honest: [], lies: [] }))
  expect(isShown(lie, evidence)).toBe(false)
  expect(isShown(passage.split(/(?<=\.) /).at(-1) ?? '', evidence)).toBe(true)
})

describe('sentences written by hand', () => {
  const rows = written.map(row => ({ row, evidence: gatherEvidence(toPage(row)) }))

  test('at least 95 of 100 that say what the passage says are shown', () => {
    const shown = rows.flatMap(({ row, evidence }) => row.honest.map(text => isShown(text, evidence)))
    expect(shown.length).toBeGreaterThan(150)
    expect(share(shown)).toBeGreaterThanOrEqual(0.95)
  })

  test.each(rows.flatMap(({ row, evidence }) => row.lies.map(lie => ({ ...lie, evidence }))))(
    'not shown, for its $kind: $text',
    ({ text, evidence }) => {
      expect(isShown(text, evidence)).toBe(false)
    },
  )
})

/** `article + what it says`, `article - kind | what it does not say`, though its passages may say it together. */
const readLines = (file: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures/writer', file), 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const [, article = '', sign = '', rest = ''] = /^(\S+) ([+-]) (.*)$/.exec(line) ?? []
      return { article, isHonest: sign === '+', text: rest.replace(/^[\w -]+ \| /, '') }
    })

// Close to the words of the passage, and as a model would put it for a patient, unasked to stay close.
describe.each([
  ['close-sentences.txt', { honest: 254, lies: 299, shown: 0.94 }],
  ['whole-articles.txt', { honest: 125, lies: 155, shown: 0.85 }],
  ['loose-paraphrases.txt', { honest: 421, lies: 432, shown: 0.46 }],
  ['turned-sentences.txt', { honest: 68, lies: 261, shown: 0.88 }],
])('sentences written by hand of whole articles, before they were tried: %s', (file, expected) => {
  const lines = readLines(file)
  const { knowledge, dispose } = openAnswers()
  const evidenceOf = new Map(
    [...new Set(lines.map(({ article }) => article))].map(article => {
      const topic = knowledge.document(article)
      const toPart = (passage: Passage) => ({ ...{ heading: passage.heading, topic, passage }, blocks: passage.blocks })
      return [article, gatherEvidence({ parts: knowledge.sections(article).map(toPart), left: [] })]
    }),
  )
  dispose()
  const read = ({ article, text }: { article: string; text: string }) =>
    isShown(text, evidenceOf.get(article) as EvidenceBase)

  test(`none of ${expected.lies} is shown that mixes passages or turns what they say`, () => {
    const lies = lines.filter(one => !one.isHonest)
    expect(lies.length).toBe(expected.lies)
    expect(lies.filter(read).map(({ text }) => text)).toEqual([])
  })

  test(`at least ${expected.shown * 100} of 100 are shown that say in other words what a passage says`, () => {
    const honest = lines.filter(one => one.isHonest)
    expect(honest.length).toBe(expected.honest)
    const shown = share(honest.map(read))
    console.log(`shown of ${file}: ${(shown * 100).toFixed(1)} % of ${honest.length}`)
    expect(shown).toBeGreaterThanOrEqual(expected.shown)
  })
})

describe('sentences made from every passage of the library', () => {
  const evidenceOf = new Map<Page, EvidenceBase>()
  const read = ({ page, sentence }: Case) => {
    const evidence = evidenceOf.get(page) ?? gatherEvidence(page)
    evidenceOf.set(page, evidence)
    return isShown(sentence.replaceAll('**', ''), evidence)
  }
  const all = [...makeClaims()]
  const random = createRandom(20)
  const sample = all.length <= SAMPLE ? all : all.filter(() => random() < SAMPLE / all.length)
  const [honest, lies] = [sample.filter(one => one.isHonest), sample.filter(one => !one.isHonest)]

  test(`at least 95 of 100 of ${honest.length} that were only put in other words are shown`, () => {
    const shown = honest.map(read)
    console.log(`shown: ${(share(shown) * 100).toFixed(1)} % of ${honest.length}`)
    expect(share(shown)).toBeGreaterThanOrEqual(0.95)
  })

  test(`none of ${lies.length} that were corrupted is shown`, () => {
    expect(lies.filter(read).map(({ kind, sentence }) => `${kind}: ${sentence}`)).toEqual([])
  })
})
