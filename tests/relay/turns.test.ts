import { expect, test } from 'vitest'
import { createTurns } from '../../server/relay/turns.ts'

test('a thousand questions of one address hold up the question of another by one', async () => {
  const turns = createTurns()
  const order: string[] = []
  const ask = (address: string) => turns.take(address).then(() => order.push(address))
  const flood = Array.from({ length: 1000 }, () => ask('flood'))
  await ask('patient')
  expect(order.length).toBeLessThanOrEqual(3)
  expect(order.at(-1)).toBe('patient')
  await Promise.all(flood)
  expect(order.filter(address => address === 'flood')).toHaveLength(1000)
})

test('who comes when nobody waits is not kept waiting', async () => {
  const turns = createTurns()
  let isServed = false
  void turns.take('patient').then(() => {
    isServed = true
  })
  await Promise.resolve()
  await Promise.resolve()
  expect(isServed).toBe(true)
})
