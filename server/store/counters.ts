/** How often a thing happened at a site on a day (UTC): for the site's own view, with nothing about anybody. */
import { BATCH_ROWS, type Buffered } from './buffered.ts'
import type { Counters } from './store.ts'
import type { Tables } from './tables.ts'

const DAY_MS = 24 * 3_600_000

export interface CountersOptions {
  /** Tells this process's rows from those of others. */
  process: string
  now(): number
  /** There is something to write. */
  onChange(): void
}

export function createCounters({ process, now, onChange }: CountersOptions): Counters & Buffered {
  const counts = new Map<string, Tables['counters']>()
  const changed = new Set<string>()
  let today = ''

  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

  /** Yesterday stays, so that a clock that is set back a little begins no count anew. */
  function dropOldDays(): void {
    const yesterday = dayOf(now() - DAY_MS)
    for (const [key, { day }] of counts) if (day < yesterday && !changed.has(key)) counts.delete(key)
  }

  return {
    add(site, name, more = 1) {
      const day = dayOf(now())
      if (day !== today) {
        today = day
        dropOldDays()
      }
      const key = `${day} ${site} ${name}`
      const count = (counts.get(key)?.count ?? 0) + more
      counts.set(key, { day, site, name, process, count })
      changed.add(key)
      onChange()
    },
    waiting: () => changed.size,
    async write(transaction) {
      const rows = [...changed.values().take(BATCH_ROWS)].flatMap(key => counts.get(key) ?? [])
      if (rows.length > 0) {
        await transaction
          .insertInto('counters')
          .values(rows)
          .onConflict(conflict =>
            conflict
              .columns(['day', 'site', 'name', 'process'])
              .doUpdateSet(({ ref }) => ({ count: ref('excluded.count') })),
          )
          .execute()
      }
      return () => {
        for (const row of rows) {
          const key = `${row.day} ${row.site} ${row.name}`
          if (counts.get(key) === row) changed.delete(key)
        }
      }
    },
  }
}
