import { createInterface } from 'node:readline'
import { defineCommand } from 'citty'
import { triage } from '../answer/triage.ts'

export default defineCommand({
  meta: {
    name: 'triage',
    description: 'Judge messages: reads {id, text, before?: [text]} lines, writes {id, level, rule} lines',
  },
  async run() {
    let number = 0
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++
      if (line.trim() === '') continue
      const read = readMessageLine(line)
      if (read.ok) {
        process.stdout.write(`${JSON.stringify({ id: read.id, ...triage(read.text, read.before) })}\n`)
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
  const { id, text, before = [] } = value as { id?: unknown; text?: unknown; before?: unknown }
  if (id === undefined) return { ok: false, reason: '"id" is missing' }
  if (typeof text !== 'string') return { ok: false, id, reason: '"text" is not a text' }
  if (!Array.isArray(before) || !before.every(one => typeof one === 'string')) {
    return { ok: false, id, reason: '"before" is not a list of texts' }
  }
  return { ok: true, id, text, before }
}
