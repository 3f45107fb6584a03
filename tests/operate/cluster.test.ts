/** `npm run cluster` as somebody runs it, and a relay of it that is killed. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, test } from 'vitest'
import { createFolder } from '../commands/run-navis.ts'
import { enterChat } from '../support/chat-client.ts'
import { createRedisServer, hasRedisServer } from '../support/redis-server.ts'
import { hasPostgres, makePostgresDatabase } from '../support/store-database.ts'

interface Relay {
  relay: string
  listening: string
  admin: string
  pid: number
}

/** Three relays start, and one of them again, on a machine that may be busy. */
const LONG = { timeout: 60_000, interval: 100 }

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

function startCluster(env: Record<string, string>) {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['scripts/cluster.ts'], {
    env: { PATH, HOME, PORT: '0', NAVIS_DATA: createFolder(), ...env },
  })
  const facts: Record<string, unknown>[] = []
  let said = ''
  createInterface(child.stdout).on('line', line => facts.push(JSON.parse(line)))
  child.stderr.on('data', data => {
    said += data
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  ends.push(async () => {
    child.kill('SIGTERM')
    await ended
  })
  /** Those that run now. */
  const relays = () => {
    const running = new Map<string, Relay>()
    for (const fact of facts) {
      if (fact.ended) running.delete(String(fact.relay))
      else if (fact.relay) running.set(String(fact.relay), fact as unknown as Relay)
    }
    return [...running.values()]
  }
  return { child, facts, relays, ended, said: () => said }
}

/** One number of a relay's metrics. */
async function read({ admin }: Relay, name: string): Promise<number> {
  const text = await (await fetch(`${admin}/metrics`)).text()
  return Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1])
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe.runIf(hasRedisServer() && (await hasPostgres()))('the cluster', () => {
  test('goes on with an answer whose relay is killed, takes the relay in again, and stops all of them', async () => {
    const redis = await createRedisServer()
    ends.push(() => redis.close())
    await redis.start()
    const database = await makePostgresDatabase()
    ends.push(() => database.remove())
    if (database.address.kind !== 'postgres') throw new Error('This is no server.')
    const cluster = startCluster({ REDIS_URL: redis.url, DATABASE_URL: database.address.url, NAVIS_PACE: '300' })
    await expect.poll(cluster.relays, LONG).toHaveLength(3)
    const { listening } = cluster.facts.find(fact => fact.relay === undefined) as { listening: string }
    await expect.poll(async () => (await fetch(`${listening}/healthz`).catch(() => undefined))?.status, LONG).toBe(200)
    const enter = (resume?: Parameters<typeof enterChat>[1]) =>
      enterChat(`${listening.replace('http', 'ws')}/v1/chat?site=demo`, resume, listening)

    const client = await enter()
    const question = {
      type: 'ask',
      id: randomUUID(),
      text: 'How do I ask for a second opinion?',
      locale: 'en',
    } as const
    client.send(question)
    await client.wait('answer-delta')
    const running = cluster.relays()
    const counts = await Promise.all(running.map(relay => read(relay, 'navis_answers_running')))
    expect(counts.toSorted()).toEqual([0, 0, 1])
    const writer = running[counts.indexOf(1)]
    if (!writer) throw new Error('Nobody writes the answer.')
    process.kill(writer.pid, 'SIGKILL')
    await client.closed

    const { seq = 0, mark } = client.events().at(-1) ?? {}
    const back = await enter({ token: client.token, after: seq, mark })
    const end = { type: 'answer-end', answer: question.id, outcome: 'complete', attempt: 2 }
    await expect.poll(() => back.events().at(-1), LONG).toMatchObject(end)
    const events = [...client.events(), ...back.events()]
    expect(events.map(event => event.seq)).toEqual(events.map((_, index) => index + 1))

    await expect.poll(cluster.relays, LONG).toHaveLength(3)
    // The one that came back gets its share again.
    const again = cluster.relays().find(({ relay }) => relay === writer.relay)
    expect(again?.pid).not.toBe(writer.pid)
    const hasVisitor = async () => {
      const visitor = await enter()
      const count = again && (await read(again, 'navis_connections'))
      visitor.cut()
      return (count ?? 0) > 0
    }
    await expect.poll(hasVisitor, LONG).toBe(true)

    back.cut()
    const pids = cluster.relays().map(({ pid }) => pid)
    cluster.child.kill('SIGINT')
    expect(await cluster.ended).toBe(0)
    expect(pids.filter(isAlive)).toEqual([])
  }, 180_000)
})

test.each([
  ['Redis', { REDIS_URL: 'redis://:s3cret@127.0.0.1:1' }, /^No Redis answers at 127\.0\.0\.1:1 .+ REDIS_URL .+\.\n$/],
  [
    'PostgreSQL',
    { DATABASE_URL: 'postgres://navis:s3cret@127.0.0.1:1/navis' },
    /^PostgreSQL cannot be used at 127\.0\.0\.1:1\/navis .+ DATABASE_URL .+\.\n$/,
  ],
])('without %s nothing starts, and one sentence says what to set', async (name, env, sentence) => {
  if (name === 'PostgreSQL' && hasRedisServer()) {
    const redis = await createRedisServer()
    ends.push(() => redis.close())
    await redis.start()
    Object.assign(env, { REDIS_URL: redis.url })
  }
  const { ended, facts, said } = startCluster(env)
  expect(await ended).toBe(1)
  expect(facts).toEqual([])
  expect(said()).toMatch(sentence)
  expect(said()).not.toContain('s3cret')
})
