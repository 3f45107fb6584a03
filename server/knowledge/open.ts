/** Opens a knowledge file for reading, and builds it from a library first where that is needed. */
import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { buildKnowledge, SCHEMA_VERSION } from './build.ts'
import type { Document, Knowledge, Passage, Section } from './knowledge.ts'
import { KnowledgeError } from './knowledge.ts'
import { hashLibrary, readLibrary } from './library.ts'
import { createNearStems } from './near-stems.ts'
import { FIELDS, POSTING_BYTES, type Postings } from './postings.ts'
import { computeNorms, weighTerm } from './rank.ts'
import { createSearch } from './search.ts'

export interface OpenOptions {
  /** The knowledge file. */
  path: string
  /** Folder of articles: the file is built from it when it is missing, damaged or of another state of the articles. */
  library?: string
  /** False serves articles without their ledger; for tests. */
  ledger?: boolean
}

const TOP = 50
/** Postings that were used stay in memory up to so many bytes: common words come in most questions. */
const CACHE_MAX_BYTES = 64 << 20
/** Passages, documents and lists of sections kept, each: five times the library, some 10 MB. */
const KEPT_MAX = 5_000

/** Larger files are only looked at for their length: reading one through would hold up the start by a second and more. */
const CHECKED_MAX_BYTES = 32 << 20

/** Whether a file is as long as it says and, where that takes no time, every page of it in order. */
function isWhole(db: DatabaseSync, path: string): boolean {
  const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count)
  const { size } = statSync(path)
  if (size !== pages * Number(db.prepare('PRAGMA page_size').get()?.page_size)) return false
  return size > CHECKED_MAX_BYTES || db.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok'
}

/** Opens the file, or says in a sentence why it cannot be used. */
function openFile(path: string): DatabaseSync | string {
  if (!existsSync(path)) return `The knowledge file ${path} does not exist: build it with "navis ingest".`
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(path, { readOnly: true })
    const version = db.prepare('PRAGMA user_version').get()?.user_version
    if (version === SCHEMA_VERSION && isWhole(db, path)) return db
    db.close()
    if (version !== SCHEMA_VERSION)
      return `The knowledge file ${path} was made by another version: build it again with "navis ingest".`
  } catch {
    // Not a database, or one that cannot be read: both are told below.
    db?.close()
  }
  return `The knowledge file ${path} is damaged: build it again with "navis ingest".`
}

const readAbout = (db: DatabaseSync, name: string) =>
  db.prepare('SELECT value FROM about WHERE name = ?').get(name)?.value

function openOrBuild({ path, library, ledger }: OpenOptions): DatabaseSync {
  const opened = openFile(path)
  if (library === undefined) {
    if (typeof opened === 'string') throw new KnowledgeError(opened)
    return opened
  }
  const inputs = `${hashLibrary(library)}${ledger === false ? ' without ledger' : ''}`
  if (typeof opened !== 'string') {
    if (readAbout(opened, 'inputs') === inputs) return opened
    opened.close()
  }
  buildKnowledge(path, readLibrary(library, { ledger }).documents, inputs)
  const built = openFile(path)
  if (typeof built === 'string') throw new KnowledgeError(built)
  return built
}

/** Bytes as numbers of 32 bits, copied only where they do not begin where such numbers may begin. */
const toNumbers = ({ buffer, byteOffset, byteLength }: Uint8Array): Postings =>
  byteOffset % Uint32Array.BYTES_PER_ELEMENT === 0
    ? new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT)
    : new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength))

/** Reads postings, those that were used lately from memory. */
function createPostings(db: DatabaseSync): (stem: string) => Postings | undefined {
  const select = db.prepare('SELECT postings FROM term WHERE stem = ?')
  const kept = new Map<string, Postings | undefined>()
  let bytes = 0
  return stem => {
    if (kept.has(stem)) return kept.get(stem)
    const read = select.get(stem)?.postings as Uint8Array | undefined
    const postings = read && toNumbers(read)
    // A stem that nothing has costs its name: hostile words cannot grow this without end either.
    bytes += (postings?.byteLength ?? 0) + 100
    if (bytes > CACHE_MAX_BYTES) {
      kept.clear()
      bytes = (postings?.byteLength ?? 0) + 100
    }
    kept.set(stem, postings)
    return postings
  }
}

/** What `read` gives, from memory where it was read lately. */
function createKept<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const kept = new Map<Key, Value>()
  return key => {
    const known = kept.get(key)
    if (known !== undefined) return known
    if (kept.size === KEPT_MAX) kept.clear()
    const value = read(key)
    kept.set(key, value)
    return value
  }
}

/** Opens a knowledge file for reading. Throws `KnowledgeError` with one sentence for the operator. */
export function openKnowledge(options: OpenOptions): Knowledge {
  const db = openOrBuild(options)
  const readNumbers = (name: string) => new Uint32Array((readAbout(db, name) as Uint8Array).slice().buffer)
  const lengths = readNumbers('lengths')
  const hasTopics = readAbout(db, 'topics') === 1
  const norms = computeNorms(lengths, hasTopics)
  const passages = lengths.length / FIELDS.length
  const owners = db
    .prepare('SELECT document FROM passage ORDER BY id')
    .all()
    .map(row => String(row.document))
  const readPostings = createPostings(db)
  const selectKeywords = db.prepare('SELECT stems FROM keyword WHERE passage = ?')
  const selectHolding = db.prepare('SELECT length(postings) AS bytes FROM term WHERE stem = ?')
  const selectStems = db.prepare('SELECT stem, length(postings) AS bytes FROM term WHERE stem BETWEEN ? AND ?')
  const selectDocument = db.prepare('SELECT body FROM document WHERE id = ?')
  const selectSections = db.prepare('SELECT id, document, body FROM passage WHERE document = ? ORDER BY id')
  const selectPassage = db.prepare('SELECT id, document, body FROM passage WHERE id = ?')

  // A long question asks for each of its stems many times, and most of all for those that no passage has.
  const countHolding = createKept((stem: string) => Number(selectHolding.get(stem)?.bytes ?? 0) / POSTING_BYTES)
  const toPassage = (row: Record<string, unknown>): Passage => ({
    ...(JSON.parse(String(row.body)) as Section),
    id: Number(row.id),
    document: String(row.document),
  })
  const toDocument = (body: unknown) => JSON.parse(String(body)) as Omit<Document, 'sections'>
  // An answer looks at hundreds of passages, mostly the same ones, and to parse them took half of its time.
  const readDocument = createKept((id: string) => toDocument(selectDocument.get(id)?.body))
  const readPassage = createKept((id: number) => toPassage(selectPassage.get(id) ?? {}))
  const readSections = createKept((document: string) => selectSections.all(document).map(toPassage))
  let topics: Omit<Document, 'sections'>[] | undefined

  const search = createSearch({
    passages,
    norms,
    hasTopics,
    neighbours: readNumbers('neighbours'),
    postings: readPostings,
    nearest: createNearStems(letter =>
      selectStems
        .all(letter, `${letter}\u{10FFFF}`)
        .map(row => ({ stem: String(row.stem), holding: Number(row.bytes) / POSTING_BYTES })),
    ),
    title: passage => readDocument(owners[passage] ?? '').title,
    keywords: passage => String(selectKeywords.get(passage)?.stems ?? ''),
  })

  return {
    documents: Number(db.prepare('SELECT count(*) AS count FROM document').get()?.count),
    passages,
    search: (text, top = TOP) => search(text, top).map(hit => ({ ...hit, document: owners[hit.passage] ?? '' })),
    weigh: stem => weighTerm(passages, countHolding(stem)),
    holds: stem => countHolding(stem) > 0,
    document: readDocument,
    sections: readSections,
    passage: readPassage,
    topics() {
      topics ??= db
        .prepare('SELECT body FROM document WHERE topic = 1 ORDER BY id')
        .all()
        .map(row => toDocument(row.body))
      return topics
    },
    dispose: () => db.close(),
  }
}
