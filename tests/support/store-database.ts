/** A database of its own for a test, which can be taken away and given back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import type { DatabaseAddress } from '../../server/store/address.ts'
import { layCable } from './cable.ts'

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
  const client = new Client({ connectionString: POSTGRES_URL, connectionTimeoutMillis: 3_000 })
  try {
    await client.connect()
    await client.query(query)
  } finally {
    await client.end()
  }
}

let made = 0

/** A schema of its own, behind a cable that can be pulled out. */
export async function makePostgresDatabase(): Promise<TestDatabase> {
  const schema = `navis_test_${process.pid}_${made++}`
  await runInPostgres(`create schema ${schema}`)
  const cable = await layCable()
  cable.leadTo(POSTGRES_URL)
  const url = new URL(POSTGRES_URL)
  url.host = new URL(cable.origin).host
  url.searchParams.set('options', `-c search_path=${schema}`)
  return {
    address: { kind: 'postgres', url: url.href },
    takeAway: cable.pull,
    giveBack: cable.plug,
    async remove() {
      await cable.close()
      await runInPostgres(`drop schema ${schema} cascade`)
    },
  }
}
