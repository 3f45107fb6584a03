import { DatabaseSync } from 'node:sqlite'
import type { Dialect } from 'kysely'
import { OperatorError } from '../operator-error.ts'
import { createSqliteDialect } from './sqlite-dialect.ts'

/** For a process that opens the same file at the same moment. */
const OPEN_TIMEOUT_MS = 2_000
/** Primary result code, https://www.sqlite.org/rescode.html */
const BUSY = 5

/** Opens the file, or makes it unless `readOnly`. Throws an `OperatorError` when it cannot be used. */
export function openSqlite(path: string, { readOnly }: { readOnly: boolean }): Dialect {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { readOnly, timeout: OPEN_TIMEOUT_MS })
    // The newest rows may be lost when the machine loses power, never the file. What is deleted is overwritten.
    if (!readOnly) database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON')
    database.exec('SELECT count(*) FROM sqlite_master')
    // From here on the file's lock is not waited for: that would hold up every answer. A write is tried again instead.
    database.exec('PRAGMA busy_timeout = 0')
    return createSqliteDialect(database)
  } catch (error) {
    database?.close()
    throw explainFailure(error, path)
  }
}

/** Undefined when another process has the file for the moment. */
export function explainRefusal(error: unknown, path: string): OperatorError | undefined {
  // The low byte of an extended result code is its primary one.
  const code = ((error as { errcode?: number }).errcode ?? 0) & 0xff
  return code === BUSY ? undefined : explainFailure(error, path)
}

function explainFailure(error: unknown, path: string): OperatorError {
  return new OperatorError(
    `The database ${path} cannot be used (${(error as Error).message}): restore it or move it away.`,
    { cause: error },
  )
}
