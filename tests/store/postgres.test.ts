import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLogger } from '../../server/logging.ts'
import { OperatorError } from '../../server/operator-error.ts'
import type { DatabaseAddress } from '../../server/store/address.ts'
import { openDatabase } from '../../server/store/database.ts'
import { openStore } from '../../server/store/open.ts'
import type { Store } from '../../server/store/store.ts'
import { hasPostgres, makePostgresDatabase, type TestPostgres } from '../support/store-database.ts'

const lines: string[] = []
const logger = createLogger(line => lines.push(line))
const stores: Store[] = []
async function open(address: DatabaseAddress): Promise<Store> {
  const store = await openStore(address, { logger })
  stores.push(store)
  return store
}
afterEach(async () => {
  for (const store of stores.splice(0)) await store.dispose()
  lines.length = 0
})

describe('without a server', () => {
  test('a relay starts, and its log names neither user nor password', async () => {
    const store = await open({ kind: 'postgres', url: 'postgres://ada:s3cret@127.0.0.1:1/navis' })
    await store.feedback.record(
      { type: 'feedback', answer: 'x', value: 'up' },
      { site: 'riverside', conversation: 'a' },
    )
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'store-failed', where: 'store' })
    expect(lines[0]).not.toMatch(/ada|s3cret/)
  })

  test('a server that takes the connection and says nothing holds up the start for a few seconds only', async () => {
    const sockets = new Set<Socket>()
    const server = createServer(socket => sockets.add(socket)).listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    const began = performance.now()
    await open({ kind: 'postgres', url: `postgres://navis@127.0.0.1:${port}/navis` })
    expect(performance.now() - began).toBeLessThan(6_000)
    for (const socket of sockets) socket.destroy()
    server.close()
  })
})

describe.skipIf(!(await hasPostgres()))('with a server', () => {
  let database: TestPostgres
  beforeEach(async () => {
    database = await makePostgresDatabase()
  })
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.dispose()
    await database.remove()
  })
  const urlWith = (parts: { pathname?: string; username?: string; search?: string }): DatabaseAddress => {
    if (database.address.kind !== 'postgres') throw new Error('This is no server.')
    const url = Object.assign(new URL(database.address.url), { password: 's3cret', ...parts })
    return { kind: 'postgres', url: url.href }
  }

  test.each([
    ['a database that is not there', 'does not exist', { pathname: '/navis_nowhere' }],
    ['a user that is not there', 'does not let Navis in', { username: 'navis_nobody' }],
    ['a schema that is not there', 'schema of its own', { search: '?options=-c%20search_path%3Dnavis_nowhere' }],
  ])('%s stops the start with one sentence that keeps the password', async (_name, says, parts) => {
    const refusal = await open(urlWith(parts)).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(OperatorError)
    expect(String(refusal)).toContain(says)
    expect(String(refusal)).not.toContain('s3cret')
  })

  test('a server that falls silent is given up after a while, and written to when it speaks again', async () => {
    const store = await open(database.address)
    database.silence()
    store.counters.add('riverside', 'answer-complete')
    await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(1)
    database.giveBack()
    const tables = await openDatabase(database.address)
    const counted = () => tables.selectFrom('counters').select('count').execute()
    await expect.poll(counted, { timeout: 20_000 }).toEqual([{ count: 1 }])
    await tables.destroy()

    database.silence()
    store.audit.record({ event: 'stopped' })
    const began = performance.now()
    await store.dispose()
    expect(performance.now() - began).toBeLessThan(4_000)
  })

  test.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'a network that breaks after packet %i of a write neither ends the relay nor counts anything twice',
    async packets => {
      const store = await open(database.address)
      const broken = database.breakAfter(packets)
      store.counters.add('riverside', 'answer-complete')
      store.audit.record({ event: 'sites-kept' })
      await broken
      store.counters.add('riverside', 'answer-complete')
      const tables = await openDatabase(database.address)
      const counted = () => tables.selectFrom('counters').select('count').execute()
      await expect.poll(counted, { timeout: 20_000 }).toEqual([{ count: 2 }])
      expect(await tables.selectFrom('audit').selectAll().execute()).toHaveLength(1)
      await tables.destroy()
    },
  )
})
