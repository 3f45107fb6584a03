import { randomBytes } from 'node:crypto'

/** 6 random bytes in base64url, so that a rewritten log passes for the one that was read once in 2^48 times. */
const LENGTH = 8
const POOL_BYTES = 3072

/** Marks to come: one is made for each row, and to ask for each of them would cost more than writing it. */
let pool = ''
let taken = 0

/** The mark of a row. */
export function createMark(): string {
  if (taken === pool.length) {
    pool = randomBytes(POOL_BYTES).toString('base64url')
    taken = 0
  }
  taken += LENGTH
  return pool.slice(taken - LENGTH, taken)
}
