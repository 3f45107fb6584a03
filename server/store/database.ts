import { type Dialect, Kysely, sql } from 'kysely'
import type { OperatorError } from '../operator-error.ts'
import type { DatabaseAddress } from './address.ts'
import type { Tables } from './tables.ts'

/** Opens the database at `address`; its owner calls `destroy`. Throws an `OperatorError` when a file cannot be used. */
export async function openDatabase(address: DatabaseAddress, { readOnly = false } = {}): Promise<Kysely<Tables>> {
  return new Kysely<Tables>({ dialect: await createDialect(address, readOnly) })
}

/** Only what is used is loaded. */
async function createDialect(address: DatabaseAddress, readOnly: boolean): Promise<Dialect> {
  switch (address.kind) {
    case 'sqlite':
      return (await import('./sqlite.ts')).openSqlite(address.path, { readOnly })
    case 'postgres':
      return (await import('./postgres.ts')).createPostgresDialect(address.url)
    default:
      return address satisfies never
  }
}

/** What only the operator can put right; undefined for all that may pass by itself, such as a server that is away. */
export async function explainRefusal(error: unknown, address: DatabaseAddress): Promise<OperatorError | undefined> {
  switch (address.kind) {
    case 'sqlite':
      return (await import('./sqlite.ts')).explainRefusal(error, address.path)
    case 'postgres':
      return (await import('./postgres.ts')).explainRefusal(error, address)
    default:
      return address satisfies never
  }
}

/**
 * Empties SQLite's write-ahead log, which still has the pages of what was deleted; in the file itself they are overwritten.
 * PostgreSQL does either by itself, later.
 */
export async function shredDeleted(database: Kysely<Tables>, { kind }: DatabaseAddress): Promise<void> {
  if (kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(database)
}
