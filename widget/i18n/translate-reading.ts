import { enReading } from './en-reading.ts'
import { createTranslate } from './translate.ts'

/** The words of what loads with the first answer. */
export const t = createTranslate(enReading)
