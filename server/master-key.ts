/** The key that every conversation's own key is derived from. */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OperatorError } from './operator-error.ts'

const FILE = 'master.key'
const BYTES = 32

/**
 * The key kept in the data folder, made at the first start and readable by its owner alone. Only for trying Navis on one
 * machine: who copies the folder has key and database together, which is why every other address needs its own.
 */
export function openLocalMasterKey(dataFolder: string): Buffer {
  const path = join(dataFolder, FILE)
  try {
    // `wx` never overwrites: a second process that starts at the same moment reads the first one's key.
    writeFileSync(path, `${randomBytes(BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(path, (error as Error).message, error)
  }
  let key: Buffer
  try {
    key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  } catch (error) {
    throw unusable(path, (error as Error).message, error)
  }
  if (key.length !== BYTES) throw unusable(path, `it does not hold ${BYTES} bytes in base64`)
  return key
}

function unusable(path: string, reason: string, cause?: unknown): OperatorError {
  return new OperatorError(
    `The master key ${path} cannot be used: ${reason}; restore it, or delete it and lose all conversations.`,
    {
      cause,
    },
  )
}
