/** Redis or PostgreSQL away, hanging and back again, with the relay as an operator runs it: `/readyz` tells the truth. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Readiness } from '../../server/readiness.ts'
import { openDatabase } from '../../server/store/database.ts'
import { createDataFolder, type Serving, serveNavis } from '../commands/run-navis.ts'
import { type ChatClient, enterChat } from '../support/chat-client.ts'
import { fastest } from '../support/fastest.ts'
import { createRedisServer, hasRedisServer, type RedisServer } from '../support/redis-server.ts'
import { hasPostgres, makePostgresDatabase, type TestPostgres } from '../support/store-database.ts'

const CARD_MAX_MS = 150
/** Some fifteen seconds on a machine with nothing else to do. */
const STORY_MS = 120_000
/** Beyond this a relay has not come back by itself. */
const BACK = { timeout: 20_000, interval: 100 }

let serving: Serving | undefined
/** Red flags so far of this relay. */
let raised = 0
const clients: ChatClient[] = []
/** Before what it uses is taken away, which may fail: no relay is left behind. */
async function stopServing(): Promise<void> {
  for (const client of clients.splice(0)) client.cut()
  serving?.signal('SIGKILL')
  await serving?.finished
  serving = undefined
}

function here(): Serving {
  if (!serving) throw new Error('No relay was started.')
  return serving
}

async function serve(env: Record<string, string>): Promise<void> {
  raised = 0
  serving = await serveNavis({ NAVIS_DATA: createDataFolder(), NAVIS_PACE: '1000', ...env })
}

async function readiness(): Promise<{ status: number } & Readiness> {
  const response = await fetch(`${here().admin}/readyz`)
  return { status: response.status, ...((await response.json()) as Readiness) }
}

async function expectReady(): Promise<void> {
  const parts = { log: 'ready', store: 'ready' }
  await expect.poll(readiness, BACK).toMatchObject({ status: 200, ready: true, parts })
}

/** What was logged so far of log and store, in order. */
function logged(): string[] {
  const lines = here().output.stdout.trim().split('\n').slice(1)
  return lines.map(line => JSON.parse(line).event).filter(event => /^(ready|log-|store-)/.test(event))
}

async function chat(resume?: Parameters<typeof enterChat>[1]): Promise<ChatClient & { token: string }> {
  const client = await enterChat(`${here().url.replace('http', 'ws')}/v1/chat?site=demo`, resume, here().url)
  clients.push(client)
  return client
}

const ask = (text: string) => ({ type: 'ask', id: randomUUID(), text, locale: 'en' }) as const

/** Its card comes, through the log or without it. */
async function raise(client: ChatClient, text: string): Promise<void> {
  const question = ask(text)
  client.send(question)
  const frame = await Promise.race([
    client.wait('fault', ({ ref }) => ref === question.id),
    client.wait('answer-start', ({ answer }) => answer === question.id),
  ])
  expect(frame).toMatchObject({ urgent: { level: 'emergency', contacts: expect.anything() } })
}

/** Opens a chat and raises a red flag: neither waits for what is away. */
async function expectHelloAndCards(): Promise<void> {
  const enter = async () => {
    client = await chat()
  }
  let client = await chat()
  expect(await fastest(CARD_MAX_MS, enter)).toBeLessThan(CARD_MAX_MS)
  const feel = () => raise(client, `I have a fever of ${100 + ++raised} and I’m on chemo`)
  expect(await fastest(CARD_MAX_MS, feel)).toBeLessThan(CARD_MAX_MS)
}

async function expectAnswer(client: ChatClient): Promise<void> {
  const question = ask('What is a second opinion?')
  client.send(question)
  expect(await client.wait('answer-end', ({ answer }) => answer === question.id)).toMatchObject({ outcome: 'complete' })
}

describe.runIf(hasRedisServer())('with Redis', () => {
  let redis: RedisServer
  beforeEach(async () => {
    redis = await createRedisServer()
  })
  afterEach(async () => {
    await stopServing()
    await redis.close()
  })

  test(
    'down at the start, hanging and killed: cards come in time, and everything goes on when it is back',
    async () => {
      await serve({ REDIS_URL: redis.url })
      expect(await readiness()).toMatchObject({
        status: 503,
        ready: false,
        parts: { log: 'not-ready', store: 'ready' },
      })
      await expectHelloAndCards()
      const early = await chat()
      await redis.start()
      await expectReady()
      await expectAnswer(early)
      await expect.poll(logged, BACK).toEqual(['log-failed', 'log-recovered', 'ready'])

      const client = await chat()
      const question = ask('How do I ask for a second opinion?')
      client.send(question)
      await client.wait('answer-delta')
      redis.pause()
      await expectHelloAndCards()
      expect(await readiness()).toMatchObject({ status: 503, parts: { log: 'not-ready', store: 'ready' } })
      // From here on it counts as lost.
      await expect.poll(logged, BACK).toHaveLength(4)
      await expectHelloAndCards()
      redis.resume()
      await expectReady()
      await client.wait('answer-end', ({ answer, outcome }) => answer === question.id && outcome === 'complete')

      await redis.kill()
      expect(await readiness()).toMatchObject({ status: 503 })
      await expectHelloAndCards()
      await redis.start()
      await expectReady()
      // What it held is gone, which is said, and the chat goes on.
      await client.wait('reset')
      await expectAnswer(client)
      await expect
        .poll(logged, BACK)
        .toEqual([
          ...['log-failed', 'log-recovered', 'ready'],
          ...['log-failed', 'log-recovered', 'log-failed', 'log-recovered'],
        ])
    },
    STORY_MS,
  )
})

describe.skipIf(!(await hasPostgres()))('with PostgreSQL', () => {
  let database: TestPostgres
  beforeEach(async () => {
    database = await makePostgresDatabase()
  })
  afterEach(async () => {
    await stopServing()
    await database.remove()
  })

  test(
    'down at the start and hanging: everything is answered, the relay is degraded and ready, and no count is lost',
    async () => {
      if (database.address.kind !== 'postgres') throw new Error('This is no server.')
      database.takeAway()
      await serve({ DATABASE_URL: database.address.url })
      expect(await readiness()).toMatchObject({ status: 200, ready: true, parts: { log: 'ready', store: 'degraded' } })
      await expectHelloAndCards()
      database.giveBack()
      await expectReady()
      await expect.poll(logged, BACK).toEqual(['store-failed', 'ready', 'store-recovered'])

      database.silence()
      expect(await readiness()).toMatchObject({ status: 200, ready: true, parts: { store: 'degraded' } })
      await expectHelloAndCards()
      await expectAnswer(await chat())
      // From here on it counts as lost.
      await expect.poll(logged, BACK).toHaveLength(4)
      database.giveBack()
      await expectReady()
      const tables = await openDatabase(database.address)
      const counted = () => tables.selectFrom('counters').select(['name', 'count']).orderBy('name').execute()
      await expect.poll(counted, BACK).toEqual([
        { name: 'answer-complete', count: 1 },
        { name: 'answer-urgent', count: raised },
        { name: 'red-flag-emergency', count: raised },
      ])
      await tables.destroy()
      await expect
        .poll(logged, BACK)
        .toEqual(['store-failed', 'ready', 'store-recovered', 'store-failed', 'store-recovered'])
    },
    STORY_MS,
  )
})
