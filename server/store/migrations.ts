/** The steps that make the tables, in order. A step that was released never changes; later ones come below it. */
import { type Kysely, sql } from 'kysely'
import type { DatabaseAddress } from './address.ts'
import type { Tables } from './tables.ts'

const STEPS: Record<string, (database: Kysely<Tables>, kind: DatabaseAddress['kind']) => Promise<void>> = {
  async '1-feedback'(database) {
    // "If not exists": the first release made this table without writing down that it had.
    await database.schema
      .createTable('feedback')
      .ifNotExists()
      .addColumn('answer', 'text', column => column.primaryKey())
      .addColumn('site', 'text', column => column.notNull())
      .addColumn('value', 'text', column => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('at', 'bigint', column => column.notNull())
      .execute()
  },
  async '2-feedback-of-conversation'(database) {
    await database.schema.alterTable('feedback').addColumn('conversation', 'text').execute()
    await database.schema.createIndex('feedback_conversation').on('feedback').column('conversation').execute()
  },
  async '3-audit'(database) {
    await database.schema
      .createTable('audit')
      .addColumn('chain', 'text', column => column.notNull())
      .addColumn('number', 'integer', column => column.notNull())
      .addColumn('entry', 'text', column => column.notNull())
      .addColumn('hash', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('audit_key', ['chain', 'number'])
      .execute()
  },
  async '4-counters'(database) {
    await database.schema
      .createTable('counters')
      .addColumn('day', 'text', column => column.notNull())
      .addColumn('site', 'text', column => column.notNull())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('process', 'text', column => column.notNull())
      .addColumn('count', 'bigint', column => column.notNull())
      .addPrimaryKeyConstraint('counters_key', ['day', 'site', 'name', 'process'])
      .execute()
  },
  async '5-case-profiles'(database, kind) {
    await database.schema
      .createTable('case_profiles')
      .addColumn('conversation', 'text', column => column.primaryKey())
      .addColumn('revision', 'integer', column => column.notNull())
      .addColumn('body', kind === 'postgres' ? 'bytea' : 'blob', column => column.notNull())
      .addColumn('expires_at', 'bigint', column => column.notNull())
      .execute()
    await database.schema.createIndex('case_profiles_expires_at').on('case_profiles').column('expires_at').execute()
  },
}

/**
 * Takes the steps that are missing, all or none, one process at a time. Steps that this release does not know are left
 * alone: an older relay may start beside a newer one.
 */
export async function migrate(database: Kysely<Tables>, kind: DatabaseAddress['kind']): Promise<void> {
  await database.transaction().execute(async transaction => {
    // In SQLite the transaction itself is the lock (`sqlite-dialect.ts`).
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(hashtext('navis migrations'))`.execute(transaction)
    await transaction.schema
      .createTable('migrations')
      .ifNotExists()
      .addColumn('name', 'text', column => column.primaryKey())
      .addColumn('at', 'bigint', column => column.notNull())
      .execute()
    const rows = await transaction.selectFrom('migrations').select('name').execute()
    const taken = new Set(rows.map(({ name }) => name))
    for (const [name, take] of Object.entries(STEPS)) {
      if (taken.has(name)) continue
      await take(transaction, kind)
      await transaction.insertInto('migrations').values({ name, at: Date.now() }).execute()
    }
  })
}
