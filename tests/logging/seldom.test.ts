import { expect, test } from 'vitest'
import { createSeldom } from '../../server/seldom.ts'

test('a store that is down for long is reported once a second, each place for itself', () => {
  let time = 0
  const reports: string[] = []
  const seldom = createSeldom(() => time)
  const fail = (name: string) => seldom(name, () => reports.push(name))
  for (let index = 0; index < 1_000; index++) fail('log')
  fail('other')
  expect(reports).toEqual(['log', 'other'])
  time += 1_000
  fail('log')
  expect(reports).toHaveLength(3)
})
