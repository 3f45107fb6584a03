import { takeRandomBytes } from '../random-pool.ts'

/** The mark of a row: 8 characters, so that a rewritten log passes for the one that was read once in 2^48 times. */
export function createMark(): string {
  return takeRandomBytes(6).toString('base64url')
}
