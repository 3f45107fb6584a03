/** Every file is refused for a right reason or read, soon, and leaves nothing behind. */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { parse } from 'valibot'
import { afterAll, describe, expect, test } from 'vitest'
import { caseProfileSchema } from '../../server/records/case-profile-schema.ts'
import { extract } from '../../server/records/extract.ts'
import { readFile } from '../../server/records/read-file.ts'
import { toReading } from '../../server/records/readers/text.ts'
import { createRecordReader } from '../../server/records/reading/reader.ts'
import { RefusedFile } from '../../server/records/refused-file.ts'
import { createRandom } from '../support/random.ts'
import { breakFile, GOOD, KNOWN, SLOW } from './hostile-files.ts'

const COUNT = Number(process.env.NAVIS_HOSTILE_FILES ?? 300)
/** So many of them go the whole way, through a process of their own; the others through the same code here. */
const WHOLE_WAY = COUNT > 300 ? Math.ceil(COUNT / 10) : 3

async function outcomeOf(bytes: Uint8Array): Promise<string> {
  try {
    const { profile } = extract(await readFile(bytes), 'invented')
    expect(parse(caseProfileSchema, profile)).toEqual(profile)
    return 'read'
  } catch (error) {
    if (error instanceof RefusedFile) return error.reason
    throw error
  }
}

test.each(GOOD)('%s is read', async (_, bytes) => {
  const { profile } = extract(await readFile(bytes), 'invented')
  expect(profile.diagnoses).toMatchObject([{ site: 'breast', laterality: 'left' }])
})

test.each(KNOWN)('%s is refused', async (_, bytes, reasons) => {
  expect(reasons).toContain(await outcomeOf(bytes))
})

test('no text takes long', () => {
  for (const text of SLOW) {
    const start = performance.now()
    extract([toReading(`${text}\n${text} breast cancer, ER positive.`)], 'invented')
    // A second where others run beside it; an expression that looks for ever takes minutes.
    expect([text.slice(0, 20), performance.now() - start < 3_000]).toEqual([text.slice(0, 20), true])
  }
})

test(`of ${COUNT} broken files each is read or refused`, async () => {
  const random = createRandom(20261128)
  const outcomes = new Map<string, number>()
  for (let index = 0; index < COUNT; index++) {
    const { bytes } = breakFile(random)
    const outcome = await outcomeOf(bytes)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(COUNT)
  expect(outcomes.get('read')).toBeGreaterThan(COUNT / 20)
  expect(outcomes.get('damaged')).toBeGreaterThan(COUNT / 20)
}, 600_000)

describe('in a process of its own', () => {
  const reader = createRecordReader({ atOnce: 2, timeoutMs: 120_000 })
  afterAll(() => reader.dispose())

  test(`${WHOLE_WAY} broken files leave nothing on the disk`, async () => {
    const before = readdirSync(tmpdir()).filter(name => !/^(?:navis|node|vitest|playwright)/.test(name))
    const random = createRandom(7)
    for (let index = 0; index < WHOLE_WAY; index++) {
      const file = breakFile(random)
      await reader.read(file).catch(error => expect(error).toBeInstanceOf(RefusedFile))
    }
    const after = readdirSync(tmpdir()).filter(name => !/^(?:navis|node|vitest|playwright)/.test(name))
    expect(after.filter(name => !before.includes(name))).toEqual([])
  }, 1_800_000)

  test.each([
    ['no JSON', `write('Patient')`, 'damaged'],
    ['what is no message', `write('{"type":"ready"}')`, 'damaged'],
    ['facts that are none', `write('{"type":"done","warnings":[],"profile":{"diagnoses":"all"}}')`, 'damaged'],
    ['half a line until its time is over', `fs.writeSync(3, '{"type":"done","pro')`, 'too-hard'],
    ['without an end', `for (;;) try { fs.writeSync(3, 'x'.repeat(65_536)) } catch {}`, 'too-hard'],
  ])('one that a file has taken over tells %s, and nobody else is harmed', async (_, tells, reason) => {
    const program = `const fs = require('node:fs'); const write = text => fs.writeSync(3, text + '\\n'); setInterval(() => {}, 1_000); ${tells}`
    const taken = createRecordReader({
      timeoutMs: 2_000,
      startProcess: () => spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'ignore', 'ignore', 'pipe'] }),
    })
    const file = { name: 'a.txt', bytes: Buffer.from('Patient') }
    await expect(taken.read(file)).rejects.toMatchObject({ name: 'RefusedFile', reason })
    taken.dispose()
  })

  test('a file that takes too long is given up, and the next one is read', async () => {
    const slow = createRecordReader({ timeoutMs: 1 })
    await expect(slow.read({ name: 'a.txt', bytes: Buffer.from('Patient') })).rejects.toMatchObject({
      reason: 'too-hard',
    })
    slow.dispose()
    const [[name, bytes] = ['', Buffer.alloc(0)]] = GOOD
    expect((await reader.read({ name, bytes })).profile.diagnoses).toHaveLength(1)
  })

  test('who leaves takes the reading along', async () => {
    const leaving = new AbortController()
    const reading = reader.read({ name: 'a.txt', bytes: Buffer.from('Patient') }, { signal: leaving.signal })
    leaving.abort(new Error('left'))
    await expect(reading).rejects.toThrow('left')
    expect(reader.size).toBe(0)
  })
})
