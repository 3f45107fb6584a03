/**
 * What the embedded writer says over the library that ships: to every question that a section says it answers, and to real
 * prompts of patients. The plain ranking finds passages of the same library in the same run.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { neverShown } from '../../server/answer/never-shown.ts'
import { triage } from '../../server/answer/triage.ts'
import { createProgressBar } from '../../server/commands/progress-bar.ts'
import type { Knowledge, Passage } from '../../server/knowledge/knowledge.ts'
import { textOfSection } from '../../server/knowledge/plain.ts'
import { openAnswers, type ReadAnswer } from '../support/answers.ts'
import { measureGrade } from '../support/reading-grade.ts'
import { countGrounded, fromSources } from '../support/statements.ts'
import { formatTable, toPercent } from '../support/table.ts'

const PROMPTS = join(process.env.NAVIS_TEST_DATA ?? '../shared/data', 'retrieval/healthbench/oncology.jsonl')

interface Asked {
  question: string
  /** The article whose section says that it answers this. */
  article?: string
}

/** Articles for a question, best first, by SQLite's FTS5 with Porter stemming and bm25() over the same passages. */
function openPlain(passages: Passage[]): (text: string) => string | undefined {
  const db = new DatabaseSync(':memory:')
  db.exec("CREATE VIRTUAL TABLE passage USING fts5(document UNINDEXED, heading, text, tokenize = 'porter unicode61')")
  const insert = db.prepare('INSERT INTO passage VALUES (?, ?, ?)')
  for (const passage of passages) insert.run(passage.document, passage.heading, textOfSection(passage))
  const select = db.prepare('SELECT document FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT 1')
  return text => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    const row = words.length > 0 ? select.get(words.map(word => `"${word}"`).join(' OR ')) : undefined
    return row && String(row.document)
  }
}

const median = (values: number[]) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

const gradeOf = ({ markdown }: ReadAnswer) =>
  measureGrade(markdown.replace(/\[\d+\]|^#+ .*$|\*\*|:::\w*/gm, '').split('\n'))

function describe(name: string, answers: (ReadAnswer & { question: string })[]) {
  const answered = answers.filter(({ sources }) => sources.length > 0)
  const grounded = answered.map(({ parts, sources }) => countGrounded(fromSources(parts), sources))
  const sum = (pick: (one: { statements: number; grounded: number }) => number) =>
    grounded.reduce((total, one) => total + pick(one), 0)
  const has = (test: (one: ReadAnswer) => boolean) => toPercent(answered.filter(test).length, answered.length)
  return {
    ...{ questions: name, asked: answers.length, answered: answered.length },
    grounded: toPercent(
      sum(one => one.grounded),
      sum(one => one.statements),
    ),
    grade: median(answered.map(gradeOf)).toFixed(1),
    notice: toPercent(
      answers.filter(({ parts }) => parts.some(part => part.type === 'start' && part.notice.text !== '')).length,
      answers.length,
    ),
    about: has(({ about }) => about !== undefined),
    closing: toPercent(
      answers.filter(({ parts }) => parts.some(part => part.type === 'end' && part.closing !== '')).length,
      answers.length,
    ),
    'follow-ups': has(({ followUps }) => followUps.length > 0),
    'never shown': answers.reduce((total, { markdown }) => total + neverShown(markdown).length, 0),
  }
}

/** Whether the answer's sources are of the article: its passages are told word for word. */
const leadsTo = (knowledge: Knowledge, { sources }: ReadAnswer, article: string) => {
  const text = knowledge.sections(article).map(textOfSection).join('\n')
  return sources.some(({ passage }) => passage.split('\n').some(line => text.includes(line)))
}

export default async function run(): Promise<void> {
  const answers = openAnswers()
  const bar = createProgressBar(process.stderr)
  try {
    const { knowledge } = answers
    const passages = knowledge.topics().flatMap(({ id }) => knowledge.sections(id))
    const own: Asked[] = passages.flatMap(({ asks, document }) =>
      asks.slice(0, 1).map(question => ({ question, article: document })),
    )
    const prompts: Asked[] = existsSync(PROMPTS)
      ? readFileSync(PROMPTS, 'utf8')
          .trim()
          .split('\n')
          .map(line => ({ question: (JSON.parse(line) as { text: string }).text }))
      : []
    if (prompts.length === 0) process.stderr.write(`${PROMPTS} is not there (NAVIS_TEST_DATA): own questions only.\n`)
    const all = [...own, ...prompts]
    const read: (ReadAnswer & Asked)[] = []
    for (const [index, asked] of all.entries()) {
      bar.show(index / all.length)
      read.push({ ...asked, ...(await answers.ask(asked.question, [], triage(asked.question, []))) })
    }
    bar.clear()
    const [ofOwn, ofPatients] = [read.slice(0, own.length), read.slice(own.length)]
    process.stdout.write(
      formatTable('Answers of the embedded writer', [
        describe('of our articles', ofOwn),
        ...(ofPatients.length > 0 ? [describe('of patients', ofPatients)] : []),
      ]),
    )
    const plain = openPlain(passages)
    const isOf = ofOwn.filter(({ question, article = '' }) => plain(question) === article).length
    const isLed = ofOwn.filter(one => leadsTo(knowledge, one, one.article ?? '')).length
    process.stdout.write(
      formatTable('Questions that lead to the article that answers them', [
        { ranking: 'ours', share: toPercent(isLed, ofOwn.length) },
        { ranking: 'plain FTS5', share: toPercent(isOf, ofOwn.length) },
      ]),
    )
  } finally {
    bar.clear()
    answers.dispose()
  }
}
