import { type Dialect, PostgresDialect } from 'kysely'
import { Pool, type PoolClient, types } from 'pg'
import { OperatorError } from '../operator-error.ts'
import { type DatabaseAddress, describeAddress } from './address.ts'

/** One connection writes; a second one is for the moment in which the first has died unnoticed. */
const CONNECTIONS_MAX = 2
const CONNECT_TIMEOUT_MS = 3_000
/** The longest transaction. A server that is stopped, or behind a network that swallows everything, ends none at all. */
const TRANSACTION_TIMEOUT_MS = 5_000
/** The type of `bigint` columns, https://www.postgresql.org/docs/current/datatype-oid.html; ours stay below 2^53. */
const BIGINT = 20

/** Connects when it is first used. */
export function createPostgresDialect(url: string): Dialect {
  const pool = new Pool({
    connectionString: url,
    application_name: 'navis',
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    // An idle connection must not keep a process alive that has nothing else to do.
    allowExitOnIdle: true,
    types: { getTypeParser: (id, format) => (id === BIGINT ? Number : types.getTypeParser(id, format)) },
  })
  // A connection that breaks fails the query that uses it, which is told of there. The same news comes as an event, from
  // the pool while it rests and from itself between two queries, and would end the process if nobody listened.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  // A query that is given up alone would leave its connection in use, and the next one would wait behind it.
  const deadlines = new WeakMap<PoolClient, NodeJS.Timeout>()
  pool.on('acquire', client =>
    deadlines.set(
      client,
      setTimeout(() => void client.end(), TRANSACTION_TIMEOUT_MS),
    ),
  )
  pool.on('release', (_error, client) => clearTimeout(deadlines.get(client)))
  return new PostgresDialect({ pool: async () => pool })
}

/**
 * What the server itself said and only its operator can put right; undefined for all that may pass, such as a server
 * that is away. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function explainRefusal(error: unknown, address: DatabaseAddress): OperatorError | undefined {
  const code = String((error as { code?: unknown }).code ?? '')
  const what = `The database at ${describeAddress(address)}`
  if (code.startsWith('28')) {
    return new OperatorError(`${what} does not let Navis in: check user and password in DATABASE_URL.`, {
      cause: error,
    })
  }
  if (code === '3D000') {
    return new OperatorError(`${what} does not exist: make it, or correct its name in DATABASE_URL.`, { cause: error })
  }
  if (code.startsWith('42') || code === '3F000') {
    return new OperatorError(
      `${what} does not let Navis make its tables (${code}): give its user a schema of its own there.`,
      {
        cause: error,
      },
    )
  }
}
