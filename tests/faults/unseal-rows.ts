import type { LogEvent } from '../../protocol/frames.ts'
import type { Logged } from './recordings.ts'
import type { SealedRow } from './redis-dump.ts'
import type { OpenedToken } from './unseal.ts'

/** The events of rows as readers get them. Rejects when a row is not this conversation's, or says another count. */
export async function unsealRows(rows: readonly SealedRow[], token: OpenedToken): Promise<Logged> {
  const events: Logged[] = []
  for (const { first, count, mark, body } of rows) {
    const opened = (await token.unseal(body)) as LogEvent[]
    if (opened.length !== count) throw new Error(`A row says ${count} events and holds ${opened.length}.`)
    events.push(opened.map((event, index) => ({ ...event, seq: first + index, mark })))
  }
  return events.flat()
}
