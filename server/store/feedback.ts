/** What readers thought of answers, for the site's own count: enums and ids, never a word of what was asked. */
import { BATCH_ROWS, type Buffered } from './buffered.ts'
import type { FeedbackRows } from './store.ts'
import type { Tables } from './tables.ts'

/** Verdicts that may wait for the database, some 300 bytes each. */
const WAITING_MAX = 5_000

export interface FeedbackOptions {
  /** As for case profiles. */
  shred(): Promise<void>
  now(): number
  /** There is something to write. */
  onChange(): void
}

export function createFeedbackRows({ shred, now, onChange }: FeedbackOptions): FeedbackRows & Buffered {
  const waiting = new Map<string, Tables['feedback']>()
  /** Never dropped: their patients were told that they are deleted. How many chats one can open has limits. */
  const forgotten = new Set<string>()

  return {
    async record({ answer, value, reason }, { site, conversation }) {
      if (waiting.size >= WAITING_MAX && !waiting.has(answer)) throw new Error('Too many verdicts wait to be written.')
      waiting.set(answer, { answer, conversation, site, value, reason: reason ?? null, at: now() })
      onChange()
    },
    forget(conversation) {
      for (const [answer, row] of waiting) if (row.conversation === conversation) waiting.delete(answer)
      forgotten.add(conversation)
      onChange()
    },
    waiting: () => waiting.size + forgotten.size,
    async write(transaction) {
      const rows = [...waiting.values().take(BATCH_ROWS)]
      const gone = [...forgotten.values().take(BATCH_ROWS)]
      if (rows.length > 0) {
        await transaction
          .insertInto('feedback')
          .values(rows)
          .onConflict(conflict =>
            conflict
              .column('answer')
              .doUpdateSet(({ ref }) => ({
                value: ref('excluded.value'),
                reason: ref('excluded.reason'),
                at: ref('excluded.at'),
              }))
              // Ids of answers come from browsers: nobody changes what another conversation said.
              .whereRef('feedback.conversation', '=', 'excluded.conversation'),
          )
          .execute()
      }
      if (gone.length > 0) await transaction.deleteFrom('feedback').where('conversation', 'in', gone).execute()
      return async () => {
        if (gone.length > 0) await shred()
        for (const row of rows) if (waiting.get(row.answer) === row) waiting.delete(row.answer)
        for (const conversation of gone) forgotten.delete(conversation)
      }
    },
  }
}
