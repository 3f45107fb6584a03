import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseMarkdown } from './article.ts'
import type { Document } from './knowledge.ts'
import { KnowledgeError } from './knowledge.ts'
import { readLedger } from './ledger.ts'

/** The articles that ship with the product. */
export const LIBRARY_FOLDER = join(import.meta.dirname, 'library')

export interface Library {
  documents: Document[]
  /** What is not served, and why: one sentence each. */
  leftOut: string[]
}

const listFiles = (folder: string) =>
  readdirSync(folder)
    .filter(name => name.endsWith('.md') || name === 'ledger.jsonl')
    .sort()

/** A hash of everything the library's part of a knowledge file is built from. */
export function hashLibrary(folder: string): string {
  if (!existsSync(folder))
    throw new KnowledgeError(`The library folder ${folder} does not exist: name the folder of the articles.`)
  const hash = createHash('sha256')
  for (const name of listFiles(folder))
    hash
      .update(`${name}\n`)
      .update(readFileSync(join(folder, name)))
      .update('\0')
  return hash.digest('hex')
}

/**
 * Reads a folder of articles. Where it has a `ledger.jsonl`, what the ledger does not support is left out; `ledger: false`
 * serves everything that names a source.
 */
export function readLibrary(folder: string, options: { ledger?: boolean } = {}): Library {
  const ledger = options.ledger === false ? null : readLedger(join(folder, 'ledger.jsonl'))
  const library: Library = { documents: [], leftOut: [] }
  for (const name of listFiles(folder).filter(one => one.endsWith('.md'))) {
    const parsed = parseMarkdown(readFileSync(join(folder, name), 'utf8'), basename(name, '.md'), ledger)
    if (parsed.ok) library.documents.push(parsed.document)
    const problems = parsed.ok ? parsed.leftOut : [parsed.reason]
    library.leftOut.push(...problems.map(problem => `${name}: ${problem}`))
  }
  return library
}
