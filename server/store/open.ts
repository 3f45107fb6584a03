import { randomUUID } from 'node:crypto'
import { describeError, type Logger } from '../logging.ts'
import type { DatabaseAddress } from './address.ts'
import { createAuditTrail } from './audit.ts'
import { createCaseProfileRows } from './case-profiles.ts'
import { createCounters } from './counters.ts'
import { explainRefusal, openDatabase, shredDeleted } from './database.ts'
import { createFeedbackRows } from './feedback.ts'
import { migrate } from './migrations.ts'
import type { Store } from './store.ts'
import { createWriter } from './writer.ts'

export interface StoreOptions {
  logger: Logger
  /** Milliseconds since the epoch. */
  now?: () => number
}

/**
 * Opens the store and makes its tables. Throws an `OperatorError` when a file cannot be used, or a server refuses; a
 * server that is away is waited for in the background, since answers do not need it.
 */
export async function openStore(address: DatabaseAddress, { logger, now = Date.now }: StoreOptions): Promise<Store> {
  const database = await openDatabase(address)
  const process = randomUUID()
  const onChange = () => writer.wake()
  const shred = () => shredDeleted(database, address)
  const feedback = createFeedbackRows({ shred, now, onChange })
  const profiles = createCaseProfileRows({ database, prepare: () => writer.prepare(), shred, now, onChange })
  const audit = createAuditTrail({ chain: process, now, onChange })
  const counters = createCounters({ process, now, onChange })
  const writer = createWriter({
    database,
    prepare: () => migrate(database, address.kind),
    parts: [feedback, profiles, audit, counters],
    onFailed: error => logger.error('store-failed', { where: 'store', ...describeError(error) }),
    onRecovered: () => logger.info('store-recovered', { where: 'store' }),
  })
  try {
    await writer.prepare()
  } catch (error) {
    const refusal = await explainRefusal(error, address)
    if (refusal) {
      await writer.dispose()
      throw refusal
    }
  }
  const { isWorking, waiting, dispose } = writer
  return { feedback, profiles, audit, counters, isWorking, waiting, dispose }
}
