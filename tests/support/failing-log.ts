/** A log that is slow, and that fails now and then: before it did anything, or after, so that only its reply is lost. */
import type { EventLog } from '../../server/log/event-log.ts'

export interface FailingLog {
  log: EventLog
  /** From here on it is quick and sound, or not. */
  fail(isFailing: boolean): void
}

const SLOW_MS = 8
/** Of all calls. */
const FAILED_SHARE = 0.15

export function createFailingLog(
  inner: EventLog,
  kind: 'never' | 'before' | 'after',
  random: () => number,
): FailingLog {
  let isFailing = true
  const isHit = () => isFailing && random() < FAILED_SHARE

  /** `isChange`: the failure may also come when the work is done. */
  async function attempt<Result>(work: () => Promise<Result>, isChange: boolean): Promise<Result> {
    if (isFailing) await new Promise(resolve => setTimeout(resolve, random() * SLOW_MS))
    const failsAfter = isChange && kind === 'after'
    if (kind !== 'never' && !failsAfter && isHit()) throw new Error('The log is away.')
    const result = await work()
    if (failsAfter && isHit()) throw new Error('The reply of the log is lost.')
    return result
  }

  return {
    fail(next) {
      isFailing = next
    },
    log: {
      ...inner,
      append: batch => attempt(() => inner.append(batch), true),
      read: (...given) => attempt(() => inner.read(...given), false),
      state: conversation => attempt(() => inner.state(conversation), false),
      renew: (...given) => attempt(() => inner.renew(...given), true),
    },
  }
}
