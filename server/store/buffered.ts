import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Rows of one statement: more would hold up answers while it is built. What is left goes with the next write. */
export const BATCH_ROWS = 250

/** Something that keeps rows in memory until `writer.ts` has written them. */
export interface Buffered {
  /** How many rows are kept now. */
  waiting(): number
  /**
   * Writes what waits, in a way that does no harm when it is done again: whether a commit got through is not always
   * known. Call the function it resolves with when the transaction is committed; until it is done everything is kept.
   */
  write(transaction: Transaction<Tables>): Promise<() => void | Promise<void>>
}
