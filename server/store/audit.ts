/** Writes this process's chain of the audit trail. */
import { type AuditEvent, type AuditRow, hashEntry, NO_HASH } from './audit-chain.ts'
import { BATCH_ROWS, type Buffered } from './buffered.ts'
import type { AuditTrail } from './store.ts'

/** Entries that may wait for the database, some 300 bytes each. */
const WAITING_MAX = 1_000

export interface AuditOptions {
  /** Names the chain: one process, one chain. */
  chain: string
  now(): number
  /** There is something to write. */
  onChange(): void
}

export function createAuditTrail({ chain, now, onChange }: AuditOptions): AuditTrail & Buffered {
  let waiting: AuditRow[] = []
  let number = 0
  let hash = NO_HASH
  /** Given up since the last entry, and not told yet. */
  let dropped = 0

  function add(event: AuditEvent): void {
    number += 1
    const entry = JSON.stringify({ at: new Date(now()).toISOString(), ...event })
    hash = hashEntry(hash, { chain, number, entry })
    waiting.push({ chain, number, entry, hash })
  }

  function tellGap(): void {
    if (dropped === 0) return
    add({ event: 'gap', count: dropped })
    dropped = 0
  }

  return {
    record(event) {
      // The end of a chain is never given up: it says that nothing after it is missing.
      if (waiting.length >= WAITING_MAX && event.event !== 'stopped') dropped += 1
      else {
        tellGap()
        add(event)
      }
      onChange()
    },
    waiting: () => waiting.length,
    async write(transaction) {
      const rows = waiting.slice(0, BATCH_ROWS)
      if (rows.length > 0) {
        await transaction
          .insertInto('audit')
          .values(rows)
          .onConflict(conflict => conflict.doNothing())
          .execute()
      }
      return () => {
        waiting = waiting.slice(rows.length)
        tellGap()
      }
    },
  }
}
