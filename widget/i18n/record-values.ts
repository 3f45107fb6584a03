/** Words for what a fact holds, and for what the relay says of it in English. */
import type { RecordWarning } from '../../protocol/records.ts'
import { shown } from './catalogue.ts'
import { isWord, t } from './translate-records.ts'

/** A value that has a word of ours ("negative", "left") in the language that is shown; every other as the record has it. */
export function valueWord(value: unknown): unknown {
  const key = `value-${value}`
  return isWord(key) ? t(key) : value
}

/** The relay's own sentence, which is exact, in English; in another language what kind of warning it is. */
export const warningText = ({ code, message }: RecordWarning): string =>
  shown.value.language === 'en' ? message : t(`warning-${code}`)
