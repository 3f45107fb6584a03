import { OperatorError } from '../operator-error.ts'
import type { EventLog, LogOptions } from './event-log.ts'

/**
 * Opens the log at `address`: `sqlite:PATH`, `redis://…` (`rediss://…` with TLS), or `memory:` for one that ends with the
 * process. Throws an `OperatorError` when the file is corrupt, cannot be written or is in use by another relay. A Redis
 * that is down is waited for while the relay runs.
 */
export async function openLog(address: string, options: LogOptions): Promise<EventLog> {
  if (address === 'memory:') return (await import('./memory.ts')).createMemoryLog(options)
  if (address.startsWith('sqlite:')) {
    return (await import('./sqlite.ts')).openSqliteLog(address.slice('sqlite:'.length), options)
  }
  if (/^rediss?:/.test(address)) return (await import('./redis.ts')).openRedisLog(address, options)
  throw new OperatorError(`There is no event log at "${address}": use sqlite:PATH, redis://HOST or memory:.`)
}
