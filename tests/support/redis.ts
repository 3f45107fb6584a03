/** A corner of a real Redis for one test file. */
import { randomBytes } from 'node:crypto'
import { createClient } from 'redis'

export const REDIS_URL = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379'

/** Whether one answers there. In continuous integration it has to. */
export async function hasRedis(): Promise<boolean> {
  const client = createClient({ url: REDIS_URL, socket: { reconnectStrategy: false, connectTimeout: 1_000 } })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    if (process.env.CI) throw new Error('Redis must run in CI: set REDIS_URL.', { cause: error })
    console.warn('SKIPPED: no Redis answers, so nothing was tested with it (set REDIS_URL).')
    return false
  } finally {
    client.destroy()
  }
}

/** A prefix for keys that nobody else uses. */
export function choosePrefix(): string {
  return `navis-test-${randomBytes(6).toString('hex')}:`
}

/** Deletes every key with this prefix. */
export async function clearPrefix(prefix: string): Promise<void> {
  const client = createClient({ url: REDIS_URL })
  await client.connect()
  for await (const keys of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 1_000 })) {
    if (keys.length > 0) await client.del(keys)
  }
  client.destroy()
}
