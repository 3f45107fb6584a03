import type { AppendResult, EventLog } from '../log/event-log.ts'

export interface LogMeasures {
  /** A batch was taken, or refused, in `ms`. */
  onAppended(ms: number): void
  /** What became of each append of a batch. */
  onRow(result: 'ok' | 'failed' | Extract<AppendResult, { ok: false }>['reason']): void
}

/** The same log, whose appends are measured. */
export function measureLog(log: EventLog, { onAppended, onRow }: LogMeasures): EventLog {
  return {
    ...log,
    async append(batch) {
      const began = performance.now()
      try {
        const results = await log.append(batch)
        for (const result of results) onRow(result.ok ? 'ok' : result.reason)
        return results
      } catch (error) {
        for (let count = batch.length; count > 0; count--) onRow('failed')
        throw error
      } finally {
        onAppended(performance.now() - began)
      }
    },
  }
}
