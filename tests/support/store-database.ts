/** A database of its own for a test, which can be taken away and given back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import type { DatabaseAddress } from '../../server/store/address.ts'

export interface TestDatabase {
  address: DatabaseAddress
  /** From here on nothing can be written. */
  takeAway(): void
  giveBack(): void
  remove(): Promise<void>
}

export async function makeSqliteDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'navis-store-'))
  const path = join(folder, 'navis.db')
  let lock: DatabaseSync | undefined
  const giveBack = () => {
    lock?.close()
    lock = undefined
  }
  return {
    address: { kind: 'sqlite', path },
    takeAway() {
      lock = new DatabaseSync(path)
      lock.exec('BEGIN IMMEDIATE')
    },
    giveBack,
    async remove() {
      giveBack()
      rmSync(folder, { recursive: true })
    },
  }
}

const POSTGRES_URL = process.env.DATABASE_URL_TEST ?? 'postgres://root@127.0.0.1:5432/test'

/** Whether PostgreSQL answers here. Rejects in CI when it does not, since the tests must not be skipped there. */
export async function hasPostgres(): Promise<boolean> {
  try {
    await runInPostgres('select 1')
    return true
  } catch (error) {
    if (process.env.CI) throw new Error('PostgreSQL must run in CI: set DATABASE_URL_TEST.', { cause: error })
    console.warn('SKIPPED: no PostgreSQL answers, so nothing was tested with it (set DATABASE_URL_TEST).')
    return false
  }
}

async function runInPostgres(query: string): Promise<void> {
  const client = new Client({ connectionString: POSTGRES_URL, connectionTimeoutMillis: 15_000 })
  try {
    await client.connect()
    await client.query(query)
  } finally {
    await client.end()
  }
}

let made = 0

export interface TestPostgres extends TestDatabase {
  /** Lets `packets` more through, either way, swallows the next and breaks every connection; resolves then. */
  breakAfter(packets: number): Promise<void>
  /** Connections stay, and nothing gets through, until `giveBack`; what was sent meanwhile is lost. */
  silence(): void
}

/** A schema of its own, behind a network that can be taken away. */
export async function makePostgresDatabase(): Promise<TestPostgres> {
  const schema = `navis_test_${process.pid}_${made++}`
  await runInPostgres(`create schema ${schema}`)
  const network = await layNetwork(new URL(POSTGRES_URL))
  const url = new URL(POSTGRES_URL)
  url.host = `127.0.0.1:${network.port}`
  url.searchParams.set('options', `-c search_path=${schema}`)
  return {
    ...network,
    address: { kind: 'postgres', url: url.href },
    async remove() {
      await network.close()
      await runInPostgres(`drop schema ${schema} cascade`)
    },
  }
}

async function layNetwork({ hostname, port }: URL) {
  const sockets = new Set<Socket>()
  let isAway = false
  let isSilent = false
  let packets = Number.POSITIVE_INFINITY
  let onBroken = () => {}
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer(socket => {
    if (isAway) return void socket.destroy()
    const other = connect(Number(port) || 5432, hostname)
    for (const [from, to] of [
      [socket, other],
      [other, socket],
    ] as const) {
      sockets.add(from)
      from.on('data', data => {
        if (isSilent) return
        packets -= 1
        if (packets >= 0) return void to.write(data)
        packets = Number.POSITIVE_INFINITY
        cut()
        onBroken()
      })
      // Either end may go at any time: that is what is tried here.
      from.on('error', () => {})
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    takeAway() {
      isAway = true
      cut()
    },
    silence() {
      isSilent = true
    },
    giveBack() {
      isAway = false
      isSilent = false
    },
    breakAfter(count: number) {
      packets = count
      return new Promise<void>(resolve => {
        onBroken = resolve
      })
    },
    async close() {
      cut()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
