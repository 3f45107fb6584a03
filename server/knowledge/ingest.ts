/** Reads the files of a site into documents. A wrong file or line is reported and does not hold up the rest. */
import type { Hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { type Parsed, parseMarkdown } from './article.ts'
import { parseRecord } from './json-lines.ts'
import type { Document } from './knowledge.ts'
import { readLedger } from './ledger.ts'
import { readLines } from './read-lines.ts'

/** What is told while reading: `problem` and `leftOut` are whole sentences. */
export interface IngestReport {
  problem(sentence: string): void
  /** A paragraph that is not served, though its document is. */
  leftOut(sentence: string): void
  /** Share of all bytes read, from 0 to 1. */
  progress(share: number): void
}

const EXTENSIONS = ['.md', '.jsonl']
const LEDGER = 'ledger.jsonl'

function listFiles(path: string, report: IngestReport): string[] {
  if (!existsSync(path)) {
    report.problem(`${path}: there is no such file or folder.`)
    return []
  }
  if (statSync(path).isDirectory()) {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    const files = entries.map(entry => join(entry.parentPath, entry.name)).sort()
    return files.filter(file => EXTENSIONS.includes(extname(file)) && basename(file) !== LEDGER)
  }
  if (EXTENSIONS.includes(extname(path))) return [path]
  report.problem(`${path}: only ${EXTENSIONS.join(' and ')} files can be read.`)
  return []
}

function* parseFile(
  file: string,
  hash: Hash,
  onBytes: (bytes: number) => void,
): Generator<{ where: string; parsed: Parsed }> {
  if (extname(file) === '.md') {
    const text = readFileSync(file, 'utf8')
    hash.update(text)
    onBytes(statSync(file).size)
    yield { where: file, parsed: parseMarkdown(text, basename(file, '.md'), readLedger(join(dirname(file), LEDGER))) }
    return
  }
  let number = 0
  for (const { line, bytes } of readLines(file)) {
    number++
    hash.update(line)
    onBytes(bytes)
    if (line.trim()) yield { where: `${file}, line ${number}`, parsed: parseRecord(line) }
  }
}

/** Documents of all files under `paths`, in order; an id that comes again is reported. Reading feeds `hash`. */
export function* readDocuments(paths: readonly string[], hash: Hash, report: IngestReport): Generator<Document> {
  const files = [...new Set(paths.flatMap(path => listFiles(path, report)))]
  const sizes = files.map(file => statSync(file).size)
  const total = sizes.reduce((sum, size) => sum + size, 0) || 1
  const seen = new Set<string>()
  let before = 0
  for (const [index, file] of files.entries()) {
    const onBytes = (bytes: number) => report.progress((before + bytes) / total)
    try {
      for (const { where, parsed } of parseFile(file, hash, onBytes)) {
        if (!parsed.ok) report.problem(`${where}: ${parsed.reason}.`)
        else if (seen.has(parsed.document.id))
          report.problem(`${where}: the id "${parsed.document.id}" was used before.`)
        else {
          seen.add(parsed.document.id)
          for (const block of parsed.leftOut) report.leftOut(`${where}: ${block}.`)
          yield parsed.document
        }
      }
    } catch (problem) {
      report.problem(`${file}: it cannot be read (${problem instanceof Error ? problem.message : String(problem)}).`)
    }
    before += sizes[index] ?? 0
  }
}
