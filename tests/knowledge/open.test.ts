import { copyFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { KnowledgeError } from '../../server/knowledge/knowledge.ts'
import { openKnowledge } from '../../server/knowledge/open.ts'
import { makeFolder } from '../support/answers.ts'

const { folder, dispose } = makeFolder()
afterAll(dispose)

const ARTICLE = join(import.meta.dirname, '../fixtures/library/port-care.md')
let library: string
let path: string
let count = 0

beforeEach(() => {
  library = join(folder, `library-${++count}`)
  path = join(folder, `knowledge-${count}.db`)
  mkdirSync(library)
  copyFileSync(ARTICLE, join(library, 'port-care.md'))
})

const readHeadings = () => {
  const knowledge = openKnowledge({ path, library })
  const headings = knowledge.sections('port-care').map(section => section.heading)
  knowledge.dispose()
  return headings
}

describe('the knowledge file', () => {
  test('is built from the library at the first start', () => {
    expect(readHeadings()).toEqual(['The main message', 'Why it is flushed', 'How to ask', 'Bottom line'])
  })

  test('is built again when an article has changed', () => {
    readHeadings()
    writeFileSync(join(library, 'second.md'), '# Second\n\nSome text.\n')
    const knowledge = openKnowledge({ path, library })
    expect(knowledge.documents).toBe(2)
    knowledge.dispose()
  })

  test('is built again when it is damaged', () => {
    readHeadings()
    truncateSync(path, 2_000)
    expect(readHeadings()).toHaveLength(4)
  })

  test('without a library to build from, a damaged file is one clear sentence', () => {
    writeFileSync(path, 'no database')
    expect(() => openKnowledge({ path })).toThrow(KnowledgeError)
    expect(() => openKnowledge({ path })).toThrow(/is damaged: build it again with "navis ingest"\.$/)
  })
})

describe('the ledger', () => {
  const line = (claim: string, source: string, verdict: string) =>
    JSON.stringify({ article: 'port-care', claim, source, locator: 'x', accessed: '2026-11-22', verdict })
  const MAIN = 'A port is a small device under the skin. It spares your veins.'
  const WHY = 'A nurse flushes it so that it stays open.'

  test('serves only what a reader found in every source that is named, and the words of a container, which are our own', () => {
    const ledger = [line(MAIN, 'one', 'supported'), line(WHY, 'one', 'supported'), line(WHY, 'two', 'unsupported')]
    writeFileSync(join(library, 'ledger.jsonl'), ledger.join('\n'))
    expect(readHeadings()).toEqual(['The main message', 'How to ask'])
  })

  test('can be left aside', () => {
    writeFileSync(join(library, 'ledger.jsonl'), line(MAIN, 'one', 'supported'))
    const knowledge = openKnowledge({ path, library, ledger: false })
    expect(knowledge.sections('port-care')).toHaveLength(4)
    knowledge.dispose()
  })
})
