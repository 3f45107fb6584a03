import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { neverShown } from '../../server/answer/never-shown.ts'
import { retrieve } from '../../server/answer/retrieve.ts'
import { readTopics } from '../../server/answer/topics.ts'
import { parseMarkdown } from '../../server/knowledge/article.ts'
import { parseFacets } from '../../server/knowledge/facets.ts'
import type { Document } from '../../server/knowledge/knowledge.ts'
import { readLedger } from '../../server/knowledge/ledger.ts'
import { LIBRARY_FOLDER, readLibrary } from '../../server/knowledge/library.ts'
import { splitMarkdown } from '../../server/knowledge/markdown-blocks.ts'
import { openKnowledge } from '../../server/knowledge/open.ts'
import { textOf } from '../../server/knowledge/plain.ts'
import { makeFolder } from '../support/answers.ts'
import { measureGrade } from '../support/reading-grade.ts'

const LEDGER = join(LIBRARY_FOLDER, 'ledger.jsonl')
const KINDS = ['guideline', 'paper', 'patient-page', 'law', 'label', 'statistics', 'webinar']
/** What goes out of date soon (docs/library.md): reviewed after six months, all else after two years. */
const SHORT_LIVED = ['guideline', 'law', 'label']
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

interface Article {
  name: string
  front: Record<string, unknown>
  sources: Record<string, string>[]
  body: string
  document: Document
}

function readArticle(file: string): Article {
  const text = readFileSync(join(LIBRARY_FOLDER, file), 'utf8')
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  const parsed = parseMarkdown(text, basename(file, '.md'))
  if (!parsed.ok) throw new Error(`${file}: ${parsed.reason}`)
  const read = parse(front)
  return { name: basename(file, '.md'), front: read, sources: read.sources, body, document: parsed.document }
}

const articles = readdirSync(LIBRARY_FOLDER)
  .filter(name => name.endsWith('.md'))
  .map(readArticle)

const textsOf = ({ document }: Article) =>
  document.sections.flatMap(section => section.blocks.flatMap(block => ('lines' in block ? block.lines : [block.text])))

const addMonths = (day: unknown, months: number) => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}

test('there are articles', () => {
  expect(articles.length).toBeGreaterThanOrEqual(130)
})

describe.each(articles)('$name', article => {
  const { front, sources, document, body } = article

  test('says whom it is for, and what it is called', () => {
    expect(front).toMatchObject({ topic: article.name, title: expect.stringMatching(/\S/) })
    expect(['patient', 'caregiver', 'both']).toContain(front.audience)
    expect((front.synonyms as unknown[]).length).toBeGreaterThanOrEqual(5)
    expect(parseFacets(front.appliesTo)).toMatchObject({ ok: true })
    expect(parseFacets(front.notFor)).toMatchObject({ ok: true })
    expect(front.review).toBe('not reviewed by a clinician')
  })

  test('has a main message, a bottom line and at least three other parts', () => {
    const roles = document.sections.map(section => section.role)
    expect(roles.filter(role => role === 'main')).toHaveLength(1)
    expect(roles.filter(role => role === 'bottom')).toHaveLength(1)
    expect([roles[0], roles.at(-1)]).toEqual(['main', 'bottom'])
    expect(new Set(roles.filter(role => role !== 'main' && role !== 'bottom')).size).toBeGreaterThanOrEqual(3)
  })

  test('begins with at most three sentences and ends with at most two', () => {
    const sentences = (role: string) =>
      document.sections
        .filter(section => section.role === role)
        .flatMap(
          section =>
            section.blocks
              .map(textOf)
              .join(' ')
              .match(/[.!?](?=\s|$)/g) ?? [],
        ).length
    expect(sentences('main')).toBeLessThanOrEqual(3)
    expect(sentences('bottom')).toBeLessThanOrEqual(2)
  })

  test('each paragraph, list item and container names a source of the list, and each source is used', () => {
    const cited = new Set<string>()
    for (const { heading, blocks } of splitMarkdown(body)) {
      for (const { lines, opening } of blocks) {
        const marks = /\[(@[^\]]+)\]\s*$/.exec(opening || lines.join(' '))?.[1]
        expect(marks, `"${heading}": ${lines.join(' ').slice(0, 60)}`).toBeDefined()
        for (const one of marks?.split(/;\s*(?=@)/) ?? []) {
          expect(one, heading).toMatch(/^@[a-z0-9-]+, \S/)
          cited.add(one.slice(1).split(',')[0] ?? '')
        }
      }
    }
    expect([...cited].sort()).toEqual(sources.map(source => source.id).sort())
  })

  test('its sources have a publisher, a title, a link, a kind and dates', () => {
    for (const source of sources) {
      expect(source.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      expect(source).toMatchObject({ publisher: expect.stringMatching(/\S/), title: expect.stringMatching(/\S/) })
      expect(source.link, source.id).toMatch(/^https?:\/\/\S+$/)
      expect(KINDS, source.id).toContain(source.kind)
      expect(String(source.accessed), source.id).toMatch(DAY)
      if (source.published !== undefined) expect(String(source.published), source.id).toMatch(DATE)
    }
  })

  test('says by when it has to be read again: in six months where guidelines, law or approvals are in it, else in two years', () => {
    expect(String(front.written)).toMatch(DAY)
    const isShortLived = sources.some(source => SHORT_LIVED.includes(source.kind ?? ''))
    const latest = addMonths(front.written, isShortLived ? 6 : 24)
    expect(String(front.reviewBy) <= latest, `${front.reviewBy} is after ${latest}`).toBe(true)
  })

  test('phrasings go from good to best, the best of which asks for something', () => {
    for (const block of document.sections.flatMap(section => section.blocks)) {
      if (block.kind !== 'phrasing') continue
      expect(block.lines.map(line => line.split(':')[0])).toEqual(['Good', 'Better', 'Best'])
      expect(block.lines[2]).toMatch(/please|could you|would you|may i|\?/i)
    }
  })

  test('has 400 to 900 words that read at grade 8 or easier', () => {
    const texts = textsOf(article)
    const words = texts.join(' ').split(/\s+/).length
    expect(words).toBeGreaterThanOrEqual(400)
    expect(words).toBeLessThanOrEqual(900)
    expect(measureGrade(texts)).toBeLessThanOrEqual(8)
  })

  test('says nothing that may never be shown, and keeps its voice', () => {
    const text = textsOf(article).join('\n')
    expect(neverShown(text)).toEqual([])
    expect(text).not.toMatch(/!|\bsimply\b/)
  })
})

describe('the ledger', () => {
  const rows = readFileSync(LEDGER, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, string>)

  test('has a reading of every claim against each source it names, and each found it there', () => {
    const ledger = readLedger(LEDGER)
    const missing = articles.flatMap(({ name, document, sources }) =>
      document.sections.flatMap(section =>
        section.blocks.flatMap(block =>
          'lines' in block
            ? []
            : block.cites
                .map(cite => sources[cite]?.id ?? '')
                .filter(id => !ledger?.supports(name, block.text, id))
                .map(id => `${name}: ${id}: ${block.text.slice(0, 60)}`),
        ),
      ),
    )
    expect(missing).toEqual([])
    expect(readLibrary(LIBRARY_FOLDER).leftOut).toEqual([])
  })

  test('says of each reading where it looked and when', () => {
    for (const row of rows) {
      expect(row.locator, row.claim).toMatch(/\S/)
      expect(row.accessed, row.claim).toMatch(DAY)
      expect(['supported', 'unsupported'], row.claim).toContain(row.verdict)
    }
  })
})

describe('the articles together', () => {
  test('share no run of eight words', () => {
    const owners = new Map<string, string>()
    const shared: string[] = []
    for (const article of articles) {
      for (const text of textsOf(article)) {
        const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’+-]*/gu) ?? []
        for (let at = 0; at + 8 <= words.length; at++) {
          const run = words.slice(at, at + 8).join(' ')
          const owner = owners.get(run)
          if (owner !== undefined && owner !== article.name) shared.push(`${owner} and ${article.name}: ${run}`)
          else owners.set(run, article.name)
        }
      }
    }
    expect(shared).toEqual([])
  })

  const { folder, dispose } = makeFolder()
  const knowledge = openKnowledge({ path: join(folder, 'knowledge.db'), library: LIBRARY_FOLDER })
  const topics = readTopics(knowledge)
  afterAll(() => {
    knowledge.dispose()
    dispose()
  })
  const sections = knowledge.topics().flatMap(topic => knowledge.sections(topic.id))

  test('every section says what it answers, and no two the same', () => {
    const silent = sections.filter(one => one.asks.length === 0 && one.role !== 'bottom' && one.role !== 'gap')
    expect(silent.map(one => `${one.document}: ${one.heading}`)).toEqual([])
    const asks = sections.flatMap(one => one.asks)
    expect(asks.filter((ask, at) => asks.indexOf(ask) !== at)).toEqual([])
    for (const section of sections) if (section.asks[0]) expect(section.asks[0], section.heading).toMatch(/^[A-Z].*\?$/)
  })

  test('each question of a section leads to its article', () => {
    const astray = sections.flatMap(section =>
      section.asks
        .map(ask => ({ ask, lead: retrieve(knowledge, topics, ask, [])?.lead.id ?? 'none' }))
        .filter(({ lead }) => lead !== section.document)
        .map(({ ask, lead }) => `${section.document}: ${ask} → ${lead}`),
    )
    expect(astray).toEqual([])
    // Some seconds of processor time.
  }, 120_000)
})
