/** Reads the files of a site into documents. A wrong file or line is reported and does not hold up the rest. */
import { createHash, type Hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative } from 'node:path'
import { type Parsed, parseMarkdown } from './article.ts'
import type { Inputs, ReadDocument } from './build.ts'
import type { EarlierBuild } from './earlier-build.ts'
import { FILE_EXTENSIONS, readBytes, readFile } from './formats/read-file.ts'
import { parseRecord } from './json-lines.ts'
import type { Document } from './knowledge.ts'
import { readLedger } from './ledger.ts'
import { readLines } from './read-lines.ts'

/** What is told while reading: `problem` and `leftOut` are whole sentences. */
export interface IngestReport {
  problem(sentence: string): void
  /** A paragraph that is not served, though its document is. */
  leftOut(sentence: string): void
  /** A file that has not changed since the last build, whose documents were taken over. */
  takenOver?(path: string): void
  /** Share of all bytes read, from 0 to 1. */
  progress(share: number): void
}

const EXTENSIONS = ['.md', '.jsonl', ...FILE_EXTENSIONS]
const LEDGER = 'ledger.jsonl'

/** A file, and what it is called: its way below the folder that was given, without its ending. */
interface Listed {
  file: string
  name: string
}

const nameBelow = (folder: string, file: string) =>
  relative(folder, file)
    .slice(0, -extname(file).length || undefined)
    .replaceAll('\\', '/')

function listFiles(path: string, report: IngestReport): Listed[] {
  if (!existsSync(path)) {
    report.problem(`${path}: there is no such file or folder.`)
    return []
  }
  if (statSync(path).isDirectory()) {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    const files = entries.map(entry => join(entry.parentPath, entry.name)).sort()
    return files
      .filter(file => EXTENSIONS.includes(extname(file).toLowerCase()) && basename(file) !== LEDGER)
      .map(file => ({ file, name: nameBelow(path, file) }))
  }
  if (EXTENSIONS.includes(extname(path).toLowerCase())) return [{ file: path, name: nameBelow(dirname(path), path) }]
  report.problem(`${path}: only ${EXTENSIONS.join(' and ')} files can be read.`)
  return []
}

interface Found {
  where: string
  parsed: Parsed
}

function* parseLines(file: string, hash: Hash, onBytes: (bytes: number) => void): Generator<Found> {
  if (extname(file).toLowerCase() === '.md') {
    const text = readFileSync(file, 'utf8')
    hash.update(text)
    onBytes(statSync(file).size)
    yield {
      where: file,
      parsed: parseMarkdown(text, basename(file, extname(file)), readLedger(join(dirname(file), LEDGER))),
    }
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

const explain = (problem: unknown) => (problem instanceof Error ? problem.message : String(problem))

/** Documents of all files under `paths`, in order; an id that comes again is reported. Of `earlier` unchanged files are taken over. */
export function readDocuments(paths: readonly string[], report: IngestReport, earlier?: EarlierBuild): Inputs {
  const hash = createHash('sha256')
  const files = new Map<string, string>()
  return { documents: readAll(paths, hash, files, report, earlier), hash: () => hash.digest('hex'), files }
}

async function* readAll(
  paths: readonly string[],
  hash: Hash,
  hashes: Map<string, string>,
  report: IngestReport,
  earlier?: EarlierBuild,
): AsyncGenerator<ReadDocument> {
  const files = [...new Map(paths.flatMap(path => listFiles(path, report)).map(one => [one.file, one])).values()]
  const sizes = files.map(({ file }) => statSync(file).size)
  const total = sizes.reduce((sum, size) => sum + size, 0) || 1
  const seen = new Set<string>()
  let before = 0

  function* check(found: Iterable<Found>): Generator<Document> {
    for (const { where, parsed } of found) {
      if (!parsed.ok) {
        if (parsed.isEmpty) report.leftOut(`${where}: ${parsed.reason}.`)
        else report.problem(`${where}: ${parsed.reason}.`)
      } else if (seen.has(parsed.document.id))
        report.problem(`${where}: the id "${parsed.document.id}" was used before.`)
      else {
        seen.add(parsed.document.id)
        for (const block of parsed.leftOut) report.leftOut(`${where}: ${block}.`)
        yield parsed.document
      }
    }
  }

  /** A file that is read as a whole. It is taken over the next time only where nothing of it had to be reported. */
  async function* readWhole(file: string, name: string): AsyncGenerator<ReadDocument> {
    const bytes = readBytes(file)
    const own = createHash('sha256').update(bytes).digest('hex')
    hash.update(own)
    const known = earlier?.take(file, own)?.filter(({ id }) => !seen.has(id))
    if (known && known.length > 0) {
      report.takenOver?.(file)
      hashes.set(file, own)
      for (const document of known) {
        seen.add(document.id)
        yield { document, file }
      }
      return
    }
    let isClean = true
    const found: Found[] = []
    const unique = seen.has(name) ? `${name}${extname(file)}` : name
    for (const parsed of await readFile(file, bytes, unique)) {
      isClean &&= parsed.ok && parsed.leftOut.length === 0 && !seen.has(parsed.document.id)
      found.push({ where: file, parsed })
    }
    for (const document of check(found)) yield { document, file }
    if (isClean) hashes.set(file, own)
  }

  for (const [index, { file, name }] of files.entries()) {
    const onBytes = (bytes: number) => report.progress((before + bytes) / total)
    try {
      if (FILE_EXTENSIONS.includes(extname(file).toLowerCase())) yield* readWhole(file, name)
      else for (const document of check(parseLines(file, hash, onBytes))) yield { document }
    } catch (problem) {
      report.problem(`${file}: it cannot be read (${explain(problem)}).`)
    }
    before += sizes[index] ?? 0
    report.progress(before / total)
  }
}
