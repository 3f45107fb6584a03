import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EventLog, StorageError } from '../../server/log/event-log.ts'
import { openLog } from '../../server/log/open.ts'
import { openSqliteLog } from '../../server/log/sqlite.ts'

let folder: string
let opened: EventLog[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'navis-log-'))
  opened = []
})
afterEach(async () => {
  for (const log of opened) await log.dispose()
  rmSync(folder, { recursive: true })
})

function open(): EventLog {
  const log = openSqliteLog(join(folder, 'log.db'), { now: Date.now, eventsMax: 100 })
  opened.push(log)
  return log
}
const row = { conversation: 'a', count: 1, body: Buffer.from('CANARY-BODY') }

test('rows are there after a restart, and a lease of the dead process is over', async () => {
  const log = open()
  await log.append([{ ...row, running: { answer: 'q', attempt: 1, leaseUntil: Date.now() + 60_000 } }])
  await opened.pop()?.dispose()
  const again = open()
  expect(await again.state('a')).toMatchObject({ head: { seq: 1 }, running: { answer: 'q', leaseUntil: 0 } })
})

test('a second process on one file is refused with a sentence', () => {
  open()
  expect(open).toThrow(/in use by another Navis process/)
})

test('a damaged file is refused with a sentence', () => {
  writeFileSync(
    join(folder, 'log.db'),
    'This is no database, but it is long enough to look like one to a hasty reader.'.repeat(99),
  )
  expect(open).toThrow(/is damaged/)
})

test('a file with damaged pages is refused with a sentence', async () => {
  const log = open()
  for (let index = 0; index < 50; index++) await log.append([{ ...row, body: Buffer.alloc(2000, index) }])
  await opened.pop()?.dispose()
  const path = join(folder, 'log.db')
  const bytes = readFileSync(path)
  bytes.fill(0x5a, 4096)
  writeFileSync(path, bytes)
  expect(open).toThrow(/is damaged/)
})

test('a folder that is not there is refused with a sentence', async () => {
  await expect(openLog(`sqlite:${folder}/missing/log.db`, { now: Date.now, eventsMax: 1 })).rejects.toThrow(
    /cannot be opened/,
  )
  await expect(openLog('paper:log', { now: Date.now, eventsMax: 1 })).rejects.toThrow(/no event log at "paper:log"/)
})

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written is refused with a sentence', () => {
  chmodSync(folder, 0o500)
  expect(open).toThrow(/cannot be opened/)
  chmodSync(folder, 0o700)
})

test('what was forgotten is in no file any more', async () => {
  const log = open()
  await log.append([row, { ...row, conversation: 'b', body: Buffer.from('OTHER') }])
  const bytes = () =>
    Buffer.concat(readdirSync(folder).map(name => readFileSync(join(folder, name)))).toString('latin1')
  expect(bytes()).toContain('CANARY-BODY')
  await log.forget('a', Date.now() + 1000)
  expect(bytes()).not.toContain('CANARY-BODY')
  expect(await log.read('b', { seq: 0, mark: '' }, 100)).toMatchObject({ rows: { length: 1 } })
})

test('a deletion that fails has deleted nothing', async () => {
  const log = open()
  await log.append([row])
  const other = new DatabaseSync(join(folder, 'log.db'))
  other.exec(`CREATE TRIGGER full BEFORE DELETE ON rows BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END`)
  await expect(log.forget('a', Date.now() + 1000)).rejects.toThrow(StorageError)
  expect(await log.state('a')).toMatchObject({ head: { seq: 1 } })
  other.exec('DROP TRIGGER full')
  other.close()
  await log.forget('a', Date.now() + 1000)
  expect(await log.state('a')).toBe('forgotten')
})

test('a batch that fails is undone whole and leaves nothing half remembered', async () => {
  const log = open()
  await log.append([row])
  const unstorable = { ...row, body: null as unknown as Uint8Array }
  await expect(log.append([row, unstorable])).rejects.toThrow(StorageError)
  expect(await log.state('a')).toMatchObject({ head: { seq: 1 } })
  expect(await log.append([row])).toMatchObject([{ ok: true, row: { first: 2 } }])
})
