/** What readers thought of answers, for the site's own count: enums and an answer's id, never a word of what was asked. */
import { DatabaseSync } from 'node:sqlite'
import type { Feedback } from '../../protocol/frames.ts'
import { OperatorError } from '../operator-error.ts'

export interface FeedbackStore {
  /** Keeps the latest verdict on an answer. Throws when it cannot be written. */
  record(feedback: Feedback, about: { site: string }): void
  dispose(): void
}

/** Opens `path`, or makes it. Throws an `OperatorError` when the file cannot be used. */
export function openFeedbackStore(path: string, now: () => number = Date.now): FeedbackStore {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path)
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS feedback (
        answer TEXT PRIMARY KEY, site TEXT NOT NULL, value TEXT NOT NULL, reason TEXT, at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  } catch (error) {
    database?.close()
    throw new OperatorError(
      `The database ${path} cannot be used (${(error as Error).message}): restore it or move it away.`,
      {
        cause: error,
      },
    )
  }
  const opened = database
  const insert = opened.prepare(
    'INSERT OR REPLACE INTO feedback (answer, site, value, reason, at) VALUES (?, ?, ?, ?, ?)',
  )
  return {
    record({ answer, value, reason }, { site }) {
      insert.run(answer, site, value, reason ?? null, now())
    },
    dispose: () => opened.close(),
  }
}
