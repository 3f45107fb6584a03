/** A connection to Redis that is made anew whenever it is lost or silent. A client lives as long as its one connection. */
import { createClient } from 'redis'
import { StorageError } from './event-log.ts'

/** Longer than a slow disk holds Redis up, shorter than the lease of an answer. */
const REPLY_MAX_MS = 2_000
const HEARTBEAT_MS = 1_000
/** A relay is back so soon after Redis is, and a thousand of them do not come in step. */
const RETRY_MAX_MS = 500
const SILENT = 'Redis did not answer in time.'
/** Clocks that differ by less are taken for one: no lease depends on it. */
const SKEW_MIN_MS = 500
/**
 * What a Redis answers that cannot serve us: it still loads its file, it was demoted to a replica (the address leads to
 * another primary now), or it is one that has lost its primary. Older releases say so within the error of a script.
 */
const UNFIT = /\b(LOADING|READONLY|MASTERDOWN)\b/

export type RedisClient = ReturnType<typeof createRedisClient>

export interface RedisLink {
  isReady(): boolean
  /**
   * Does `work` with the connection as it is now. Rejects with a `StorageError` when there is none, when an answer takes
   * too long (what was sent may be done all the same) and when Redis refuses.
   */
  run<Result>(work: (client: RedisClient) => Promise<Result>): Promise<Result>
  /**
   * How much the clock of Redis is ahead of ours at this moment, so that leases of nodes can be compared. A clock of ours
   * that is set while we run changes nothing of what Redis is told.
   */
  skewMs(): number
  /** Resolves when it is connected for the first time, or after `ms`. */
  opened(ms: number): Promise<void>
  dispose(): void
}

function createRedisClient(url: string) {
  return createClient({
    url,
    // Who cannot be served now is told so at once: a card must not wait.
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: { reconnectStrategy: false, connectTimeout: REPLY_MAX_MS },
  })
}

/** `onReady` is called with each new connection. Never throws: Redis may be down. */
export function openRedisLink(url: string, onReady: () => void): RedisLink {
  let state: { name: 'lost'; cause?: unknown } | { name: 'ready'; client: RedisClient } | { name: 'closed' } = {
    name: 'lost',
  }
  let current: RedisClient | undefined
  let retry: NodeJS.Timeout | undefined
  /** What the clock of Redis is ahead of the one that cannot be set (`performance.now`). */
  let aheadMs: number | undefined
  let isBeating = false
  let markOpened = () => {}
  const firstOpened = new Promise<void>(resolve => {
    markOpened = resolve
  })

  async function connect(): Promise<void> {
    const client = createRedisClient(url)
    current = client
    client.on('error', error => lose(client, error))
    const late = setTimeout(() => lose(client, new Error(SILENT)), REPLY_MAX_MS)
    try {
      await client.connect()
      if (current !== client) return
      state = { name: 'ready', client }
      await beat()
      if (current !== client) return
      markOpened()
      onReady()
    } catch (error) {
      lose(client, error)
    } finally {
      clearTimeout(late)
    }
  }

  function lose(client: RedisClient, cause: unknown): void {
    if (current !== client) return
    current = undefined
    state = { name: 'lost', cause }
    retry = setTimeout(connect, (0.5 + Math.random() / 2) * RETRY_MAX_MS)
    client.destroy()
  }

  async function run<Result>(work: (client: RedisClient) => Promise<Result>): Promise<Result> {
    if (state.name !== 'ready') throw unreachable(state.name === 'lost' ? state.cause : undefined)
    const { client } = state
    const silence = Promise.withResolvers<never>()
    const late = setTimeout(() => {
      silence.reject(new Error(SILENT))
      lose(client, new Error(SILENT))
    }, REPLY_MAX_MS)
    try {
      return await Promise.race([work(client), silence.promise])
    } catch (error) {
      if (error instanceof Error && UNFIT.test(error.message)) lose(client, error)
      throw unreachable(error)
    } finally {
      clearTimeout(late)
    }
  }

  async function beat(): Promise<void> {
    const client = current
    const began = performance.now()
    const [[seconds, microseconds], role] = await run(client =>
      Promise.all([client.sendCommand<string[]>(['TIME']), readRole(client)]),
    )
    // A connection that only listens is never refused, and hears nothing of what is written to the new primary.
    if (client && role === 'slave') return lose(client, new Error('Redis is a replica.'))
    aheadMs = Number(seconds) * 1_000 + Number(microseconds) / 1_000 - (began + performance.now()) / 2
  }

  async function readRole(client: RedisClient): Promise<string | undefined> {
    try {
      const [role] = await client.sendCommand<string[]>(['ROLE'])
      return role
    } catch {
      return // Some services do not let clients ask: writes find out there.
    }
  }

  const heart = setInterval(() => {
    if (isBeating || state.name !== 'ready') return
    isBeating = true
    beat()
      .catch(() => {}) // The connection is made anew; who needs it finds out by itself.
      .finally(() => {
        isBeating = false
      })
  }, HEARTBEAT_MS)
  void connect()

  return {
    isReady: () => state.name === 'ready',
    run,
    skewMs() {
      const skew = aheadMs === undefined ? 0 : aheadMs + performance.now() - Date.now()
      return Math.abs(skew) < SKEW_MIN_MS ? 0 : Math.round(skew)
    },
    async opened(ms) {
      const late = setTimeout(markOpened, ms)
      await firstOpened
      clearTimeout(late)
    },
    dispose() {
      clearInterval(heart)
      if (current) lose(current, undefined)
      clearTimeout(retry)
      state = { name: 'closed' }
    },
  }
}

function unreachable(cause: unknown): StorageError {
  return new StorageError('Redis cannot be used now.', { cause })
}
