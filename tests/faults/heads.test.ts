/** Relays that share a Redis hear of each other's rows, also when a connection or a server is not what it seems. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EventLog } from '../../server/log/event-log.ts'
import { openRedisLog } from '../../server/log/redis.ts'
import { createRandom } from '../support/random.ts'
import { hasRedisServer } from '../support/redis-server.ts'
import { type ChaosProxy, openProxy } from './proxy.ts'
import { openRedisPair, type RedisPair } from './redis-pair.ts'

const CONVERSATION = 'c'
const HEARD_MAX_MS = 8_000
const append = (log: EventLog) =>
  log.append([{ conversation: CONVERSATION, count: 1, body: Buffer.from('x'), expiresAt: Date.now() + 3_600_000 }])

describe.runIf(hasRedisServer())('two relays that share a Redis', () => {
  const random = createRandom(1)
  let redis: RedisPair
  let proxies: ChaosProxy[]
  let logs: EventLog[]
  let heard: number[]

  beforeEach(async () => {
    redis = await openRedisPair(random)
    const openWay = () => openProxy({ leadsTo: () => redis.port(), random })
    proxies = [await openWay(), await openWay()]
    logs = []
    for (const { port } of proxies) {
      logs.push(await openRedisLog(`redis://127.0.0.1:${port}`, { now: Date.now, eventsMax: 100 }))
    }
    heard = []
  })
  afterEach(async () => {
    for (const log of logs) await log.dispose()
    for (const proxy of proxies) await proxy.close()
    await redis.close()
  })

  /** Both listen, and the second has heard of a row of the first. */
  async function listen(): Promise<{ writer: EventLog; writersWay: ChaosProxy }> {
    const [writer, reader] = logs as [EventLog, EventLog]
    reader.watch(CONVERSATION, head => heard.push(head.seq))
    writer.watch(CONVERSATION, () => {})
    await expect
      .poll(
        async () => {
          await append(writer)
          return heard.length
        },
        { timeout: HEARD_MAX_MS },
      )
      .toBeGreaterThan(2)
    return { writer, writersWay: proxies[0] as ChaosProxy }
  }

  test('a reader whose Redis was demoted without a word hears what is written to the new one', async () => {
    const { writersWay } = await listen()
    heard.length = 0
    await redis.promote(0, false, () => writersWay.resetAll())
    // News takes a moment: each look asks for the row of the look before.
    let written: number | undefined
    await expect
      .poll(
        async () => {
          if (written !== undefined && heard.includes(written)) return true
          const [result] = await append(logs[0] as EventLog).catch(() => [])
          written = result?.ok ? result.row.first : undefined
          return false
        },
        { timeout: HEARD_MAX_MS, interval: 200 },
      )
      .toBe(true)
  })

  test('a reader hears of a row whose writer does not know that it has stopped listening itself', async () => {
    const { writer, writersWay } = await listen()
    // Redis has lost the connection on which the writer listens, and the writer is not told.
    const [ofRows, ofHeads] = writersWay.links()
    ofHeads?.breakHalf('far')
    await expect.poll(() => redis.listeners()).toBe(1)
    const before = heard.length
    const [result] = await append(writer)
    expect(result).toMatchObject({ ok: true })
    // At once: not when the writer has found out.
    await expect.poll(() => heard.length, { timeout: 500, interval: 10 }).toBeGreaterThan(before)
    expect(writersWay.links()).toContain(ofRows)
  })
})
