/** A Redis of the test's own, to be stopped, paused, wiped and rolled back. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'

const BINARY = ['redis-server', 'valkey-server'].find(name => spawnSync(name, ['--version']).status === 0)

/** Whether one can be started; in continuous integration it has to be. */
export function hasRedisServer(): boolean {
  if (BINARY !== undefined) return true
  if (process.env.CI) throw new Error('redis-server or valkey-server must be installed in CI.')
  console.warn('SKIPPED: there is no redis-server or valkey-server, so nothing was tested with a Redis that fails.')
  return false
}

export interface RedisServer {
  url: string
  port: number
  start(): Promise<void>
  /** Ends it without a word; what was not saved is lost, unless it is durable. */
  kill(): Promise<void>
  pause(): void
  resume(): void
  command(...args: string[]): Promise<unknown>
  /** Keeps what it holds now, for `rollBack`. */
  save(): Promise<void>
  /** Starts again with what it held at the last `save`. */
  rollBack(): Promise<void>
  close(): Promise<void>
}

/** A port of this machine that nobody listens on now. */
export async function choosePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

/** Not started yet. A durable one has after each start all that it had before. */
export async function createRedisServer({ durable = false } = {}): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'navis-redis-'))
  const port = await choosePort()
  const url = `redis://127.0.0.1:${port}`
  const [saved, kept] = [join(folder, 'dump.rdb'), join(folder, 'kept.rdb')]
  const journal = join(folder, 'appendonlydir')
  let child: ChildProcess | undefined
  let isKept = false

  async function command(...args: string[]): Promise<unknown> {
    const client = createClient({ url, socket: { reconnectStrategy: false } })
    client.on('error', () => {}) // Thrown by what is called next.
    try {
      await client.connect()
      return await client.sendCommand(args)
    } finally {
      client.destroy()
    }
  }

  async function start(appendOnly = durable): Promise<void> {
    const persistence = ['--save', '', '--appendonly', appendOnly ? 'yes' : 'no', '--appendfsync', 'no']
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...persistence]
    child = spawn(BINARY ?? 'redis-server', args, { stdio: 'ignore' })
    for (;;) {
      const pong = await command('PING').catch(() => undefined)
      if (pong) return
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }

  async function kill(): Promise<void> {
    const ending = child
    child = undefined
    if (!ending) return
    const ended = new Promise(resolve => ending.once('exit', resolve))
    ending.kill('SIGKILL')
    await ended
  }

  return {
    url,
    port,
    start: () => start(),
    kill,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    command,
    async save() {
      for (;;) {
        const reply = await command('SAVE').catch(error => error as Error)
        if (!(reply instanceof Error)) break
        // It is just writing for a follower or for its journal.
        if (!reply.message.includes('in progress')) throw reply
        await new Promise(resolve => setTimeout(resolve, 20))
      }
      copyFileSync(saved, kept)
      isKept = true
    },
    async rollBack() {
      await kill()
      rmSync(journal, { recursive: true, force: true })
      rmSync(saved, { force: true })
      if (isKept) copyFileSync(kept, saved)
      await start(false)
      if (durable) await command('CONFIG', 'SET', 'appendonly', 'yes')
    },
    async close() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
