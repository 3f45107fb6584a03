/** Which sections of the right article an answer shows, and which one it opens with. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compose } from '../../server/answer/compose.ts'
import type { PagePart } from '../../server/answer/page.ts'
import { retrieve } from '../../server/answer/retrieve.ts'
import { readTopics } from '../../server/answer/topics.ts'
import { listWanted } from '../../server/answer/wanted-sections.ts'
import { openAnswers } from '../support/answers.ts'

const { knowledge, dispose } = openAnswers()
const topics = readTopics(knowledge)
afterAll(dispose)

/** `article: section / section | message`, by hand and before they were tried; one line for each article that is right. */
const LINES = readFileSync(join(import.meta.dirname, '../fixtures/answer/sections.txt'), 'utf8')
  .trim()
  .split('\n')
  .map(line => {
    const [, article = '', sections = '', message = ''] = /^(.+?): (.+?) \| (.+)$/.exec(line) ?? []
    return { article, sections: sections.split(' / '), message }
  })

const nameOf = ({ passage }: PagePart) => (passage.role === 'main' ? 'main' : passage.heading)

/** The sections of the answer, the opening one first: a list stands below the main message, which leads up to it. */
function show(message: string): { article: string | undefined; shown: string[] } {
  const found = retrieve(knowledge, topics, message, [])
  const parts = found ? compose(knowledge, found).parts.filter(({ topic }) => topic.id === found.lead.id) : []
  const [first, second] = parts
  const isLedUpTo = first?.passage.role === 'main' && second && second.blocks[0]?.kind !== 'paragraph'
  const ordered = isLedUpTo ? [second, first, ...parts.slice(2)] : parts
  return { article: found?.lead.id, shown: ordered.map(nameOf) }
}

describe('messages whose sections were chosen by hand', () => {
  const shown = new Map([...new Set(LINES.map(({ message }) => message))].map(message => [message, show(message)]))
  const right = LINES.flatMap(line => {
    const one = shown.get(line.message)
    return one && one.article === line.article ? [{ ...line, shown: one.shown }] : []
  })
  const share = (has: (one: (typeof right)[number]) => boolean) => right.filter(has).length / right.length

  test('name sections that the library has', () => {
    const missing = LINES.filter(({ article, sections }) => {
      const headings = ['main', ...knowledge.sections(article).map(({ heading }) => heading)]
      return !sections.every(section => headings.includes(section))
    })
    expect(missing).toEqual([])
  })

  test('are many', () => {
    expect(right.length).toBeGreaterThan(180)
  })

  test('nine of ten are shown a section that they ask for', () => {
    expect(share(one => one.sections.some(section => one.shown.includes(section)))).toBeGreaterThanOrEqual(0.9)
  })

  test('six of ten answers open with it', () => {
    expect(share(one => one.sections.includes(one.shown[0] ?? ''))).toBeGreaterThanOrEqual(0.58)
  })
})

describe('a message that tells a story', () => {
  test('is answered by the section that its last sentence asks for, though that names no subject', () => {
    const { article, shown } = show(
      'I drop cups and trip on the stairs since the Taxol, my fingers and toes are numb all day. The nurse says wait. How long does that take, and do other people get through it at home?',
    )
    expect([article, shown[0]]).toEqual(['neuropathy', 'How long it lasts'])
  })

  test('and asks two things is shown the sections for both', () => {
    const { article, shown } = show(
      'The scan says my breast cancer is in the spine now. Why do they want to do another biopsy of it? Which treatments are there?',
    )
    expect(article).toBe('metastatic-breast-cancer')
    expect(shown).toContain('Why a new biopsy')
    expect(shown).toContain('Treatments for stage 4 breast cancer')
  })

  test('opens with the main message where it has hardly a word in common with any section', () => {
    const { shown } = show('I am so tired from chemo. The mailbox is my marathon. Three steps and I sit on the porch.')
    expect(shown[0]).toBe('main')
  })
})

describe('a question that a section says it answers', () => {
  test('is left to that section', () => {
    const found = retrieve(knowledge, topics, 'How long does neuropathy last after chemo?', [])
    expect(found?.wanted).toBeUndefined()
  })
})

test('a message has no wish in common with an article that says nothing of it', () => {
  expect(listWanted(knowledge.document('pets'), knowledge.sections('pets'), 'zzyzx qwertz')).toEqual([])
})
