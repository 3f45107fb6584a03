/** Brings what waits in memory into the database, again and again until it is there. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Buffered } from './buffered.ts'
import type { Tables } from './tables.ts'

/** Rows of half a second share a transaction. */
const FLUSH_MS = 500
/** The longest wait before the next try while the database is away. */
const RETRY_MAX_MS = 10_000
/** What a shutdown gives the last rows. */
const FAREWELL_MS = 3_000

export interface WriterOptions {
  database: Kysely<Tables>
  /** Makes the tables; called before the first write, and again after one that failed. */
  prepare(): Promise<void>
  parts: readonly Buffered[]
  /** The database has failed: called once, until it has worked again. */
  onFailed(error: unknown): void
  onRecovered(): void
}

export interface Writer {
  /** There is something to write. */
  wake(): void
  /** Makes the tables now; rejects when that fails, and goes on trying in the background. */
  prepare(): Promise<void>
  /** Whether rows reach the database now; where they do not, it goes on trying. Never rejects. */
  isWorking(): Promise<boolean>
  /** Rows that wait to be written. */
  waiting(): number
  /** Writes what waits if that can be done in time, then closes the database. */
  dispose(): Promise<void>
}

export function createWriter({ database, prepare, parts, onFailed, onRecovered }: WriterOptions): Writer {
  let isPrepared = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<unknown> | undefined
  let isDisposed = false

  const waiting = () => parts.reduce((sum, part) => sum + part.waiting(), 0)

  async function tryPrepare(): Promise<void> {
    if (isPrepared) return
    await prepare()
    isPrepared = true
  }

  /** False when the database failed. */
  async function write(): Promise<boolean> {
    try {
      await tryPrepare()
      const done = await database.transaction().execute(async transaction => {
        const written: (() => void | Promise<void>)[] = []
        // With nothing to write, a database that came back read-only would pass for one that works.
        if (failures > 0) await touch(transaction)
        for (const part of parts) written.push(await part.write(transaction))
        return written
      })
      for (const forget of done) await forget()
      if (failures > 0) onRecovered()
      failures = 0
      return true
    } catch (error) {
      // The tables may be gone as well, when an empty database has taken the place of this one.
      isPrepared = false
      fail(error)
      return false
    }
  }

  function fail(error: unknown): void {
    failures += 1
    if (failures === 1) onFailed(error)
  }

  /** Several relays that lost one database come back to it at different times. */
  function delayMs(): number {
    if (failures === 0) return FLUSH_MS
    return FLUSH_MS + Math.random() * Math.min(RETRY_MAX_MS, FLUSH_MS * 2 ** failures)
  }

  function wake(): void {
    if (timer || writing || isDisposed) return
    timer = setTimeout(() => {
      timer = undefined
      writing = write().finally(() => {
        writing = undefined
        if (waiting() > 0 || failures > 0) wake()
      })
    }, delayMs())
  }

  async function sayFarewell(): Promise<void> {
    await writing
    // The first failure may be a connection that broke long ago, which only this write finds out.
    let failed = 0
    while (waiting() > 0 && failed < 2) if (!(await write())) failed += 1
    await database.destroy()
  }

  return {
    wake,
    waiting,
    async prepare() {
      try {
        await tryPrepare()
      } catch (error) {
        fail(error)
        wake()
        throw error
      }
    },
    async isWorking() {
      if (failures > 0 || isDisposed) return false
      try {
        await touch(database)
        return true
      } catch (error) {
        fail(error)
        wake()
        return false
      }
    },
    async dispose() {
      isDisposed = true
      clearTimeout(timer)
      let deadline: NodeJS.Timeout | undefined
      const patience = new Promise<void>(resolve => {
        deadline = setTimeout(resolve, FAREWELL_MS)
      })
      // A database that does not even close is left behind: the process ends.
      await Promise.race([sayFarewell().catch(() => {}), patience])
      clearTimeout(deadline)
    },
  }
}

/** A write that changes nothing: what only reads would also work on a server that became a replica. */
function touch(database: Kysely<Tables> | Transaction<Tables>): Promise<unknown> {
  return sql`update migrations set at = at where 1 = 0`.execute(database)
}
