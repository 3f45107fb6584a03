/** Words of what a person does with an answer that is read. */
import { enTakeaway } from './en-takeaway.ts'
import { createLateTranslate } from './translate-late.ts'

type Key = keyof typeof enTakeaway
/** All of them in one language, with the same `{values}` as in English. */
export type TakeawayWords = Record<Key, string>

export const { t, ready } = createLateTranslate<Key>(enTakeaway, { es: () => import('./es-takeaway.ts') })
