/** Kysely on the SQLite that comes with Node. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { type Dialect, type SqliteDatabase, SqliteDialect } from 'kysely'

/** `database` is closed by Kysely's `destroy`. */
export function createSqliteDialect(database: DatabaseSync): Dialect {
  // Kysely hands over what its query was given; only values that SQLite has are in our tables' types.
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
  const adapted: SqliteDatabase = {
    close: () => database.close(),
    prepare(sql) {
      // A transaction takes the write lock first: one that only asked for it on its way could fail half done.
      const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql)
      return {
        reader: statement.columns().length > 0,
        all: parameters => statement.all(...values(parameters)),
        run: parameters => statement.run(...values(parameters)),
        iterate: parameters => statement.iterate(...values(parameters)),
      }
    },
  }
  return new SqliteDialect({ database: async () => adapted })
}
