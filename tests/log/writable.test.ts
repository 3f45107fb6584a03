import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import type { EventLog } from '../../server/log/event-log.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { openSqliteLog } from '../../server/log/sqlite.ts'
import { isWritable } from '../../server/log/writable.ts'

const OPTIONS = { now: Date.now, eventsMax: 20_000 }
const folder = mkdtempSync(join(tmpdir(), 'navis-writable-'))
const path = join(folder, 'log.db')
let log: EventLog | undefined
afterEach(async () => {
  await log?.dispose()
  rmSync(folder, { recursive: true, force: true })
})

test('a log that can be read but not written is not ready, and is again when it takes writes', async () => {
  log = openSqliteLog(path, OPTIONS)
  expect(await isWritable(log)).toBe(true)
  const other = new DatabaseSync(path)
  other.exec('BEGIN IMMEDIATE')
  expect(await log.state('x'.repeat(43))).toMatchObject({ questions: 0 })
  expect(await isWritable(log)).toBe(false)
  other.exec('ROLLBACK')
  expect(await isWritable(log)).toBe(true)
  // As a full disk does: every write fails, and no lock is missing.
  other.exec("CREATE TRIGGER full BEFORE UPDATE ON conversations BEGIN SELECT RAISE(ABORT, 'disk full'); END")
  expect(await isWritable(log)).toBe(false)
  other.close()
})

test('however often it is asked, one entry is all that it leaves', async () => {
  log = createMemoryLog(OPTIONS)
  for (let count = 0; count < 5; count++) expect(await isWritable(log)).toBe(true)
  expect(await log.state('readiness')).toMatchObject({ head: { seq: 0 }, running: null, questions: 0 })
})
