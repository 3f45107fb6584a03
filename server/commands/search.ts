import { defineCommand } from 'citty'
import type { Hit, Knowledge } from '../knowledge/knowledge.ts'
import { nameDocument } from '../knowledge/licence.ts'
import { openKnowledge } from '../knowledge/open.ts'
import { textOfSection } from '../knowledge/plain.ts'
import { OperatorError } from '../operator-error.ts'
import { readInputLines } from './input-lines.ts'

/** Several passages of one document count once, as its best: this many passages are looked at for each result asked for. */
const PASSAGES_PER_RESULT = 5
const TOP_MAX = 1_000
/** Made up, and asked before the first query is read: the engine compiles what a search runs through when it first meets it. */
const WARM_UP = [
  'side effects of chemotherapy',
  'What should be asked about the treatment of kidney cancer at a first visit to an oncologist?',
  'vitamin',
]
const WARM_UP_ROUNDS = 20

export default defineCommand({
  meta: {
    name: 'search',
    description: 'Search a knowledge file: reads {id, text} lines, writes {id, results, ms} lines',
  },
  args: {
    knowledge: { type: 'string', description: 'The knowledge file', required: true },
    top: { type: 'string', description: 'How many documents a query gets', default: '10' },
  },
  async run({ args }) {
    const top = Number(args.top)
    if (!Number.isInteger(top) || top < 1 || top > TOP_MAX)
      throw new OperatorError(`search: --top is a number from 1 to ${TOP_MAX}.`)
    const knowledge = openKnowledge({ path: args.knowledge })
    try {
      for (let round = 0; round < WARM_UP_ROUNDS; round++)
        for (const text of WARM_UP) answerQuery(knowledge, { id: 0, text }, top)
      for await (const { line, number } of readInputLines()) {
        const query = readQuery(line)
        if (query) process.stdout.write(`${JSON.stringify(answerQuery(knowledge, query, top))}\n`)
        else {
          process.stderr.write(`Line ${number} is not {"id": …, "text": "…"} and was passed over.\n`)
          process.exitCode = 1
        }
      }
    } finally {
      knowledge.dispose()
    }
  },
})

interface Query {
  id: unknown
  text: string
}

function readQuery(line: string): Query | null {
  try {
    const { id, text } = JSON.parse(line) as Partial<Query>
    return id !== undefined && typeof text === 'string' ? { id, text } : null
  } catch {
    // Not JSON: told by the caller, with the line's number.
    return null
  }
}

function answerQuery(knowledge: Knowledge, { id, text }: Query, top: number) {
  const begun = performance.now()
  const best = new Map<string, Hit>()
  for (const hit of knowledge.search(text, top * PASSAGES_PER_RESULT)) {
    if (!best.has(hit.document)) best.set(hit.document, hit)
    if (best.size === top) break
  }
  const results = [...best.values()].map(({ document, passage, score }) => {
    const about = knowledge.document(document)
    return {
      ...{ doc: document, title: about.title, score: Number(score.toFixed(4)) },
      passage: about.linkOnly ? nameDocument(about) : textOfSection(knowledge.passage(passage)),
    }
  })
  return { id, results, ms: Number((performance.now() - begun).toFixed(3)) }
}
