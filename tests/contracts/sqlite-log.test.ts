import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openSqliteLog } from '../../server/log/sqlite.ts'
import { describeEventLog } from './event-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'navis-log-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
describeEventLog('the event log in SQLite', async options => openSqliteLog(join(folder, `${count++}.db`), options))
