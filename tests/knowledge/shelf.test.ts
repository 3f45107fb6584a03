import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildKnowledge } from '../../server/knowledge/build.ts'
import { parseRecord } from '../../server/knowledge/json-lines.ts'
import { openKnowledge } from '../../server/knowledge/open.ts'
import { createShelf } from '../../server/knowledge/shelf.ts'
import { makeFolder } from '../support/answers.ts'

const { folder, dispose } = makeFolder()
afterAll(dispose)

function build(path: string, text: string): void {
  const parsed = parseRecord(JSON.stringify({ id: 'one', title: 'One', text }))
  buildKnowledge(path, parsed.ok ? [parsed.document] : [], '')
}

function openShelf(name: string) {
  const path = join(folder, name)
  build(path, 'The old garage is closed.')
  const errors: unknown[] = []
  let time = 0
  const shelf = createShelf({
    ...{ path, open: () => openKnowledge({ path }), onError: (error: unknown) => errors.push(error) },
    now: () => time,
  })
  return { path, shelf, errors, pass: (ms: number) => (time += ms) }
}

test('a new file serves what is asked next, and an answer that runs keeps the old one to its end', () => {
  const { path, shelf, pass } = openShelf('swapped.db')
  const running = shelf.take()
  build(path, 'The new garage is open.')
  pass(2_000)
  const next = shelf.take()
  expect(next.knowledge.search('open').length).toBe(1)
  expect(running.knowledge.search('closed').length).toBe(1)
  running.release()
  expect(() => running.knowledge.search('closed garage door')).toThrow()
  next.release()
  shelf.dispose()
})

test('a damaged file in its place is told once, and the old one goes on serving', () => {
  const { path, shelf, errors, pass } = openShelf('damaged.db')
  const draft = `${path}.new`
  writeFileSync(draft, 'no database')
  renameSync(draft, path)
  for (const ms of [2_000, 2_000]) {
    pass(ms)
    const lease = shelf.take()
    expect(lease.knowledge.search('closed').length).toBe(1)
    lease.release()
  }
  expect(errors.length).toBe(1)
  shelf.dispose()
})
