import { defineCommand } from 'citty'
import { triage } from '../answer/triage.ts'
import { triagedPart } from '../relay/triaged-part.ts'
import { readInputLines } from './input-lines.ts'

export default defineCommand({
  meta: {
    name: 'triage',
    description: 'Judge messages: reads {id, text, before?: [text]} lines, writes {id, level, rule} lines',
  },
  async run() {
    for await (const { line, number } of readInputLines()) {
      const read = readMessageLine(line)
      if (read.ok) {
        process.stdout.write(`${JSON.stringify({ id: read.id, ...triage(triagedPart(read.text), read.before) })}\n`)
        continue
      }
      const error = `Line ${number}: ${read.reason}.`
      process.stderr.write(`${JSON.stringify(read.id === undefined ? { error } : { id: read.id, error })}\n`)
      process.exitCode = 1
    }
  },
})

type MessageLine =
  | { ok: true; id: unknown; text: string; before: string[] }
  | { ok: false; id?: unknown; reason: string }

function readMessageLine(line: string): MessageLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { ok: false, reason: 'it is not JSON' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, reason: 'it is not an object' }
  }
  const { id, text, ...rest } = value as { id?: unknown; text?: unknown; before?: unknown }
  // Many programs write null for what is not there, and a message is judged all the same.
  const before = rest.before ?? []
  if (id === undefined) return { ok: false, reason: '"id" is missing' }
  if (typeof text !== 'string') return { ok: false, id, reason: '"text" is not a text' }
  if (!Array.isArray(before) || !before.every(one => typeof one === 'string')) {
    return { ok: false, id, reason: '"before" is not a list of texts' }
  }
  return { ok: true, id, text, before }
}
