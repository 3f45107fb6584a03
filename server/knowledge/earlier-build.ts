/** What an earlier knowledge file knows of the files it was built from: one that has not changed need not be read again. */
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { SCHEMA_VERSION } from './build.ts'
import type { Document, Section } from './knowledge.ts'

export interface EarlierBuild {
  /** The documents of a file whose bytes have this hash; null where it is new or has changed. */
  take(path: string, hash: string): Document[] | null
  dispose(): void
}

const NOTHING: EarlierBuild = { take: () => null, dispose: () => {} }

/** Opens the file at `path`; one that is missing, damaged or of another version knows nothing. */
export function openEarlierBuild(path: string): EarlierBuild {
  if (!existsSync(path)) return NOTHING
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(path, { readOnly: true })
    if (db.prepare('PRAGMA user_version').get()?.user_version !== SCHEMA_VERSION) throw new Error('another version')
    const selectHash = db.prepare('SELECT hash FROM file WHERE path = ?')
    const selectDocuments = db.prepare('SELECT id, body FROM document WHERE file = ? ORDER BY rowid')
    const selectSections = db.prepare('SELECT body FROM passage WHERE document = ? ORDER BY id')
    const open = db
    return {
      take(file, hash) {
        if (selectHash.get(file)?.hash !== hash) return null
        return selectDocuments.all(file).map(row => ({
          ...(JSON.parse(String(row.body)) as Omit<Document, 'sections'>),
          sections: selectSections.all(row.id ?? null).map(({ body }) => JSON.parse(String(body)) as Section),
        }))
      },
      dispose: () => open.close(),
    }
  } catch {
    // What cannot be read is built anew.
    db?.close()
    return NOTHING
  }
}
