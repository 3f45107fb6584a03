/**
 * The knowledge of the library that ships, built once for a run: a relay that finds it in its data folder starts as one that was there
 * before, in half the time. What a relay does in an empty folder is tested where that is said.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LIBRARY_FOLDER } from '../../server/knowledge/library.ts'
import { openKnowledge } from '../../server/knowledge/open.ts'

/** Where the workers of a run find it. */
const FOLDER = 'NAVIS_TEST_LIBRARY'
const nameOf = (ledger: boolean) => (ledger ? 'knowledge.db' : 'without-ledger.db')

/** For Vitest: before the first file, and the way back after the last. */
export default function prepareLibrary(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'navis-library-'))
  for (const ledger of [true, false]) {
    openKnowledge({ path: join(folder, nameOf(ledger)), library: LIBRARY_FOLDER, ledger }).dispose()
  }
  process.env[FOLDER] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** Puts it into a data folder, which is made; outside of a test run nothing is there to be put. */
export function layLibrary(data: string, { ledger = true } = {}): void {
  const folder = process.env[FOLDER]
  if (folder === undefined) return
  mkdirSync(data, { recursive: true })
  copyFileSync(join(folder, nameOf(ledger)), join(data, 'knowledge.db'))
}
