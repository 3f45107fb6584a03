/** The Redis and PostgreSQL that the cluster's relays share: whether they are there, said in a sentence where not. */
import { userInfo } from 'node:os'
import { Client } from 'pg'
import { createClient } from 'redis'

const CONNECT_MS = 3_000
const SCHEMA = 'navis'

export interface Services {
  redisUrl: string
  databaseUrl: string
}

/** What the operator has to do first. */
export class MissingService extends Error {
  override name = 'MissingService'
}

/**
 * The addresses in `env`, else what a machine has by default. Nothing is made but, in one's own default database, a
 * schema for Navis. Throws `MissingService`.
 */
export async function findServices(env: Record<string, string | undefined>): Promise<Services> {
  const redisUrl = env.REDIS_URL || 'redis://127.0.0.1:6379'
  await tryRedis(redisUrl)
  if (env.DATABASE_URL) {
    await tryDatabase(env.DATABASE_URL)
    return { redisUrl, databaseUrl: env.DATABASE_URL }
  }
  const { username } = userInfo()
  const url = new URL(`postgres://${encodeURIComponent(username)}@127.0.0.1:5432/${encodeURIComponent(username)}`)
  await tryDatabase(url.href, `create schema if not exists ${SCHEMA}`)
  url.searchParams.set('options', `-c search_path=${SCHEMA}`)
  return { redisUrl, databaseUrl: url.href }
}

async function tryRedis(url: string): Promise<void> {
  const client = createClient({ url, socket: { reconnectStrategy: false, connectTimeout: CONNECT_MS } })
  client.on('error', () => {}) // Thrown by what is called next.
  try {
    await client.connect()
    await client.ping()
  } catch (error) {
    throw new MissingService(
      `No Redis answers at ${hostOf(url)} (${reasonOf(error)}): start one, or set REDIS_URL to redis://HOST:PORT.`,
    )
  } finally {
    client.destroy()
  }
}

async function tryDatabase(url: string, statement = 'select 1'): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS })
  try {
    await client.connect()
    await client.query(statement)
  } catch (error) {
    throw new MissingService(
      `PostgreSQL cannot be used at ${hostOf(url)} (${reasonOf(error)}): start one, or set DATABASE_URL to postgres://USER:PASSWORD@HOST:PORT/DATABASE, a database that is there.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** Host and database, never a password. */
function hostOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  // Several addresses of one name that all refuse make an error without a message.
  return message || (code ?? 'no reason given')
}
