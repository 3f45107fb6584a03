/** A Redis of the test's own, to be stopped, paused, wiped and rolled back. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
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
  start(): Promise<void>
  /** Ends it without a word; what was not saved is lost. */
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

async function choosePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

/** Not started yet. */
export async function createRedisServer(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'navis-redis-'))
  const port = await choosePort()
  const url = `redis://127.0.0.1:${port}`
  const [saved, kept] = [join(folder, 'dump.rdb'), join(folder, 'kept.rdb')]
  let child: ChildProcess | undefined

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

  async function start(): Promise<void> {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no']
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
    start,
    kill,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    command,
    async save() {
      await command('SAVE')
      copyFileSync(saved, kept)
    },
    async rollBack() {
      await kill()
      if (existsSync(kept)) copyFileSync(kept, saved)
      await start()
    },
    async close() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
