/**
 * Decides when rows are written. What a reader waits for goes out at the end of the turn; the rest of an answer is
 * gathered, and all conversations are written in one transaction.
 */
import type { Append, AppendResult, EventLog } from '../log/event-log.ts'

/** About two frames of a 60 Hz screen: faster cannot be seen. */
const INTERVAL_MS = 33
/** Slower than this, text begins to stutter. */
const INTERVAL_MAX_MS = 100
/** Writing may take this share of the time before the interval grows. */
const BUSY_SHARE = 0.5

/** Something with rows to write, one conversation's. */
export interface Writer {
  /** The next row; undefined when there is none. */
  take(): Append | undefined
  /** What became of the row last taken; an error when storage failed. */
  settle(result: AppendResult | Error): void
}

export interface FlushClock {
  /** Asks the writer for one row at the end of this turn, or within the interval. */
  wake(writer: Writer, pace: 'soon' | 'later'): void
  /** How long text is gathered now; grows while flushing is slow. */
  intervalMs(): number
  dispose(): void
}

/** With `shortestMs` 0 nothing waits: each delta is a row of its own. */
export function createFlushClock(log: EventLog, shortestMs = INTERVAL_MS): FlushClock {
  const soon = new Set<Writer>()
  const later = new Set<Writer>()
  let turn: NodeJS.Immediate | undefined
  let timer: NodeJS.Timeout | undefined
  let intervalMs = shortestMs
  let isFlushing = false
  let isDisposed = false

  function schedule(): void {
    if (isFlushing || isDisposed) return
    if (soon.size > 0) turn ??= setImmediate(flushSoon)
    if (later.size > 0) timer ??= setTimeout(flushAll, intervalMs)
  }

  function flushSoon(): void {
    turn = undefined
    void flush([...soon])
  }

  function flushAll(): void {
    timer = undefined
    void flush([...soon, ...later])
  }

  async function flush(writers: Writer[]): Promise<void> {
    if (isFlushing || writers.length === 0) return
    isFlushing = true
    const began = performance.now()
    const taken: Writer[] = []
    const batch: Append[] = []
    for (const writer of writers) {
      soon.delete(writer)
      later.delete(writer)
      const append = writer.take()
      if (!append) continue
      taken.push(writer)
      batch.push(append)
    }
    const results = batch.length > 0 ? await appendAll(batch) : []
    taken.forEach((writer, index) => {
      writer.settle(results[index] ?? new Error('The log gave no result.'))
    })
    intervalMs = Math.min(INTERVAL_MAX_MS, Math.max(shortestMs, (performance.now() - began) / BUSY_SHARE))
    isFlushing = false
    schedule()
  }

  async function appendAll(batch: Append[]): Promise<(AppendResult | Error)[]> {
    try {
      return await log.append(batch)
    } catch (error) {
      return batch.map(() => error as Error)
    }
  }

  return {
    wake(writer, pace) {
      ;(pace === 'soon' || shortestMs === 0 ? soon : later).add(writer)
      schedule()
    },
    intervalMs: () => intervalMs,
    dispose() {
      isDisposed = true
      clearImmediate(turn)
      clearTimeout(timer)
      soon.clear()
      later.clear()
    },
  }
}
