/** Reads what the embedded log's file holds, without the code that wrote it. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Dump, SealedRow } from './redis-dump.ts'

export function dumpSqlite(file: string): Dump {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const dump = new Map<string, SealedRow[]>()
    const query = `SELECT id, first, count, mark, body FROM rows
      JOIN conversations ON conversations.key = rows.conversation ORDER BY id, first`
    for (const row of database.prepare(query).iterate() as Iterable<SealedRow & { id: string }>) {
      const rows = dump.get(row.id) ?? []
      dump.set(row.id, rows)
      rows.push(row)
    }
    return dump
  } finally {
    database.close()
  }
}

/** How many of these answers have a verdict in the durable rows. */
export function countFeedback(file: string, answers: readonly string[]): number {
  const database = new DatabaseSync(file, { readOnly: true })
  const query = database.prepare(
    'SELECT count(*) AS count FROM feedback WHERE answer IN (SELECT value FROM json_each(?))',
  )
  const count = Number(query.get(JSON.stringify(answers))?.count)
  database.close()
  return count
}

/**
 * What SQLite finds wrong in the file that a killed process left, undefined when nothing is. Looks at a copy, so that the
 * next relay finds file and write-ahead log as they were left.
 */
export function checkIntegrity(file: string): string | undefined {
  if (!existsSync(file)) return
  const folder = mkdtempSync(join(tmpdir(), 'navis-integrity-'))
  try {
    const copy = join(folder, 'copy.db')
    for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end)
    const database = new DatabaseSync(copy)
    const found = database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[]
    database.close()
    const words = found.map(row => row.integrity_check).join('; ')
    return words === 'ok' ? undefined : words
  } catch (error) {
    return String(error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
