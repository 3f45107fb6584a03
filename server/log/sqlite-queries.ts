/** The log's statements, prepared once, in the log's own words. */
import type { DatabaseSync } from 'node:sqlite'
import type { Row, State } from './event-log.ts'

interface ConversationRow {
  key: number
  fence: number
  answer: string | null
  attempt: number | null
  lease: number | null
  questions: number
  expires: number
}

export interface Queries {
  /** Its head is that of its last row. */
  conversation(id: string): (State & { key: number }) | undefined
  /** Returns the new conversation's key. */
  create(id: string): number
  /** Stores all of a state but its head, which is that of the last row. */
  change(key: number, state: State): void
  /** Deletes a conversation and all its rows. */
  remove(key: number): void
  expired(now: number): { key: number; id: string }[]
  addRow(key: number, row: Row): void
  /** The last row that begins at or before `seq`. */
  rowAt(key: number, seq: number): Omit<Row, 'body'> | undefined
  /** Rows that end after `seq`, in order, as they are taken. */
  rowsAfter(key: number, seq: number): Iterable<Row>
  addQuestion(key: number, once: string): void
  isAsked(key: number, once: string): boolean
  /** Until when a conversation is buried. */
  tombstone(id: string): number | undefined
  bury(id: string, until: number): void
  /** Removes tombstones that have served their time. */
  unbury(now: number): void
}

export function prepareQueries(database: DatabaseSync): Queries {
  const conversation = database.prepare('SELECT * FROM conversations WHERE id = ?')
  const create = database.prepare(
    'INSERT INTO conversations (id, fence, questions, expires) VALUES (?, 0, 0, 0) RETURNING key',
  )
  const change = database.prepare(
    'UPDATE conversations SET fence = ?, answer = ?, attempt = ?, lease = ?, questions = ?, expires = ? WHERE key = ?',
  )
  const removals = [
    database.prepare('DELETE FROM rows WHERE conversation = ?'),
    database.prepare('DELETE FROM questions WHERE conversation = ?'),
    database.prepare('DELETE FROM conversations WHERE key = ?'),
  ]
  const expired = database.prepare('SELECT key, id FROM conversations WHERE expires > 0 AND expires <= ?')
  const addRow = database.prepare('INSERT INTO rows (conversation, first, count, mark, body) VALUES (?, ?, ?, ?, ?)')
  const rowAt = database.prepare(
    'SELECT first, count, mark FROM rows WHERE conversation = ? AND first <= ? ORDER BY first DESC LIMIT 1',
  )
  const rowsFrom = database.prepare(
    'SELECT first, count, mark, body FROM rows WHERE conversation = ? AND first >= ? ORDER BY first',
  )
  const addQuestion = database.prepare('INSERT INTO questions (conversation, once) VALUES (?, ?)')
  const isAsked = database.prepare('SELECT 1 FROM questions WHERE conversation = ? AND once = ?')
  const tombstone = database.prepare('SELECT until FROM tombstones WHERE id = ?')
  const bury = database.prepare('INSERT OR REPLACE INTO tombstones (id, until) VALUES (?, ?)')
  const unbury = database.prepare('DELETE FROM tombstones WHERE until <= ?')

  function toState({ key, fence, answer, attempt, lease, questions, expires }: ConversationRow) {
    const running = answer === null ? null : { answer, attempt: attempt ?? 1, leaseUntil: lease ?? 0 }
    const last = findRow(key, Number.MAX_SAFE_INTEGER)
    const head = last ? { seq: last.first + last.count - 1, mark: last.mark } : { seq: 0, mark: '' }
    return { key, head, fence, running, questions, expiresAt: expires }
  }
  const findRow = (key: number, seq: number) => rowAt.get(key, seq) as unknown as Omit<Row, 'body'> | undefined

  return {
    conversation(id) {
      const row = conversation.get(id)
      return row && toState(row as unknown as ConversationRow)
    },
    create: id => Number(create.get(id)?.key),
    change(key, { fence, running, questions, expiresAt }) {
      const { answer = null, attempt = null, leaseUntil = null } = running ?? {}
      change.run(fence, answer, attempt, leaseUntil, questions, expiresAt, key)
    },
    remove(key) {
      for (const removal of removals) removal.run(key)
    },
    expired: now => expired.all(now) as unknown as { key: number; id: string }[],
    addRow(key, { first, count, mark, body }) {
      addRow.run(key, first, count, mark, body)
    },
    rowAt: findRow,
    rowsAfter(key, seq) {
      const at = findRow(key, seq)
      const from = at && at.first + at.count - 1 > seq ? at.first : seq + 1
      return rowsFrom.iterate(key, from) as unknown as Iterable<Row>
    },
    addQuestion(key, once) {
      addQuestion.run(key, once)
    },
    isAsked: (key, once) => isAsked.get(key, once) !== undefined,
    tombstone: id => tombstone.get(id)?.until as number | undefined,
    bury(id, until) {
      bury.run(id, until)
    },
    unbury(now) {
      unbury.run(now)
    },
  }
}
