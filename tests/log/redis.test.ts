import { createClient } from 'redis'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { EventLog } from '../../server/log/event-log.ts'
import { openLog } from '../../server/log/open.ts'
import { START } from '../../server/log/position.ts'
import { openRedisLog } from '../../server/log/redis.ts'
import { choosePrefix, clearPrefix, hasRedis, REDIS_URL } from '../support/redis.ts'

const row = { conversation: 'a', count: 1, body: Buffer.from('text') }
const HOUR = 3_600_000

describe.runIf(await hasRedis())('a log in Redis', () => {
  const prefixes: string[] = []
  const logs: EventLog[] = []
  const redis = createClient({ url: REDIS_URL })
  afterEach(async () => {
    for (const log of logs.splice(0)) await log.dispose()
  })
  afterAll(async () => {
    for (const prefix of prefixes) await clearPrefix(prefix)
    redis.destroy()
  })

  function chooseNew(): string {
    const prefix = choosePrefix()
    prefixes.push(prefix)
    return prefix
  }
  async function open(prefix = chooseNew()): Promise<EventLog> {
    const log = await openRedisLog(REDIS_URL, { now: Date.now, eventsMax: 100 }, prefix)
    logs.push(log)
    return log
  }
  async function command(...args: string[]) {
    if (!redis.isOpen) await redis.connect()
    return redis.sendCommand(args)
  }

  test('what one node appends, another is told and reads', async () => {
    const prefix = chooseNew()
    const [one, two] = [await open(prefix), await open(prefix)]
    const heads: number[] = []
    two.watch('a', head => heads.push(head.seq))
    await one.append([row])
    await expect.poll(() => heads).toContain(1)
    await one.append([{ ...row, count: 2 }])
    await expect.poll(() => heads.at(-1)).toBe(3)
    expect(await two.read('a', START, 1_000)).toMatchObject({ rows: [{ first: 1 }, { first: 2, count: 2 }] })
    await one.forget('a', Date.now() + HOUR)
    await expect.poll(() => heads.at(-1)).toBe(0)
  })

  test('a node that listens no more is told nothing more', async () => {
    const prefix = chooseNew()
    const [one, two] = [await open(prefix), await open(prefix)]
    const heads: number[] = []
    const end = two.watch('a', head => heads.push(head.seq))
    await one.append([row])
    await expect.poll(() => heads).toContain(1)
    end()
    await expect.poll(() => command('PUBSUB', 'NUMSUB', `${prefix}head:a`)).toEqual([`${prefix}head:a`, 0])
    await one.append([row])
    expect(heads).not.toContain(2)
  })

  test('Redis itself deletes a conversation soon after it has expired, should no relay do it', async () => {
    const prefix = chooseNew()
    const log = await open(prefix)
    await log.append([{ ...row, onceId: 'q', expiresAt: Date.now() + HOUR }, row])
    await log.forget('b', Date.now() + HOUR)
    for (const key of [`${prefix}{a}`, `${prefix}{a}:rows`, `${prefix}{b}`]) {
      const ttl = Number(await command('PTTL', key))
      expect(ttl).toBeGreaterThan(HOUR - 10_000)
      expect(ttl).toBeLessThan(HOUR + 120_000)
    }
  })

  test('a forgotten conversation leaves no byte of what was said', async () => {
    const prefix = chooseNew()
    const log = await open(prefix)
    await log.append([{ ...row, onceId: 'q', expiresAt: Date.now() + HOUR }])
    await log.forget('a', Date.now() + HOUR)
    expect(await command('KEYS', `${prefix}*`)).toEqual([`${prefix}{a}`])
    expect(await command('HKEYS', `${prefix}{a}`)).toEqual(['buried'])
  })

  test('a conversation of which Redis has evicted a part begins anew instead of having a hole', async () => {
    for (const part of ['{a}', '{a}:rows']) {
      const prefix = chooseNew()
      const log = await open(prefix)
      const [result] = await log.append([row])
      if (!result?.ok) throw new Error('refused')
      const { mark } = result.row
      await command('DEL', prefix + part)
      expect(await log.read('a', { seq: 1, mark }, 1_000)).toBe('reset')
      expect(await log.read('a', START, 1_000)).toMatchObject({ rows: [], head: { seq: 0 } })
      expect(await log.append([{ ...row, after: { seq: 1, mark } }])).toMatchObject([{ reason: 'fenced' }])
      expect(await log.append([row])).toMatchObject([{ ok: true, row: { first: 1 } }])
      expect(await log.read('a', START, 1_000)).toMatchObject({ rows: [{ first: 1, count: 1 }] })
    }
  })

  test('a script that Redis has lost is sent again, for every row of a batch', async () => {
    const log = await open()
    await command('SCRIPT', 'FLUSH')
    const batch = Array.from({ length: 200 }, (_, index) => ({ ...row, conversation: String(index % 100) }))
    const results = await log.append(batch)
    expect(results.map(result => result.ok && result.row.first)).toEqual([
      ...Array.from({ length: 100 }, () => 1),
      ...Array.from({ length: 100 }, () => 2),
    ])
  })
})

test('a log opens where no Redis is, and says of each call that it cannot be used', async () => {
  const log = await openLog('redis://127.0.0.1:1', { now: Date.now, eventsMax: 100 })
  await expect(log.append([row])).rejects.toThrow('Redis cannot be used now.')
  await expect(log.state('a')).rejects.toThrow('Redis cannot be used now.')
  log.watch('a', () => {})()
  await log.dispose()
})
