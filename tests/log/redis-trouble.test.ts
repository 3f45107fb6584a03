/** A Redis that is full, busy, loading, demoted, locked up or simply the wrong one. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Append, EventLog } from '../../server/log/event-log.ts'
import { START } from '../../server/log/position.ts'
import { openRedisLog } from '../../server/log/redis.ts'
import { findUnfit } from '../../server/log/redis-fitness.ts'
import { layCable } from '../support/cable.ts'
import { createRedisServer, hasRedisServer, type RedisServer } from '../support/redis-server.ts'

const HOUR = 3_600_000
const WAIT_MS = 10_000
const UNUSABLE = 'Redis cannot be used now.'

const poll = <Value>(look: () => Value) => expect.poll(look, { timeout: WAIT_MS, interval: 20 })
const row = (more: Partial<Append> = {}): Append => ({
  conversation: 'a',
  count: 1,
  body: Buffer.from('text'),
  ...more,
})

describe.runIf(hasRedisServer())('a log in a Redis with trouble', () => {
  let redis: RedisServer
  const logs: EventLog[] = []
  beforeAll(async () => {
    redis = await createRedisServer()
    await redis.start()
  })
  beforeEach(async () => void (await redis.command('FLUSHALL')))
  afterEach(async () => {
    for (const log of logs.splice(0)) await log.dispose()
  })
  afterAll(() => redis.close())

  async function open(url = redis.url): Promise<EventLog> {
    const log = await openRedisLog(url, { now: () => Date.now(), eventsMax: 10_000 })
    logs.push(log)
    return log
  }
  const headOf = async (log: EventLog, id = 'a') => {
    const state = await log.state(id)
    return typeof state === 'string' ? state : state.head.seq
  }

  test('what does not fit is refused whole, what is there can be read and deleted, and room is used again', async () => {
    const log = await open()
    await log.append([row(), row({ conversation: 'b' })])
    try {
      await redis.command('CONFIG', 'SET', 'maxmemory', '1')
      await expect(log.append([row(), row({ conversation: 'b' }), row({ conversation: 'c' })])).rejects.toThrow(
        UNUSABLE,
      )
      expect(await log.read('a', START, 1_000)).toMatchObject({ rows: [{ first: 1 }], head: { seq: 1 } })
      expect(await headOf(log, 'c')).toBe(0)
      await log.forget('a', Date.now() + HOUR)
      expect(await log.state('a')).toBe('forgotten')
    } finally {
      await redis.command('CONFIG', 'SET', 'maxmemory', '0')
    }
    expect(await log.append([row({ conversation: 'b' })])).toMatchObject([{ ok: true, row: { first: 2 } }])
  })

  test('a Redis that would evict conversations is refused in one sentence', async () => {
    try {
      await redis.command('CONFIG', 'SET', 'maxmemory', '1gb')
      await redis.command('CONFIG', 'SET', 'maxmemory-policy', 'volatile-lru')
      await expect(open()).rejects.toThrow('(maxmemory-policy volatile-lru): set it to noeviction.')
      await redis.command('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
      expect(await headOf(await open())).toBe(0)
    } finally {
      await redis.command('CONFIG', 'SET', 'maxmemory', '0')
    }
  })

  test.each([
    ['redis_version:6.0.16', 'Redis 6.0.16 is too old'],
    ['redis_version:7.2.4\r\ncluster_enabled:1', 'a Redis Cluster'],
    ['redis_version:6.2.0\r\ncluster_enabled:0\r\nmaxmemory:0\r\nmaxmemory_policy:allkeys-lru', undefined],
    ['redis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.0.1', undefined],
    ['', undefined],
  ])('of a Redis that says %j the operator is told: %s', async (info, sentence) => {
    const unfit = await findUnfit({ run: async () => info as never })
    if (sentence === undefined) expect(unfit).toBeUndefined()
    else expect(unfit?.message).toContain(sentence)
  })

  test('while somebody’s script keeps Redis busy nothing is written, and all goes on after it', async () => {
    const log = await open()
    await log.append([row()])
    await redis.command('CONFIG', 'SET', 'busy-reply-threshold', '20')
    const endless = redis.command('EVAL', 'while true do end', '0').catch(() => {})
    await poll(() => redis.command('PING').catch(error => error.message)).toContain('BUSY')
    await expect(log.append([row()])).rejects.toThrow(UNUSABLE)
    await redis.command('SCRIPT', 'KILL')
    await endless
    await poll(() => log.append([row()]).catch(() => [])).toMatchObject([{ ok: true, row: { first: 2 } }])
  })

  test('a Redis that still loads is not written to, and who watches is told what it holds when it is there', async () => {
    const other = await createRedisServer()
    await other.start()
    try {
      const log = await open()
      const [taken] = await log.append([row()])
      const heads: number[] = []
      log.watch('a', head => heads.push(head.seq))
      // Perhaps twice: a connection that came late tells what was known already.
      await poll(() => heads.at(-1)).toBe(1)
      // What it loads has no such conversation, as after a restart that lost it.
      for (let key = 0; key < 400; key++) await other.command('SET', `key${key}`, 'x'.repeat(1_000))
      await redis.command('CONFIG', 'SET', 'key-load-delay', '2500')
      await redis.command('CONFIG', 'SET', 'loading-process-events-interval-bytes', '1024')
      await other.command('CONFIG', 'SET', 'repl-diskless-sync-delay', '0')
      await redis.command('REPLICAOF', '127.0.0.1', new URL(other.url).port)
      const isLoading = () =>
        redis.command('GET', 'key1').then(
          () => false,
          error => error.message.startsWith('LOADING'),
        )
      await poll(isLoading).toBe(true)
      await expect(log.append([row()])).rejects.toThrow(UNUSABLE)
      await redis.command('REPLICAOF', 'NO', 'ONE').catch(() => {})
      await poll(isLoading).toBe(false)
      await redis.command('REPLICAOF', 'NO', 'ONE')
      // Nobody appends anything: the loss itself is told.
      await poll(() => heads.at(-1)).toBe(0)
      const after = taken?.ok ? { seq: 1, mark: taken.row.mark } : START
      expect(await log.read('a', after, 1_000)).toBe('reset')
    } finally {
      await redis.command('CONFIG', 'SET', 'key-load-delay', '0')
      await other.close()
    }
  })

  test('after a demotion to a replica it is written where the address leads to now', async () => {
    const other = await createRedisServer()
    await other.start()
    const cable = await layCable()
    try {
      cable.leadTo(redis.url)
      const log = await open(cable.origin.replace('http', 'redis'))
      await log.append([row()])
      await other.command('CONFIG', 'SET', 'repl-diskless-sync-delay', '0')
      await redis.command('CONFIG', 'SET', 'repl-diskless-sync-delay', '0')
      await other.command('REPLICAOF', '127.0.0.1', new URL(redis.url).port)
      await poll(() => other.command('EXISTS', 'navis:{a}')).toBe(1)
      await other.command('REPLICAOF', 'NO', 'ONE')
      await redis.command('REPLICAOF', '127.0.0.1', new URL(other.url).port)
      cable.leadTo(other.url)
      // The old connection still leads to the demoted one: its refusal is what ends it.
      await expect(log.append([row()])).rejects.toThrow(UNUSABLE)
      await expect.poll(() => log.append([row()]).catch(() => [])).toMatchObject([{ ok: true, row: { first: 2 } }])
      expect(await other.command('HGET', 'navis:{a}', 'seq')).toBe('2')
    } finally {
      await cable.close()
      await redis.command('REPLICAOF', 'NO', 'ONE')
      await other.close()
    }
  })

  test('a user of Redis who may do no more than the log needs can do all of it', async () => {
    const keys = ['on', '>secret', '~navis:*', '&navis:*']
    const commands = [
      ...['+hello', '+auth', '+info', '+time', '+eval', '+evalsha', '+subscribe', '+unsubscribe', '+publish'],
      ...['+hmget', '+hset', '+hdel', '+hexists', '+hincrby', '+del', '+pexpire', '+pubsub|numsub'],
      ...['+xadd', '+xrange', '+xrevrange', '+zadd', '+zrem', '+zscore', '+zrange'],
    ]
    await redis.command('ACL', 'SETUSER', 'navis', 'reset', ...keys, ...commands)
    const log = await open(redis.url.replace('//', '//navis:secret@'))
    const heads: number[] = []
    log.watch('a', head => heads.push(head.seq))
    const running = { answer: 'q', attempt: 1, leaseUntil: Date.now() + HOUR }
    const taken = await log.append([row({ onceId: 'q', running, expiresAt: Date.now() + HOUR })])
    expect(taken).toMatchObject([{ ok: true, fence: 1 }])
    expect(await log.append([row({ onceId: 'q' })])).toMatchObject([{ reason: 'duplicate' }])
    expect(await log.renew('a', 1, Date.now() + 2 * HOUR)).toBe(true)
    await log.append([row({ conversation: 'b', expiresAt: Date.now() + 20, running: null })])
    await poll(() => log.sweep()).toBe(1)
    const other = await open()
    await other.append([row()])
    await poll(() => heads).toContain(2)
    await log.forget('a', Date.now() + HOUR)
    expect(await log.state('a')).toBe('forgotten')
  })

  test('a clock that is set while a relay runs neither expires nor deletes anything', async () => {
    const log = await open()
    await log.append([row({ expiresAt: Date.now() + HOUR })])
    const real = Date.now
    try {
      for (const steppedMs of [48 * HOUR, -48 * HOUR]) {
        vi.spyOn(Date, 'now').mockImplementation(() => real() + steppedMs)
        expect(await log.sweep()).toBe(0)
        expect(await log.state('a')).toMatchObject({ head: { seq: 1 } })
        expect(await log.append([row({ conversation: 'b', expiresAt: Date.now() + HOUR })])).toMatchObject([
          { ok: true },
        ])
        vi.restoreAllMocks()
        const state = await log.state('b')
        expect(Math.abs((typeof state === 'string' ? 0 : state.expiresAt) - Date.now() - HOUR)).toBeLessThan(10_000)
      }
    } finally {
      vi.restoreAllMocks()
    }
  })

  test('what a node wrote while its own messages were lost unnoticed, the others hear of later', async () => {
    const cable = await layNumbCable(Number(new URL(redis.url).port))
    try {
      const writer = await open(cable.url)
      const other = await open()
      const heads: number[] = []
      writer.watch('a', () => {})
      other.watch('a', head => heads.push(head.seq))
      const countListeners = async () => (await redis.command('PUBSUB', 'NUMSUB', 'navis:head:a')) as unknown[]
      await poll(countListeners).toEqual(['navis:head:a', 2])
      // Redis ends the writer's subscriptions, and the writer does not notice yet.
      const clients = String(await redis.command('CLIENT', 'LIST', 'TYPE', 'pubsub')).split('\n')
      const listener = clients.find(line => cable.ports().some(port => line.includes(`addr=127.0.0.1:${port} `)))
      await redis.command('CLIENT', 'KILL', 'ID', /id=(\d+)/.exec(listener ?? '')?.[1] ?? '')
      await poll(countListeners).toEqual(['navis:head:a', 1])
      await writer.append([row()])
      await poll(() => heads).toContain(1)
    } finally {
      cable.close()
    }
  })
})

/** A way to Redis on which nobody notices that Redis has ended a connection. */
async function layNumbCable(port: number) {
  const sockets: Socket[] = []
  const server = createServer(socket => {
    const other = connect(port, '127.0.0.1')
    sockets.push(other)
    for (const end of [socket, other]) end.on('error', () => {})
    socket.pipe(other).pipe(socket, { end: false })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ports: () => sockets.map(({ localPort }) => localPort),
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
