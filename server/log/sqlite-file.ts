/** Opens the log's database file: alone, sound and with its tables, or not at all. */
import { DatabaseSync } from 'node:sqlite'
import { OperatorError } from '../operator-error.ts'

/** Primary result codes, https://www.sqlite.org/rescode.html */
const BUSY = 5
const CORRUPT = 11
const NOT_A_DATABASE = 26

const TABLES = `
  CREATE TABLE IF NOT EXISTS conversations (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, fence INTEGER NOT NULL,
    answer TEXT, attempt INTEGER, lease INTEGER, questions INTEGER NOT NULL, expires INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS conversations_expires ON conversations (expires);
  CREATE TABLE IF NOT EXISTS rows (
    conversation INTEGER NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, mark TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (conversation, first)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS questions (
    conversation INTEGER NOT NULL, once TEXT NOT NULL, PRIMARY KEY (conversation, once)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS tombstones (id TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`

export interface LogFile {
  database: DatabaseSync
  close(): void
}

/** Throws an `OperatorError` of one sentence that says what is wrong with the file and what to do. */
export function openLogFile(path: string): LogFile {
  const lock = lockFile(path)
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path)
    // The newest rows may be lost when the machine loses power, never the file; a killed process loses nothing.
    // secure_delete: what a patient deletes is overwritten, not only unlinked.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON')
    const check = database.prepare('PRAGMA quick_check(1)').get()?.quick_check
    if (check !== 'ok') throw corrupt(path)
    database.exec(TABLES)
    // Writers die with their process and this is the only one, so every lease left in the file is a dead writer's.
    database.exec('UPDATE conversations SET lease = 0 WHERE answer IS NOT NULL')
  } catch (error) {
    database?.close()
    lock.close()
    throw explain(error, path)
  }
  const opened = database
  return {
    database,
    close() {
      opened.close()
      lock.close()
    },
  }
}

/** An exclusive lock that the operating system takes back when the process dies, however it dies. */
function lockFile(path: string): DatabaseSync {
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(`${path}.lock`)
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    throw explain(error, path)
  }
}

function corrupt(path: string, cause?: unknown): OperatorError {
  return new OperatorError(
    `The conversations file ${path} is damaged: restore it from a copy, or move it away to start with an empty one.`,
    { cause },
  )
}

function explain(error: unknown, path: string): unknown {
  const code = (error as { errcode?: number }).errcode
  if (code === undefined) return error
  // The low byte of an extended result code is its primary one.
  switch (code & 0xff) {
    case BUSY:
      return new OperatorError(
        `The conversations file ${path} is in use by another Navis process: stop that one, or set NAVIS_DATA to another folder.`,
        { cause: error },
      )
    case CORRUPT:
    case NOT_A_DATABASE:
      return corrupt(path, error)
    default:
      return new OperatorError(
        `The conversations file ${path} cannot be opened (${(error as Error).message}): let this user write the file and its folder.`,
        { cause: error },
      )
  }
}
