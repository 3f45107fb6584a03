import { randomBytes } from 'node:crypto'
import { createClient } from 'redis'
import { afterAll, describe, expect, test } from 'vitest'
import { openSharedRates } from '../../server/rates/redis.ts'
import { LIMITS, limitsWith } from '../../server/relay/limits.ts'
import { choosePrefix, clearPrefix, hasRedis, REDIS_URL } from '../support/redis.ts'
import { createRedisServer, hasRedisServer, type RedisServer } from '../support/redis-server.ts'
import { describeRates } from './rates.ts'

const prefix = choosePrefix()
const hashKey = randomBytes(32)
let count = 0
const open = (limits = LIMITS, mine = `${prefix}${count++}:`, url = REDIS_URL) =>
  openSharedRates(url, { limits, hashKey, prefix: mine })

describe.runIf(await hasRedis())('with Redis', () => {
  afterAll(() => clearPrefix(prefix))
  describeRates('limits counted in Redis', limits => open(limits))

  test('two relays give an address as much as one does', async () => {
    const mine = `${prefix}two:`
    const limits = limitsWith({ asksPerMinute: 10 })
    const [one, other] = [await open(limits, mine), await open(limits, mine)]
    const waits = []
    for (let taken = 0; taken < 6; taken++) {
      waits.push(await one.addressAsks.take('192.0.2.1'), await other.addressAsks.take('192.0.2.1'))
    }
    expect(waits.filter(wait => wait === 0)).toHaveLength(10)
    expect(await other.addressAsks.wait('192.0.2.1')).toBeGreaterThan(0)
    for (const rates of [one, other]) rates.dispose()
  })

  test('no key says who was here, and each is gone when nothing is left to count', async () => {
    const mine = `${prefix}who:`
    const rates = await open(limitsWith({ opensPerMinute: 30, asksPerMinute: 1 }), mine)
    const client = createClient({ url: REDIS_URL })
    await client.connect()
    await rates.opens.take('192.0.2.77')
    await rates.addressAsks.take('192.0.2.77')
    const keys = await client.keys(`${mine}*`)
    expect(keys).toHaveLength(2)
    for (const key of keys) {
      expect(key).not.toContain('192.0.2.77')
      expect(await client.pTTL(key)).toBeLessThanOrEqual(60_000)
    }
    await expect.poll(() => client.keys(`${mine}rate:opens*`), { timeout: 5_000 }).toEqual([])
    client.destroy()
    rates.dispose()
  })
})

describe.runIf(hasRedisServer())('with a Redis that fails', () => {
  async function withRedis(work: (redis: RedisServer) => Promise<void>): Promise<void> {
    const redis = await createRedisServer()
    await redis.start()
    try {
      await work(redis)
    } finally {
      await redis.close()
    }
  }

  test.each(['kill', 'pause'] as const)('%s: nobody waits for it, and each relay counts on by itself', async way => {
    await withRedis(async redis => {
      const rates = await open(limitsWith({ asksPerMinute: 4 }), 'navis:', redis.url)
      await rates.addressAsks.take('a')
      await redis[way]()
      for (let taken = 0; taken < 3; taken++) {
        const began = performance.now()
        expect(await rates.addressAsks.take('a')).toBe(0)
        expect(performance.now() - began).toBeLessThan(500)
      }
      expect(await rates.addressAsks.take('a')).toBeGreaterThan(0)
      rates.dispose()
    })
  })

  test('when it is back, relays count together again', async () => {
    await withRedis(async redis => {
      const limits = limitsWith({ asksPerMinute: 1 })
      const [one, other] = [await open(limits, 'navis:', redis.url), await open(limits, 'navis:', redis.url)]
      await redis.kill()
      await redis.start()
      let name = 0
      await expect
        .poll(
          async () => {
            const address = `back ${name++}`
            await one.addressAsks.take(address)
            return other.addressAsks.take(address)
          },
          { timeout: 10_000 },
        )
        .toBeGreaterThan(0)
      for (const rates of [one, other]) rates.dispose()
    })
  })
})
