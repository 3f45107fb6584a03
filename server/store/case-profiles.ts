/** Confirmed facts, one sealed row for each conversation that has any. */
import type { Kysely, Transaction } from 'kysely'
import { BATCH_ROWS, type Buffered } from './buffered.ts'
import type { CaseProfileRow, CaseProfileRows } from './store.ts'
import type { Tables } from './tables.ts'

export interface CaseProfileOptions {
  database: Kysely<Tables>
  /** Makes the tables where they are missing; rejects when the database fails. */
  prepare(): Promise<void>
  /** Leaves nothing of what was deleted or replaced in the database's files, as far as that is ours to do. */
  shred(): Promise<void>
  now(): number
  /** There is something to write. */
  onChange(): void
}

export function createCaseProfileRows({
  database,
  prepare,
  shred,
  now,
  onChange,
}: CaseProfileOptions): CaseProfileRows & Buffered {
  /** Never dropped: their patients were told that they are deleted. How many chats one can open has limits. */
  const forgotten = new Set<string>()
  const prolonged = new Map<string, number>()

  async function put({ conversation, revision, body, expiresAt }: CaseProfileRow): Promise<void> {
    await prepare()
    await database
      .insertInto('case_profiles')
      .values({ conversation, revision, body, expires_at: expiresAt })
      .onConflict(conflict =>
        conflict.column('conversation').doUpdateSet(({ ref }) => ({
          revision: ref('excluded.revision'),
          body: ref('excluded.body'),
          expires_at: ref('excluded.expires_at'),
        })),
      )
      .execute()
    await shred()
  }

  async function write(transaction: Transaction<Tables>): Promise<() => void> {
    const gone = [...forgotten.values().take(BATCH_ROWS)]
    const moved = [...prolonged.entries().take(BATCH_ROWS)]
    if (gone.length > 0) await transaction.deleteFrom('case_profiles').where('conversation', 'in', gone).execute()
    for (const [conversation, expiresAt] of moved) {
      await transaction
        .updateTable('case_profiles')
        .set({ expires_at: expiresAt })
        .where('conversation', '=', conversation)
        .execute()
    }
    return async () => {
      if (gone.length > 0) await shred()
      for (const conversation of gone) forgotten.delete(conversation)
      for (const [conversation, expiresAt] of moved) {
        if (prolonged.get(conversation) === expiresAt) prolonged.delete(conversation)
      }
    }
  }

  return {
    put,
    async get(conversation) {
      if (forgotten.has(conversation)) return
      await prepare()
      const row = await database
        .selectFrom('case_profiles')
        .selectAll()
        .where('conversation', '=', conversation)
        .where('expires_at', '>', now())
        .executeTakeFirst()
      if (!row || forgotten.has(conversation)) return
      return { conversation, revision: row.revision, body: row.body, expiresAt: row.expires_at }
    },
    async remove(conversation) {
      await prepare()
      await database.deleteFrom('case_profiles').where('conversation', '=', conversation).execute()
      await shred()
    },
    prolong(conversation, expiresAt) {
      prolonged.set(conversation, expiresAt)
      onChange()
    },
    forget(conversation) {
      prolonged.delete(conversation)
      forgotten.add(conversation)
      onChange()
    },
    async sweep() {
      await prepare()
      const { numDeletedRows } = await database
        .deleteFrom('case_profiles')
        .where('expires_at', '<=', now())
        .executeTakeFirstOrThrow()
      if (numDeletedRows > 0n) await shred()
    },
    waiting: () => forgotten.size + prolonged.size,
    write,
  }
}
