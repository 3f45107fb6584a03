/** The event log in one SQLite file that this process alone has open. Behaves as `memory.ts` says. */
import type { Position } from '../../protocol/frames.ts'
import {
  type Append,
  type AppendResult,
  ENDING_ROOM,
  type EventLog,
  type Gone,
  type LogOptions,
  type Row,
  type State,
  StorageError,
} from './event-log.ts'
import { createMark } from './mark.ts'
import { isSamePosition, START } from './position.ts'
import { openLogFile } from './sqlite-file.ts'
import { prepareQueries } from './sqlite-queries.ts'
import { createWatchers, tellTaken } from './watchers.ts'

const EMPTY: State = { head: START, fence: 0, running: null, questions: 0, expiresAt: 0 }

interface Found {
  key: number | undefined
  state: State
  /** Until when it is a tombstone; 0 when it was never forgotten. */
  buriedUntil: number
}

/** Conversations in use at one time that are kept in memory, some 300 bytes each. */
const RECENT_MAX = 20_000

/** Throws an `OperatorError` when the file is damaged, cannot be written or is in use. */
export function openSqliteLog(path: string, { now, eventsMax }: LogOptions): EventLog {
  const file = openLogFile(path)
  const queries = prepareQueries(file.database)
  const watchers = createWatchers()
  /** What the file says of conversations in use: no other process writes it, so a row needs no look-up. */
  const recent = new Map<string, Found>()

  /** SQLite's own errors become the one kind that the log's callers know. */
  async function attempt<Result>(work: () => Result): Promise<Result> {
    try {
      return work()
    } catch (error) {
      throw new StorageError('The conversations file cannot be used now.', { cause: error })
    }
  }

  function transact<Result>(work: () => Result): Result {
    file.database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      file.database.exec('COMMIT')
      return result
    } catch (error) {
      recent.clear()
      // SQLite has rolled back by itself after some errors, such as a full disk.
      if (file.database.isTransaction) file.database.exec('ROLLBACK')
      throw error
    }
  }

  function find(id: string): Found & { gone: Gone | undefined } {
    const found = recent.get(id) ?? load(id)
    const { key, state, buriedUntil } = found
    if (buriedUntil > now()) return { ...found, gone: 'forgotten' }
    return { key, state, buriedUntil, gone: state.expiresAt > 0 && state.expiresAt <= now() ? 'expired' : undefined }
  }

  function load(id: string): Found {
    const { key, ...state } = queries.conversation(id) ?? { key: undefined, ...EMPTY }
    const found = { key, state, buriedUntil: queries.tombstone(id) ?? 0 }
    remember(id, found)
    return found
  }

  function remember(id: string, found: Found): void {
    if (recent.size >= RECENT_MAX) recent.clear()
    recent.set(id, found)
  }

  function hasEvent(key: number | undefined, head: Position, position: Position): boolean {
    if (position.seq === 0 || isSamePosition(position, head)) return true
    const row = key === undefined ? undefined : queries.rowAt(key, position.seq)
    return row !== undefined && row.mark === position.mark && position.seq < row.first + row.count
  }

  function appendOne(append: Append): AppendResult {
    const { key: known, state, buriedUntil, gone } = find(append.conversation)
    const room = append.running === null ? eventsMax + ENDING_ROOM : eventsMax
    if (gone) return { ok: false, reason: 'gone' }
    if (append.onceId !== undefined && known !== undefined && queries.isAsked(known, append.onceId)) {
      return { ok: false, reason: 'duplicate' }
    }
    if (append.fence !== undefined && append.fence !== state.fence) return { ok: false, reason: 'fenced' }
    if (append.after && !hasEvent(known, state.head, append.after)) return { ok: false, reason: 'fenced' }
    if (append.count > 0 && state.head.seq + append.count > room) return { ok: false, reason: 'full' }

    const first = state.head.seq + 1
    const row = {
      first,
      count: append.count,
      mark: append.count > 0 ? createMark() : state.head.mark,
      body: append.body,
    }
    const key = known ?? queries.create(append.conversation)
    const next: State = {
      head: { seq: first + append.count - 1, mark: row.mark },
      fence: state.fence + (append.running === undefined ? 0 : (append.fenceStep ?? 1)),
      running: append.running === undefined ? state.running : append.running,
      questions: state.questions + (append.onceId === undefined ? 0 : 1),
      expiresAt: append.expiresAt ?? state.expiresAt,
    }
    if (append.count > 0) queries.addRow(key, row)
    if (append.onceId !== undefined) queries.addQuestion(key, append.onceId)
    // Most rows are text of an answer and change nothing but the head.
    const isMore = append.running !== undefined || append.onceId !== undefined || append.expiresAt !== undefined
    if (isMore) queries.change(key, next)
    remember(append.conversation, { key, state: next, buriedUntil })
    return { ok: true, row, fence: next.fence }
  }

  /** Does `remove` as one, overwrites what it deletes in the file and empties the write-ahead log, which still has the pages. */
  function shred(remove: () => void): void {
    transact(remove)
    recent.clear()
    file.database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  return {
    async append(batch) {
      const results = await attempt(() => transact(() => batch.map(appendOne)))
      tellTaken(watchers, batch, results)
      return results
    },
    read(id, after, maxBytes) {
      return attempt(() => {
        const { key, state, gone } = find(id)
        if (gone) return 'gone'
        if (!hasEvent(key, state.head, after)) return 'reset'
        const rows: Row[] = []
        let bytes = 0
        for (const row of key === undefined ? [] : queries.rowsAfter(key, after.seq)) {
          bytes += row.body.length
          if (rows.length > 0 && bytes > maxBytes) break
          rows.push(row)
        }
        return { rows, head: state.head }
      })
    },
    state(id) {
      return attempt(() => {
        const { state, gone } = find(id)
        return gone ?? state
      })
    },
    renew(id, fence, leaseUntil) {
      return attempt(() => {
        const { key, state, buriedUntil, gone } = find(id)
        if (gone || key === undefined || !state.running || state.fence !== fence) return false
        const next = { ...state, running: { ...state.running, leaseUntil } }
        queries.change(key, next)
        remember(id, { key, state: next, buriedUntil })
        return true
      })
    },
    async forget(id, until) {
      await attempt(() =>
        shred(() => {
          queries.bury(id, until)
          const key = queries.conversation(id)?.key
          if (key !== undefined) queries.remove(key)
        }),
      )
      watchers.tell(id, START)
    },
    watch: watchers.watch,
    async sweep() {
      const expired = await attempt(() => {
        queries.unbury(now())
        const found = queries.expired(now())
        if (found.length > 0) shred(() => found.forEach(({ key }) => void queries.remove(key)))
        return found
      })
      for (const { id } of expired) watchers.tell(id, START)
      return expired.length
    },
    async dispose() {
      watchers.dispose()
      file.close()
    },
  }
}
