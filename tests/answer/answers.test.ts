import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { AnswerPart } from '../../server/answer/answer.ts'
import { neverShown } from '../../server/answer/never-shown.ts'
import { isFor } from '../../server/knowledge/guard.ts'
import { readPopulation } from '../../server/knowledge/population.ts'
import { openAnswers, type ReadAnswer } from '../support/answers.ts'
import { measureGrade } from '../support/reading-grade.ts'
import { bare, isLeadIn, listStatements, numbersIn } from '../support/statements.ts'

/** One question a line; what stands before `||` was asked before. */
const questions = readFileSync(join(import.meta.dirname, '../fixtures/answer/questions.txt'), 'utf8')
  .trim()
  .split('\n')
  .map(line => line.split('||').map(part => part.trim()))
const answers = openAnswers()
afterAll(answers.dispose)

const ask = (turns: string[]) => answers.ask(turns.at(-1) ?? '', turns.slice(0, -1))
const read = new Map<string, ReadAnswer>()
for (const turns of questions) read.set(turns.join(' || '), await ask(turns))
const rows = [...read].map(([question, answer]) => ({ question, ...answer }))

const countWords = (markdown: string) => markdown.replace(/\[\d+\]/g, '').match(/\S*\w\S*/g)?.length ?? 0

test('there are at least sixty questions, and the library answers each', () => {
  expect(rows.length).toBeGreaterThanOrEqual(60)
  expect(rows.filter(row => row.sources.length === 0).map(row => row.question)).toEqual([])
})

describe.each(rows)('"$question"', ({ question, markdown, sources, parts, followUps, outcome }) => {
  test('every statement is cited, and each citation opens a passage that says it', () => {
    expect(outcome).toBe('complete')
    for (const line of listStatements(markdown)) {
      const numbers = numbersIn(line)
      expect(numbers.length, line).toBeGreaterThan(0)
      if (isLeadIn(line)) continue
      for (const n of numbers) expect(sources.find(source => source.n === n)?.passage, line).toContain(bare(line))
    }
  })

  test('no source is cited before it is sent', () => {
    const sent = new Set<number>()
    for (const part of parts as AnswerPart[]) {
      if (part.type === 'sources') for (const { n } of part.sources) sent.add(n)
      if (part.type === 'delta') for (const n of numbersIn(part.text)) expect(sent).toContain(n)
    }
  })

  test('nothing is said twice, and nothing that may never be shown', () => {
    const lines = markdown.split('\n').filter(line => line.trim() !== '' && line !== ':::' && !/^:::\w+$/.test(line))
    expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([])
    expect(neverShown(markdown)).toEqual([])
  })

  test('is not too long: 400 words for one question, 750 for a page', () => {
    expect(countWords(markdown)).toBeLessThanOrEqual(/^## /m.test(markdown) ? 750 : 400)
  })

  test('no section is told for other people than the question is about', () => {
    const population = readPopulation(question)
    const told = new Set(sources.map(source => source.passage))
    for (const topic of answers.knowledge.topics()) {
      for (const section of answers.knowledge.sections(topic.id)) {
        const isTold = section.blocks.some(block => 'text' in block && [...told].some(one => one.includes(block.text)))
        if (!isTold) continue
        expect(isFor(topic.appliesTo, topic.notFor, population), `${topic.id}: ${section.heading}`).toBe(true)
        expect(isFor(section.appliesTo, {}, population), `${topic.id}: ${section.heading}`).toBe(true)
      }
    }
  })

  test('goes on with two to four questions, each of which has another answer', async () => {
    expect(followUps.length).toBeGreaterThanOrEqual(2)
    expect(followUps.length).toBeLessThanOrEqual(4)
    for (const followUp of followUps) {
      expect(followUp).toMatch(/^[A-Z][^:]*\?$/)
      const next = await answers.ask(followUp)
      expect(next.sources.length, followUp).toBeGreaterThan(0)
      expect(next.markdown).not.toBe(markdown)
    }
  })
})

test('half of the answers read at grade 8 or easier', () => {
  const grades = rows
    .map(({ markdown }) => measureGrade(markdown.replace(/\[\d+\]|^#+ .*$|\*\*|:::\w*/gm, '').split('\n')))
    .sort((one, other) => one - other)
  expect(grades[Math.floor(grades.length / 2)]).toBeLessThanOrEqual(8)
})

test('the same question has the same answer', async () => {
  for (const turns of questions.slice(0, 10)) {
    const again = await ask(turns)
    expect(again.parts).toEqual(read.get(turns.join(' || '))?.parts)
  }
})
