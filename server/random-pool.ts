import { randomFillSync } from 'node:crypto'

const POOL_BYTES = 4096

let pool = Buffer.alloc(0)
let taken = 0

/**
 * Random bytes as good as those of `randomBytes`, given to nobody else. For who needs a few very often: asking the system for
 * them costs as much each time as encrypting a row does.
 */
export function takeRandomBytes(size: number): Buffer {
  if (taken + size > pool.length) {
    pool = randomFillSync(Buffer.allocUnsafeSlow(POOL_BYTES))
    taken = 0
  }
  taken += size
  return pool.subarray(taken - size, taken)
}
