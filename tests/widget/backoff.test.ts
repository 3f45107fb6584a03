import { describe, expect, test } from 'vitest'
import { createBackoff } from '../../widget/transport/backoff.ts'
import { createRandom } from '../support/random.ts'

const CHATS = 5_000

/** When each of many chats that are cut at once comes back, in ms; the relay is there the whole time. */
function comeBack(waitOf: (index: number, random: () => number) => number): number[] {
  const random = createRandom(20270101)
  return Array.from({ length: CHATS }, (_, index) => waitOf(index, random))
}

/** The fullest second against the mean of the time in which they come; never less than the two seconds that they have. */
function comparePeak(times: readonly number[]): number {
  const seconds = Math.max(2, Math.ceil(Math.max(...times) / 1000))
  const counts = Array.from({ length: seconds }, () => 0)
  for (const time of times) counts[Math.floor(time / 1000)] = (counts[Math.floor(time / 1000)] ?? 0) + 1
  return Math.max(...counts) / (times.length / seconds)
}

describe('chats that are cut at once', () => {
  test.each([0, 0.06, 0.5, 1])('come back spread when a share of %s waits for words of an answer', share => {
    const times = comeBack((index, random) => createBackoff(random).next(0, index < CHATS * share))
    expect(comparePeak(times)).toBeLessThanOrEqual(2)
  })

  test('come back spread after a goodbye that gives each its own wait', () => {
    const times = comeBack((_, random) => createBackoff(random).next(500 + random() * 2_000))
    expect(comparePeak(times)).toBeLessThanOrEqual(3)
    expect(Math.min(...times)).toBeGreaterThanOrEqual(500)
  })

  test('are spread wider with each failure, up to half a minute', () => {
    const ceilings = [2, 4, 8, 16, 30, 30].map(seconds => seconds * 1000)
    const clients = Array.from({ length: 500 }, (_, index) => createBackoff(createRandom(index)))
    for (const ceiling of ceilings) {
      const waits = clients.map(client => client.next())
      expect(Math.max(...waits)).toBeLessThanOrEqual(ceiling)
      expect(Math.max(...waits)).toBeGreaterThan(ceiling * 0.95)
      expect(Math.min(...waits)).toBeLessThan(ceiling * 0.05)
    }
  })
})

test('who waits for words is tried within 100 ms once, and then like everybody else', () => {
  const backoff = createBackoff(() => 0.999)
  expect(backoff.next(0, true)).toBeLessThan(100)
  expect(backoff.next(0, true)).toBeGreaterThan(1_000)
  backoff.reset()
  expect(backoff.next(0, true)).toBeLessThan(100)
})

test('what the relay asks for comes on top, up to five minutes', () => {
  expect(createBackoff(() => 0).next(42_000)).toBe(42_000)
  expect(createBackoff(() => 0).next(86_400_000)).toBe(300_000)
  expect(createBackoff(() => 0).next(-86_400_000)).toBe(0)
})
