/** What can happen to the PostgreSQL of the durable rows: no answer may feel it. One at a time. */
import { POSTGRES_USER, type PostgresServer } from '../support/postgres-server.ts'
import { between, createTurn, type Fault, pause } from './fault.ts'

/** Ends the relays' connections, so that they meet what was changed. */
const CUT_OFF = `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${POSTGRES_USER}'`
const RELOAD = 'select pg_reload_conf()'

export function createPostgresFaults(postgres: PostgresServer, weight: number): Fault[] {
  const inTurn = createTurn()
  const create = (name: string, strike: Fault['strike']): Fault => ({
    name: `PostgreSQL ${name}`,
    weight,
    strike: random => inTurn(() => strike(random)),
  })
  return [
    create('stopped', async random => {
      await postgres.stop()
      await pause(between(random, 0, 2_000))
      await postgres.start()
    }),
    create('read-only', async random => {
      await postgres.run(`alter role ${POSTGRES_USER} set default_transaction_read_only = on`, CUT_OFF)
      await pause(between(random, 200, 2_000))
      await postgres.run(`alter role ${POSTGRES_USER} reset default_transaction_read_only`, CUT_OFF)
    }),
    create('out of connections', async random => {
      await postgres.run(`alter role ${POSTGRES_USER} connection limit 0`, CUT_OFF)
      await pause(between(random, 200, 2_000))
      await postgres.run(`alter role ${POSTGRES_USER} connection limit -1`)
    }),
    create('cuts off everybody', async () => void (await postgres.run(CUT_OFF, RELOAD))),
  ]
}
