/** A PostgreSQL of the test's own, to be stopped, made read-only and filled up. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { choosePort } from './redis-server.ts'

const PROGRAMS = '/usr/lib/postgresql'
const [version] = existsSync(PROGRAMS) ? readdirSync(PROGRAMS).sort((one, other) => Number(other) - Number(one)) : []
/** It refuses to run as root. */
const isRoot = process.getuid?.() === 0

/** Whether one can be started; in continuous integration it has to be. */
export function hasPostgresServer(): boolean {
  if (version !== undefined) return true
  if (process.env.CI) throw new Error('PostgreSQL must be installed in CI.')
  console.warn(`SKIPPED: there is no PostgreSQL in ${PROGRAMS}, so nothing was tested with one that fails.`)
  return false
}

export interface PostgresServer {
  port: number
  /** For a user that may make its own tables, and is no superuser; through another port, say a proxy's. */
  urlAt(port: number): string
  start(): Promise<void>
  /** Ends it without waiting for anybody; what was committed is kept. */
  stop(): Promise<void>
  /** As its superuser. Rejects while it is stopped. */
  run(...statements: string[]): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

export const POSTGRES_USER = 'relay'

/** Makes its folder and user, and starts it. */
export async function createPostgresServer(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'navis-postgres-'))
  const data = join(folder, 'data')
  const port = await choosePort()
  let child: ChildProcess | undefined
  if (isRoot) {
    const ids = ['-u', '-g'].map(flag => Number(spawnSync('id', [flag, 'postgres']).stdout))
    chownSync(folder, ids[0] ?? 0, ids[1] ?? 0)
  }

  function command(program: string, args: string[]): [string, string[]] {
    const path = join(PROGRAMS, version ?? '', 'bin', program)
    const asPostgres = ['--reuid=postgres', '--regid=postgres', '--clear-groups', path, ...args]
    return isRoot ? ['setpriv', asPostgres] : [path, args]
  }

  const made = spawnSync(...command('initdb', ['-D', data, '-A', 'trust', '-U', 'owner', '--no-sync']), {
    encoding: 'utf8',
    cwd: folder,
  })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)

  async function run(...statements: string[]): Promise<Record<string, unknown>[]> {
    const client = new Client({ host: '127.0.0.1', port, user: 'owner', database: 'postgres' })
    client.on('error', () => {}) // Ended by the server: the query says so.
    try {
      await client.connect()
      let rows: Record<string, unknown>[] = []
      for (const statement of statements) ({ rows } = await client.query(statement))
      return rows
    } finally {
      await client.end().catch(() => {})
    }
  }

  async function start(): Promise<void> {
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'shared_buffers=8MB']
    const args = ['-D', data, '-p', String(port), ...settings.flatMap(setting => ['-c', setting])]
    child = spawn(...command('postgres', args), { stdio: 'ignore', cwd: folder })
    for (;;) {
      if (await run('select 1').catch(() => undefined)) return
      await new Promise(resolve => setTimeout(resolve, 30))
    }
  }

  async function stop(): Promise<void> {
    const ending = child
    child = undefined
    if (!ending) return
    const ended = new Promise(resolve => ending.once('exit', resolve))
    ending.kill('SIGQUIT')
    await ended
  }

  await start()
  await run(`create role ${POSTGRES_USER} login`, `create schema navis authorization ${POSTGRES_USER}`)
  await run(`alter role ${POSTGRES_USER} set search_path = navis`)
  return {
    port,
    urlAt: at => `postgres://${POSTGRES_USER}@127.0.0.1:${at}/postgres`,
    start,
    stop,
    run,
    async close() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
