import { accessSync, constants } from 'node:fs'
import { makeFolder } from './make-folder.ts'
import { OperatorError } from './operator-error.ts'

/** Makes the data folder, open to its owner alone, where it is missing; throws an `OperatorError` when it cannot be written. */
export function openDataFolder(path: string): void {
  try {
    makeFolder(path, 0o700)
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new OperatorError(
      `The data folder ${path} cannot be written (${(error as NodeJS.ErrnoException).code}): set NAVIS_DATA to a folder that this user may write.`,
      { cause: error },
    )
  }
}
