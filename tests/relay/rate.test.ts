import { expect, test } from 'vitest'
import { createRate } from '../../server/relay/rate.ts'

test('who has waited long enough is forgotten, and nobody else', () => {
  let time = 0
  const rate = createRate(1, () => time)
  rate.take('a')
  rate.prune()
  expect(rate.wait('a')).toBe(60_000)
  time = 60_000
  rate.prune()
  expect(rate.wait('a')).toBe(0)
})

test('less than one a minute is one in so many minutes', () => {
  let time = 0
  const rate = createRate(0.5, () => time)
  expect(rate.take('a')).toBe(0)
  expect(rate.take('a')).toBe(120_000)
  time = 120_000
  expect(rate.take('a')).toBe(0)
})
