import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLogger } from '../../server/logging.ts'
import { openStore } from '../../server/store/open.ts'

const logger = createLogger(() => {})
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'navis-store-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const open = (name = 'navis.db') => openStore({ kind: 'sqlite', path: join(folder, name) }, { logger })

test('verdicts that the first release kept are still there, and can be changed by nobody', async () => {
  const path = join(folder, 'navis.db')
  const old = new DatabaseSync(path)
  old.exec(`
    CREATE TABLE feedback (
      answer TEXT PRIMARY KEY, site TEXT NOT NULL, value TEXT NOT NULL, reason TEXT, at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO feedback VALUES ('x', 'riverside', 'up', NULL, 1);
  `)
  old.close()
  const store = await open()
  const about = { site: 'riverside', conversation: 'a' }
  await store.feedback.record({ type: 'feedback', answer: 'x', value: 'down' }, about)
  await store.feedback.record({ type: 'feedback', answer: 'y', value: 'down' }, about)
  await store.dispose()
  const database = new DatabaseSync(path, { readOnly: true })
  const rows = database.prepare('SELECT answer, conversation, value FROM feedback ORDER BY answer').all()
  database.close()
  expect(rows).toEqual([
    { answer: 'x', conversation: null, value: 'up' },
    { answer: 'y', conversation: 'a', value: 'down' },
  ])
})

test('a file that is no database is named in one sentence and left alone', async () => {
  const text = 'not a database '.repeat(500)
  writeFileSync(join(folder, 'navis.db'), text)
  await expect(open()).rejects.toThrow(/navis\.db cannot be used .+\.$/)
  expect(readFileSync(join(folder, 'navis.db'), 'utf8')).toBe(text)
})

test('a folder that is not there is named in one sentence', async () => {
  await expect(open('missing/navis.db')).rejects.toThrow(/missing\/navis\.db cannot be used/)
})

test('tables of another program are left alone, with a sentence', async () => {
  const path = join(folder, 'navis.db')
  const other = new DatabaseSync(path)
  other.exec('CREATE TABLE audit (something TEXT)')
  other.close()
  await expect(open()).rejects.toThrow(/cannot be used/)
  const database = new DatabaseSync(path, { readOnly: true })
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  database.close()
  expect(tables).toEqual([{ name: 'audit' }])
})

const PATIENCE = { timeout: 10_000 }

test('facts that were replaced, removed or deleted with their chat are in no file any more', async () => {
  const store = await open()
  const bytes = () =>
    Buffer.concat(readdirSync(folder).map(name => readFileSync(join(folder, name)))).toString('latin1')
  const put = (conversation: string, body: string) =>
    store.profiles.put({ conversation, revision: 1, body: Buffer.from(body), expiresAt: Date.now() + 60_000 })
  await put('CHAT-ONE', 'FACTS-ONE')
  await put('CHAT-ONE', 'FACTS-TWO')
  expect(bytes()).toContain('FACTS-TWO')
  expect(bytes()).not.toContain('FACTS-ONE')
  await store.profiles.remove('CHAT-ONE')
  expect(bytes()).not.toContain('FACTS-TWO')

  await put('CHAT-TWO', 'FACTS-THREE')
  await store.feedback.record(
    { type: 'feedback', answer: 'x', value: 'down' },
    { site: 'riverside', conversation: 'CHAT-TWO' },
  )
  await expect.poll(bytes, PATIENCE).toContain('down')
  store.profiles.forget('CHAT-TWO')
  store.feedback.forget('CHAT-TWO')
  await expect.poll(store.waiting, PATIENCE).toBe(0)
  expect(bytes()).not.toMatch(/FACTS-THREE|CHAT-TWO/)
  await store.dispose()
})
