import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createSlices } from '../../server/http/slices.ts'

/** Keeps the processor busy. */
function spend(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

test('a flood of work leaves turns to others, and is done in the order in which it came', async () => {
  const take = createSlices(5)
  const done: number[] = []
  for (let index = 0; index < 100; index++) {
    take(() => {
      spend(1)
      done.push(index)
    })
  }
  expect(done).toEqual([])
  let turns = 0
  let most = 0
  for (let before = 0; done.length < 100; before = done.length) {
    await nextTurn()
    turns += 1
    most = Math.max(most, done.length - before)
  }
  expect(most).toBeLessThanOrEqual(5)
  expect(turns).toBeGreaterThanOrEqual(20)
  expect(done).toEqual([...done].sort((one, other) => one - other))
})

test('what comes while other work is done has its turn as well', async () => {
  const take = createSlices(0)
  const done: string[] = []
  take(() => {
    done.push('first')
    take(() => done.push('second'))
  })
  await expect.poll(() => done).toEqual(['first', 'second'])
  take(() => done.push('third'))
  await expect.poll(() => done).toEqual(['first', 'second', 'third'])
})
