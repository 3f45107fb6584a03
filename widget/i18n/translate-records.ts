/** Words of the records sheet. */
import { enRecords } from './en-records.ts'
import { createLateTranslate } from './translate-late.ts'

type Key = keyof typeof enRecords
/** Every text of the sheet in one language, with the same `{values}` as in English. */
export type RecordsWords = Record<Key, string>

export const { t, ready } = createLateTranslate<Key>(enRecords, { es: () => import('./es-records.ts') })

/** Whether there is a word for a name that is put together, such as a field's. */
export const isWord = (key: string): key is Key => Object.hasOwn(enRecords, key)
