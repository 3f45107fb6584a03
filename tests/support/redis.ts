/** A corner of a real Redis for one test file. */
import { randomBytes } from 'node:crypto'
import { createClient } from 'redis'

export const REDIS_URL = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379'

/** Whether one answers there. In continuous integration it has to: then what needs it fails where there is none. */
export async function hasRedis(): Promise<boolean> {
  if (process.env.CI === 'true') return true
  const client = createClient({ url: REDIS_URL, socket: { reconnectStrategy: false, connectTimeout: 1_000 } })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    process.stderr.write(`No Redis answers at ${REDIS_URL}: its tests are skipped. Set REDIS_URL to run them.\n`)
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
