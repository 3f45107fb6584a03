/** Writes a knowledge file: one SQLite database, whole or not at all. */
import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { mineAliases } from './aliases.ts'
import { pickKeywords } from './keywords.ts'
import type { Document, Section } from './knowledge.ts'
import { KnowledgeError } from './knowledge.ts'
import { textOfSection } from './plain.ts'
import { createIndexer, FIELDS, type Index } from './postings.ts'

/** Grows with every change of the tables or of how words are stemmed: a file of another version is built again. */
export const SCHEMA_VERSION = 4

export interface BuildCount {
  documents: number
  passages: number
}

const SCHEMA = `
  CREATE TABLE about (name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
  CREATE TABLE document (id TEXT PRIMARY KEY, topic INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE passage (id INTEGER PRIMARY KEY, document TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE INDEX passage_document ON passage (document);
  CREATE TABLE keyword (passage INTEGER PRIMARY KEY, stems TEXT NOT NULL) STRICT;
  CREATE TABLE term (stem TEXT PRIMARY KEY, postings BLOB NOT NULL) STRICT, WITHOUT ROWID;
`

function syncFile(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}

function writeTables(db: DatabaseSync, documents: Iterable<Document>, inputs: () => string): BuildCount {
  const insertDocument = db.prepare('INSERT INTO document VALUES (?, ?, ?)')
  const insertPassage = db.prepare('INSERT INTO passage VALUES (?, ?, ?)')
  const count: BuildCount = { documents: 0, passages: 0 }
  /** By title, since a site may have a page for each question about one subject. */
  const aliases = new Map<string, Set<string>>()
  for (const { sections, ...document } of documents) {
    count.documents++
    insertDocument.run(document.id, document.synonyms.length > 0 ? 1 : 0, JSON.stringify(document))
    const names = aliases.get(document.title) ?? new Set()
    aliases.set(document.title, names)
    for (const section of sections) {
      insertPassage.run(count.passages++, document.id, JSON.stringify(section))
      // Articles list their own names.
      if (!document.ours) for (const name of mineAliases(document.title, textOfSection(section))) names.add(name)
    }
  }
  writeIndex(db, indexPassages(db, aliases))
  db.prepare('INSERT INTO about VALUES (?, ?)').run('inputs', inputs())
  return count
}

/** "BACKGROUND / METHODS / RESULTS": the labels of an abstract name no subject, though a question may hold one of the words. */
const LABELS = /^[A-Z][A-Z ,&-]*(?: \/ [A-Z ,&-]+)+$/

/** From this share of passages on that have their title in common with another one, titles name topics. */
const TOPICS_MIN_SHARE = 0.5

/** Whether titles name topics that passages share, rather than being a sentence each, or absent. */
function hasTopics(titles: ReadonlyMap<string, number>, passages: number): boolean {
  const shared = [...titles].reduce((sum, [title, count]) => sum + (title !== '' && count > 1 ? count : 0), 0)
  return shared >= passages * TOPICS_MIN_SHARE
}

/** Reads all passages back, since a later document may have given a name for an earlier one. */
function indexPassages(db: DatabaseSync, aliases: Map<string, Set<string>>): Index {
  const indexer = createIndexer()
  const titles = new Map<string, number>()
  const rows = db.prepare(
    'SELECT document.body AS document, passage.body AS passage FROM passage JOIN document ON document.id = passage.document ORDER BY passage.id',
  )
  for (const row of rows.iterate()) {
    const { title, synonyms } = JSON.parse(String(row.document)) as Document
    const section = JSON.parse(String(row.passage)) as Section
    const names = [...synonyms, ...(aliases.get(title) ?? []), ...section.asks].join('\n')
    const heading = LABELS.test(section.heading) ? '' : section.heading
    indexer.add({ title, names, heading, text: textOfSection(section) })
    titles.set(title, (titles.get(title) ?? 0) + 1)
  }
  const index = indexer.finish()
  const isByTopic = hasTopics(titles, index.lengths.length / FIELDS.length)
  db.prepare('INSERT INTO about VALUES (?, ?)').run('topics', isByTopic ? 1 : 0)
  return index
}

function writeIndex(db: DatabaseSync, { lengths, postings }: Index): void {
  db.prepare('INSERT INTO about VALUES (?, ?)').run('lengths', Buffer.from(new Uint32Array(lengths).buffer))
  const insertKeywords = db.prepare('INSERT INTO keyword VALUES (?, ?)')
  for (const [passage, stems] of pickKeywords(lengths, postings).entries()) insertKeywords.run(passage, stems)
  const insert = db.prepare('INSERT INTO term VALUES (?, ?)')
  for (const stem of [...postings.keys()].sort()) {
    const { buffer, byteOffset, byteLength } = postings.get(stem) ?? new Uint32Array()
    insert.run(stem, new Uint8Array(buffer, byteOffset, byteLength))
  }
}

/** Writes a draft; nothing of it stays when it fails. */
function writeDraft(draft: string, documents: Iterable<Document>, inputs: () => string): BuildCount {
  const db = new DatabaseSync(draft)
  try {
    db.exec(
      `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = ${SCHEMA_VERSION}; BEGIN; ${SCHEMA}`,
    )
    const count = writeTables(db, documents, inputs)
    db.exec('COMMIT')
    return count
  } finally {
    db.close()
  }
}

/**
 * Builds the file beside its place and moves it there, so that a reader sees the old one or the new one; with no document at all
 * the old one stays. `inputs` is a hash of what it was built from, asked for when all documents have been read. Throws
 * `KnowledgeError` where the folder cannot be written.
 */
export function buildKnowledge(path: string, documents: Iterable<Document>, inputs: () => string): BuildCount {
  const draft = join(dirname(path), `.${basename(path)}-${process.pid}-${randomUUID()}`)
  try {
    mkdirSync(dirname(path), { recursive: true })
    const count = writeDraft(draft, documents, inputs)
    if (count.documents > 0) {
      syncFile(draft)
      renameSync(draft, path)
      syncFile(dirname(path))
    }
    return count
  } catch (cause) {
    if (cause instanceof KnowledgeError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new KnowledgeError(
      `The knowledge file ${path} cannot be written (${reason}): check the folder and its free space.`,
      { cause },
    )
  } finally {
    rmSync(draft, { force: true })
  }
}
