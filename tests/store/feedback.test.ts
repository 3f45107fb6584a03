import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { OperatorError } from '../../server/operator-error.ts'
import { openFeedbackStore } from '../../server/store/feedback.ts'

const createPath = () => join(mkdtempSync(join(tmpdir(), 'navis-store-')), 'navis.db')
const ANSWER = '6f1c2a52-0f43-4a0e-9a55-0f3a5ab2f2a1'

test('a reader who changes their mind about an answer is counted once, with the latest verdict', () => {
  const path = createPath()
  const store = openFeedbackStore(path, () => 1_000)
  store.record({ type: 'feedback', answer: ANSWER, value: 'up' }, { site: 'demo' })
  store.record({ type: 'feedback', answer: ANSWER, value: 'down', reason: 'unsafe' }, { site: 'demo' })
  store.dispose()

  const database = new DatabaseSync(path, { readOnly: true })
  const rows = database.prepare('SELECT * FROM feedback').all()
  database.close()
  expect(rows).toEqual([{ answer: ANSWER, site: 'demo', value: 'down', reason: 'unsafe', at: 1_000 }])
})

test('verdicts are still there after a restart', () => {
  const path = createPath()
  const first = openFeedbackStore(path)
  first.record({ type: 'feedback', answer: ANSWER, value: 'up' }, { site: 'demo' })
  first.dispose()
  const second = openFeedbackStore(path)
  second.record({ type: 'feedback', answer: ANSWER.replace('6', '7'), value: 'up' }, { site: 'demo' })
  second.dispose()

  const database = new DatabaseSync(path, { readOnly: true })
  const row = database.prepare('SELECT count(*) AS count FROM feedback').get()
  database.close()
  expect(row).toEqual({ count: 2 })
})

test('a file that is no database is named in one sentence and left alone', () => {
  const path = createPath()
  writeFileSync(path, 'not a database '.repeat(500))
  expect(() => openFeedbackStore(path)).toThrow(OperatorError)
  expect(() => openFeedbackStore(path)).toThrow(path)
})
