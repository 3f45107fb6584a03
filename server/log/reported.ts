import type { EventLog } from './event-log.ts'
import { isWritable } from './writable.ts'

/** How often a log that has failed is looked at. */
const LOOK_MS = 1_000

export interface LossReports {
  /** The log has failed: called once, until it works again. */
  onLost(error: unknown): void
  onBack(): void
}

/** The same log, which says when it is lost and when it is back: once, however many conversations notice. */
export function reportLosses(log: EventLog, { onLost, onBack }: LossReports): EventLog {
  let looking: NodeJS.Timeout | undefined

  function look(): void {
    looking = setTimeout(async () => {
      const isBack = await isWritable(log)
      if (!looking) return
      if (!isBack) return look()
      looking = undefined
      onBack()
    }, LOOK_MS)
  }

  async function told<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work
    } catch (error) {
      if (!looking) {
        onLost(error)
        look()
      }
      throw error
    }
  }

  return {
    append: batch => told(log.append(batch)),
    read: (...given) => told(log.read(...given)),
    state: conversation => told(log.state(conversation)),
    renew: (...given) => told(log.renew(...given)),
    forget: (...given) => told(log.forget(...given)),
    watch: log.watch,
    sweep: () => told(log.sweep()),
    dispose() {
      clearTimeout(looking)
      looking = undefined
      return log.dispose()
    },
  }
}
