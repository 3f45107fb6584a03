/** Writes a knowledge file: one SQLite database, whole or not at all. */
import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeFolder } from '../make-folder.ts'
import { mineAliases } from './aliases.ts'
import { pickKeywords, writeKeywords } from './keywords.ts'
import type { Document, Section } from './knowledge.ts'
import { KnowledgeError } from './knowledge.ts'
import { findNeighbours } from './neighbours.ts'
import { textOfSection } from './plain.ts'
import { createIndexer, FIELDS, type Index } from './postings.ts'

/** Grows with every change of the tables or of how words are stemmed: a file of another version is built again. */
export const SCHEMA_VERSION = 10

export interface BuildCount {
  documents: number
  passages: number
}

/** A document with the file that it was read from, where it may be taken over the next time. */
export interface ReadDocument {
  document: Document
  file?: string
}

/** What a knowledge file is made of: all documents, then a hash of what they were read from and the hash of each file. */
export interface Inputs {
  documents: AsyncIterable<ReadDocument>
  hash(): string
  files: ReadonlyMap<string, string>
}

const SCHEMA = `
  CREATE TABLE about (name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
  CREATE TABLE document (id TEXT PRIMARY KEY, topic INTEGER NOT NULL, file TEXT, body TEXT NOT NULL) STRICT;
  CREATE TABLE file (path TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT;
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

/** Takes documents one by one, and makes the index when all are there. */
function createTables(db: DatabaseSync) {
  const insertDocument = db.prepare('INSERT INTO document VALUES (?, ?, ?, ?)')
  const insertPassage = db.prepare('INSERT INTO passage VALUES (?, ?, ?)')
  const count: BuildCount = { documents: 0, passages: 0 }
  /** By title, since a site may have a page for each question about one subject. */
  const aliases = new Map<string, Set<string>>()
  return {
    add({ sections, ...document }: Document, file?: string): void {
      count.documents++
      insertDocument.run(document.id, document.synonyms.length > 0 ? 1 : 0, file ?? null, JSON.stringify(document))
      const names = aliases.get(document.title) ?? new Set()
      aliases.set(document.title, names)
      for (const section of sections) {
        insertPassage.run(count.passages++, document.id, JSON.stringify(section))
        // Articles list their own names.
        if (!document.ours) for (const name of mineAliases(document.title, textOfSection(section))) names.add(name)
      }
    },
    finish(inputs: string, files: ReadonlyMap<string, string>): BuildCount {
      writeIndex(db, indexPassages(db, aliases))
      db.prepare('INSERT INTO about VALUES (?, ?)').run('inputs', inputs)
      const insertFile = db.prepare('INSERT INTO file VALUES (?, ?)')
      for (const [path, hash] of files) insertFile.run(path, hash)
      return count
    },
  }
}

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
    indexer.add({ title, names, heading: section.heading, text: textOfSection(section) })
    titles.set(title, (titles.get(title) ?? 0) + 1)
  }
  const index = indexer.finish()
  const isByTopic = hasTopics(titles, index.lengths.length / FIELDS.length)
  db.prepare('INSERT INTO about VALUES (?, ?)').run('topics', isByTopic ? 1 : 0)
  return index
}

function writeIndex(db: DatabaseSync, { lengths, postings }: Index): void {
  const insertAbout = db.prepare('INSERT INTO about VALUES (?, ?)')
  insertAbout.run('lengths', Buffer.from(new Uint32Array(lengths).buffer))
  const keywords = pickKeywords(lengths, postings)
  insertAbout.run('neighbours', Buffer.from(findNeighbours(keywords).buffer))
  const insertKeywords = db.prepare('INSERT INTO keyword VALUES (?, ?)')
  for (const [passage, stems] of writeKeywords(keywords).entries()) insertKeywords.run(passage, stems)
  const insert = db.prepare('INSERT INTO term VALUES (?, ?)')
  for (const stem of [...postings.keys()].sort()) {
    const { buffer, byteOffset, byteLength } = postings.get(stem) ?? new Uint32Array()
    insert.run(stem, new Uint8Array(buffer, byteOffset, byteLength))
  }
}

/** A draft beside the file's place. Throws `KnowledgeError` where the folder cannot be written. */
function createDraft(path: string) {
  const draft = join(dirname(path), `.${basename(path)}-${process.pid}-${randomUUID()}`)
  const explain = (cause: unknown) => {
    if (cause instanceof KnowledgeError) return cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    return new KnowledgeError(
      `The knowledge file ${path} cannot be written (${reason}): check the folder and its free space.`,
      { cause },
    )
  }
  let db: DatabaseSync | undefined
  const abandon = () => {
    if (db?.isOpen) db.close()
    rmSync(draft, { force: true })
  }
  try {
    makeFolder(dirname(path))
    db = new DatabaseSync(draft)
    db.exec(
      `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = ${SCHEMA_VERSION}; BEGIN; ${SCHEMA}`,
    )
    const open = db
    return {
      ...createTables(open),
      /** Moves it to its place, so that a reader sees the old one or the new one; with no document at all the old one stays. */
      publish({ documents }: BuildCount): void {
        open.exec('COMMIT')
        open.close()
        if (documents === 0) return
        syncFile(draft)
        renameSync(draft, path)
        syncFile(dirname(path))
      },
      abandon,
      explain,
    }
  } catch (cause) {
    abandon()
    throw explain(cause)
  }
}

/**
 * Builds the file beside its place and moves it there. `inputs` is a hash of what it was built from. Throws `KnowledgeError`
 * where the folder cannot be written; nothing of the draft stays then.
 */
export function buildKnowledge(path: string, documents: Iterable<Document>, inputs: string): BuildCount {
  const draft = createDraft(path)
  try {
    for (const document of documents) draft.add(document)
    const count = draft.finish(inputs, new Map())
    draft.publish(count)
    return count
  } catch (cause) {
    throw draft.explain(cause)
  } finally {
    draft.abandon()
  }
}

/** The same of documents that are still being read. */
export async function buildFromFiles(path: string, { documents, hash, files }: Inputs): Promise<BuildCount> {
  const draft = createDraft(path)
  try {
    for await (const { document, file } of documents) draft.add(document, file)
    const count = draft.finish(hash(), files)
    draft.publish(count)
    return count
  } catch (cause) {
    throw draft.explain(cause)
  } finally {
    draft.abandon()
  }
}
