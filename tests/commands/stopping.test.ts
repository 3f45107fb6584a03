/** SIGTERM to the real process in every state: it is gone within 30 s, ends well, and its readers lose nothing. */
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { CLOSE } from '../../protocol/close-codes.ts'
import { SUBPROTOCOL } from '../../protocol/frames.ts'
import { openSqliteLog } from '../../server/log/sqlite.ts'
import { type ChatClient, enterChat } from '../support/chat-client.ts'
import { createRedisServer, hasRedisServer, type RedisServer } from '../support/redis-server.ts'
import { hasPostgres, makePostgresDatabase } from '../support/store-database.ts'
import { createDataFolder, type Serving, serveNavis, startNavisProcess } from './run-navis.ts'

/** What Kubernetes gives a process by default. */
const KILLED_AFTER_MS = 30_000
/** Much less than a running answer may take, and enough for a busy machine. */
const AT_ONCE_MS = 10_000
/** A token a second: no answer ends by itself here. */
const ENDLESS = { NAVIS_PACE: '1' }
const MASTER_KEY = Buffer.alloc(32, 7).toString('base64')

vi.setConfig({ testTimeout: 120_000 })

const isPostgresThere = await hasPostgres()

const ends: (() => unknown)[] = []
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function serve(env: Record<string, string>): Promise<Serving> {
  const serving = await serveNavis(env)
  ends.push(async () => {
    serving.signal('SIGKILL')
    await serving.finished
  })
  return serving
}

async function startRedis(): Promise<RedisServer> {
  const redis = await createRedisServer()
  ends.push(() => redis.close())
  await redis.start()
  return redis
}

function enter({ url }: Serving, resume?: { token: string; after: number; mark?: string }) {
  return enterChat(`${url.replace('http', 'ws')}/v1/chat?site=demo`, resume, url)
}

/** A question whose answer has begun to come. */
async function askAndRead(client: ChatClient): Promise<string> {
  const id = randomUUID()
  client.send({ type: 'ask', id, text: 'How do I ask for a second opinion?', locale: 'en' })
  await client.wait('answer-delta')
  return id
}

/** Sends SIGTERM; resolves when the process is gone, with how long that took. Its exit code is 0. */
async function stop(serving: Serving): Promise<number> {
  const began = performance.now()
  serving.signal('SIGTERM')
  expect((await serving.finished).code).toBe(0)
  const ms = performance.now() - began
  expect(ms).toBeLessThan(KILLED_AFTER_MS)
  return ms
}

function upgrade(url: string): Promise<{ status?: number; retryAfter?: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ connection: 'upgrade', upgrade: 'websocket', origin: url, 'sec-websocket-version': '13' },
      ...{ 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==', 'sec-websocket-protocol': SUBPROTOCOL },
    }
    const asking = request(`${url}/v1/chat?site=demo`, { headers, agent: false }, response => {
      resolve({ status: response.statusCode, retryAfter: response.headers['retry-after'] })
      response.resume()
    })
    asking.on('upgrade', (_response, socket) => {
      socket.destroy()
      resolve({ status: 101 })
    })
    asking.on('error', reject).end()
  })
}

const fault = (client: ChatClient) => client.frames.find(({ type }) => type === 'fault' || type === 'reset')

describe.concurrent('a relay that is asked to stop', () => {
  test('while nobody is there is gone at once', async () => {
    expect(await stop(await serve({}))).toBeLessThan(AT_ONCE_MS)
  })

  test('before it has started is gone at once', async () => {
    // A Redis that takes the connection and says nothing: the start waits for it.
    const redis = createServer().listen(0, '127.0.0.1')
    ends.push(() => redis.close())
    await new Promise(resolve => redis.once('listening', resolve))
    const { port } = redis.address() as AddressInfo
    const settings = { PORT: '0', NAVIS_ADMIN_PORT: '0', NAVIS_DATA: createDataFolder() }
    const { child, finished } = startNavisProcess(['serve'], { ...settings, REDIS_URL: `redis://127.0.0.1:${port}` })
    await new Promise(resolve => redis.once('connection', resolve))
    child.kill('SIGTERM')
    expect(await finished).toMatchObject({ code: 0, stdout: '' })
  })

  test('is not ready and takes no socket, and still answers what pages ask for', async () => {
    const serving = await serve(ENDLESS)
    const client = await enter(serving)
    await askAndRead(client)
    serving.signal('SIGTERM')
    await vi.waitFor(async () => expect((await fetch(`${serving.admin}/readyz`)).status).toBe(503), { timeout: 10_000 })
    expect(await upgrade(serving.url)).toEqual({ status: 503, retryAfter: '2' })
    // Alive, and saying so to who leads visitors here.
    expect(await (await fetch(`${serving.url}/healthz`)).json()).toEqual({ ok: true, stopping: true })
    for (const path of ['/healthz', '/v1/sites/demo', '/v1/panel/demo', '/v1/widget.js']) {
      const response = await fetch(`${serving.url}${path}`)
      expect([path, response.status]).toEqual([path, 200])
      expect(response.headers.get('connection')).toBe('close')
    }
    expect(client.frames.some(({ type }) => type === 'goodbye')).toBe(false)
    // Asked a second time it does not wait for the answer.
    await expect(stop(serving)).resolves.toBeLessThan(AT_ONCE_MS)
  })

  test('and whose client never answers a close cuts it', async () => {
    const serving = await serve({})
    const client = await enter(serving)
    client.socket.pause()
    expect(await stop(serving)).toBeLessThan(AT_ONCE_MS)
  })

  test('lets an answer that does not end go, and the next process goes on with it without a wait', async () => {
    const folder = createDataFolder()
    const first = await serve({ ...ENDLESS, NAVIS_DATA: folder })
    const client = await enter(first)
    await askAndRead(client)
    expect(await stop(first)).toBeGreaterThan(15_000)
    expect(client.frames.at(-1)).toMatchObject({ type: 'goodbye', reason: 'restart' })
    expect((await client.closed).code).toBe(CLOSE.restart)

    const log = openSqliteLog(join(folder, 'conversations.db'), { now: Date.now, eventsMax: 20_000 })
    // Nobody has to wait until its lease has run out.
    const { conversation } = await client.wait('welcome')
    expect(await log.state(conversation)).toMatchObject({ running: { attempt: 1, leaseUntil: 0 } })
    await log.dispose()

    const second = await serve({ NAVIS_DATA: folder })
    const { seq, mark } = client.events().at(-1) ?? { seq: 0 }
    const again = await enter(second, { token: client.token, after: seq, mark })
    expect(await again.wait('answer-end')).toMatchObject({ attempt: 2, outcome: 'complete' })
    expect([fault(client), fault(again)]).toEqual([undefined, undefined])
    const seqs = [...client.events(), ...again.events()].map(event => event.seq)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  })

  test.runIf(isPostgresThere)('while PostgreSQL hangs waits for it for a few seconds only', async () => {
    const database = await makePostgresDatabase()
    ends.push(() => database.remove())
    const serving = await serve({ DATABASE_URL: database.address.kind === 'postgres' ? database.address.url : '' })
    const client = await enter(serving)
    database.silence()
    expect(await stop(serving)).toBeLessThan(AT_ONCE_MS)
    expect(client.frames.at(-1)).toMatchObject({ type: 'goodbye', reason: 'restart' })
  })

  test.runIf(hasRedisServer())('while Redis hangs is gone all the same', async () => {
    const redis = await startRedis()
    const serving = await serve({ ...ENDLESS, REDIS_URL: redis.url, NAVIS_MASTER_KEY: MASTER_KEY })
    const client = await enter(serving)
    await askAndRead(client)
    redis.pause()
    await stop(serving)
    expect(client.frames.at(-1)).toMatchObject({ type: 'goodbye', reason: 'restart' })
    redis.resume()
  })
})

// Apart from the others, and more than once if need be: a relay that gets no time for three seconds loses its answer to the other,
// rightly.
test.runIf(hasRedisServer())(
  'one of several relays that is asked to stop sends its readers to another at once, lets a long answer end, or be begun again there',
  { retry: process.env.CI ? 4 : 0 },
  async () => {
    const { url: REDIS_URL } = await startRedis()
    const shared = { REDIS_URL, NAVIS_MASTER_KEY: MASTER_KEY }
    const [leaving, staying] = await Promise.all([serve({ ...shared, ...ENDLESS }), serve(shared)])
    const client = await enter(leaving)
    await askAndRead(client)
    const stopped = stop(leaving)
    const { reconnectAfterMs } = await client.wait('goodbye')
    expect(reconnectAfterMs).toBeLessThan(1_000)
    expect((await client.closed).code).toBe(CLOSE.restart)

    const { seq, mark } = client.events().at(-1) ?? { seq: 0 }
    const again = await enter(staying, { token: client.token, after: seq, mark })
    // Still written by the relay that leaves.
    await again.wait('answer-delta')
    expect(again.events().some(event => event.type === 'answer-start')).toBe(false)
    // So long goes the answer on; then it is let go of, and taken up without a wait.
    const isBegunAgain = () => expect(again.events().some(event => event.type === 'answer-start')).toBe(true)
    await vi.waitFor(isBegunAgain, { timeout: KILLED_AFTER_MS, interval: 100 })
    expect(await stopped).toBeGreaterThan(18_000)
    expect(await again.wait('answer-end')).toMatchObject({ attempt: 2, outcome: 'complete' })
    expect([fault(client), fault(again)]).toEqual([undefined, undefined])
    const events = [...client.events(), ...again.events()]
    expect(events.map(event => event.seq)).toEqual(events.map((_, index) => index + 1))
    const late = await enter(staying, { token: client.token, after: 0 })
    await late.wait('answer-end')
    expect(late.events()).toEqual(events)
  },
)
