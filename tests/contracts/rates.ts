/** What every way of counting by the minute has to do. Call with a way to open one that nothing was taken from. */
import { afterEach, describe, expect, test } from 'vitest'
import { type Limits, limitsWith } from '../../server/relay/limits.ts'
import type { Rates, SharedRate } from '../../server/relay/rates.ts'

export function describeRates(name: string, open: (limits: Limits) => Promise<Rates>): void {
  describe(name, () => {
    let rates: Rates | undefined
    afterEach(() => rates?.dispose())
    const start = async (limits: Partial<Limits>) => {
      rates = await open(limitsWith(limits))
      return rates
    }
    /** Takes `count` one after the other; gives what the last was told. */
    const takeAll = async (rate: SharedRate, key: string, count: number) => {
      let last = 0
      for (let taken = 0; taken < count; taken++) last = await rate.take(key)
      return last
    }

    test('as many may come at once as in a minute, and the next is told how long to wait', async () => {
      const { addressAsks } = await start({ asksPerMinute: 5 })
      expect(await takeAll(addressAsks, 'a', 5)).toBe(0)
      const wait = await addressAsks.take('a')
      expect(wait).toBeGreaterThan(11_000)
      expect(wait).toBeLessThanOrEqual(12_000)
    })

    test('who waits as long as was said gets one more, and then waits again', async () => {
      const { opens } = await start({ opensPerMinute: 40 })
      let wait = 0
      while (wait === 0) wait = await opens.take('a')
      expect(wait).toBeLessThanOrEqual(1_500)
      // A timer and the clock that is counted by are two, and one that is being put right runs slower for a while.
      await new Promise(resolve => setTimeout(resolve, wait * 1.1 + 5))
      expect(await opens.take('a')).toBe(0)
      expect(await opens.take('a')).toBeGreaterThan(0)
    })

    test('who only looks, and who is refused, takes nothing', async () => {
      const { addressAsks } = await start({ asksPerMinute: 2 })
      for (let count = 0; count < 10; count++) expect(await addressAsks.wait('a')).toBe(0)
      await takeAll(addressAsks, 'a', 12)
      expect(await addressAsks.wait('a')).toBeLessThanOrEqual(30_000)
    })

    test('each address, and each kind of limit, has a count of its own', async () => {
      const { addressAsks, conversationAsks, opens } = await start({ asksPerMinute: 1, opensPerMinute: 1 })
      for (const rate of [addressAsks, conversationAsks, opens]) {
        for (const key of ['192.0.2.1', '2001:db8:1:2::/64', 'ʔ: * \n']) {
          expect(await rate.take(key)).toBe(0)
          expect(await rate.take(key)).toBeGreaterThan(0)
        }
      }
    })

    test('less than one a minute is one in so many minutes', async () => {
      const { addressAsks } = await start({ asksPerMinute: 0.5 })
      expect(await addressAsks.take('a')).toBe(0)
      expect(await addressAsks.take('a')).toBeGreaterThan(60_000)
    })

    test('what cannot wait is counted at once', async () => {
      const { conversationAsks } = await start({ conversationAsksPerMinute: 2 })
      expect(conversationAsks.takeHere('a')).toBe(0)
      expect(conversationAsks.takeHere('a')).toBe(0)
      expect(conversationAsks.takeHere('a')).toBeGreaterThan(0)
      expect(await conversationAsks.take('a')).toBeGreaterThan(0)
    })

    test('many at once get exactly as many as there are', async () => {
      const { opens } = await start({ opensPerMinute: 10 })
      const waits = await Promise.all(Array.from({ length: 50 }, () => opens.take('a')))
      expect(waits.filter(wait => wait === 0)).toHaveLength(10)
    })
  })
}
