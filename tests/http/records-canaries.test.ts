/** Canaries in records, on all the ways that they take: none may be found in the clear, and none at all once it is deleted. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordsLine } from '../../protocol/records.ts'
import { openChat } from '../support/chat-client.ts'
import type { NavisReady } from '../support/navis-process.ts'
import { createRedisServer, hasRedisServer, type RedisServer } from '../support/redis-server.ts'

const CANARIES = Number(process.env.NAVIS_RECORD_CANARIES ?? 50)
/** Facts of one profile. */
const BATCH = 50
const withRedis = hasRedisServer()

const folder = mkdtempSync(join(tmpdir(), 'navis-canaries-'))
const data = join(folder, 'data')
const tmpBefore = readdirSync(tmpdir())
let redis: RedisServer | undefined
let relay: ChildProcess
let ready: NavisReady

beforeAll(async () => {
  if (withRedis) {
    redis = await createRedisServer({ durable: true })
    await redis.start()
    // A packed dump would hide what is in it from a search.
    await redis.command('CONFIG', 'SET', 'rdbcompression', 'no')
  }
  const limits = {
    connectionsPerAddress: 100,
    asksPerMinute: 10_000,
    uploadsPerMinute: 1_000,
    conversationUploadsPerMinute: 1_000,
  }
  const env = { NAVIS_DATA: data, NAVIS_LIMITS: JSON.stringify(limits), ...(redis && { REDIS_URL: redis.url }) }
  relay = fork(join(import.meta.dirname, '../support/navis-process.ts'), [JSON.stringify(env)], {
    execArgv: ['--expose-gc', '--no-warnings'],
    // Whatever it would put among temporary files is seen.
    env: { ...process.env, TMPDIR: folder },
  })
  ;[ready] = (await once(relay, 'message')) as [NavisReady]
}, 60_000)

afterAll(async () => {
  const ended = once(relay, 'exit')
  relay.disconnect()
  await ended
  await redis?.close()
  rmSync(folder, { recursive: true, force: true })
})

test(`of ${CANARIES} canaries in records none is in the clear on disks, in a dump of Redis, in logs or metrics, and none in the heap after deletion`, async () => {
  const canaries = Array.from(
    { length: CANARIES },
    (_, index) => `Canary${index}x${Math.random().toString(36).slice(2, 12)}`,
  )
  const chat = await openChat(`${ready.url.replace('http', 'ws')}/v1/chat?site=demo`, ready.url)
  chat.send({ type: 'hello', locale: 'en' })
  const { token = '' } = await chat.wait('welcome')
  let revision = 0
  for (let at = 0; at < CANARIES; at += BATCH) {
    const some = canaries.slice(at, at + BATCH)
    const facts = some.map(canary => `KRAS G12D mutation detected, ${canary}.`)
    const report = ['Left breast carcinoma. HER2: negative, IHC 1+.', ...facts].join('\n')
    const profile = await read(`${some[0]}.txt`, report, token)
    expect(JSON.stringify(profile)).toContain(some.at(-1))
    // Also where an answer tells it: as the name of the cancer's tissue.
    const [first, ...others] = profile.diagnoses
    if (!first) throw new Error('There is no diagnosis.')
    chat.send({
      type: 'profile',
      profile: { ...profile, diagnoses: [{ ...first, histology: `${some[0]}` }, ...others] },
    })
    revision++
    await chat.wait('case-profile', frame => frame.revision === revision)
  }
  const id = crypto.randomUUID()
  chat.send({ type: 'ask', id, text: 'What should I ask about treatment options?', locale: 'en' })
  await chat.wait('answer-end', frame => frame.answer === id)
  const { facts } = await chat.wait('answer-start', frame => frame.answer === id)
  expect(facts?.length).toBeGreaterThan(0)

  expect(await seen(canaries, join(folder, 'first.heapsnapshot'), false)).toEqual([])
  chat.send({ type: 'forget' })
  await chat.closed
  expect(await seen(canaries, join(folder, 'last.heapsnapshot'), true)).toEqual([])
}, 600_000)

async function read(name: string, report: string, token: string) {
  const body = new FormData()
  body.append('file', new Blob([report]), name)
  const response = await fetch(`${ready.url}/v1/records?site=demo`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}`, origin: ready.url },
  })
  const last = JSON.parse((await response.text()).trim().split('\n').at(-1) ?? '') as RecordsLine
  if (last.type !== 'proposal') throw new Error('There is no proposal.')
  return last.profile
}

/** The canaries that can be found, each with where. A running chat may hold its own in memory. */
async function seen(canaries: readonly string[], snapshot: string, withHeap: boolean): Promise<string[]> {
  const told = once(relay, 'message')
  relay.send(snapshot)
  const [logged] = (await told) as [string]
  await redis?.save()
  const fresh = readdirSync(tmpdir())
    .filter(name => name.startsWith('navis-redis-') && !tmpBefore.includes(name))
    .flatMap(name => listFiles(join(tmpdir(), name)))
  const files = new Set([...listFiles(folder), ...fresh].filter(path => withHeap || path !== snapshot))
  if (withHeap) files.add(snapshot)
  const texts: [string, string][] = [
    ['logs', logged],
    ['metrics', await (await fetch(`${ready.adminUrl}/metrics`)).text()],
    ...[...files].map((path): [string, string] => [path, readSafely(path)]),
  ]
  if (redis) expect(texts.some(([where, text]) => where.endsWith('.rdb') && text.startsWith('REDIS'))).toBe(true)
  expect(texts.some(([where]) => where.endsWith('navis.db'))).toBe(true)
  // The snapshot is one of the relay, and its words can be found in it.
  if (withHeap) expect(readFileSync(snapshot, 'latin1')).toContain('Riverside nurse line (demo)')
  return texts.flatMap(([where, text]) =>
    canaries.filter(canary => text.includes(canary)).map(canary => `${canary} in ${where}`),
  )
}

/** Files of other tests may be gone meanwhile. */
function readSafely(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

function listFiles(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isFile()) return path.startsWith(folder) && path.endsWith('.heapsnapshot') ? [] : [path]
  return found?.isDirectory() && /navis/.test(path)
    ? readdirSync(path).flatMap(name => listFiles(join(path, name)))
    : []
}
