/** Words of the records sheet: English ships with it, another language's load beside it. */
import { effect, signal } from '@preact/signals-core'
import { shown } from './catalogue.ts'
import { enRecords } from './en-records.ts'

type Key = keyof typeof enRecords
/** Every text of the sheet in one language, with the same `{values}` as in English. */
export type RecordsWords = Record<Key, string>

const LANGUAGES: Record<string, () => Promise<{ words: RecordsWords }>> = {
  es: () => import('./es-records.ts'),
}

/** The words that are shown besides English; undefined until they are loaded. */
const words = signal<RecordsWords | undefined>(undefined)

effect(() => {
  const { language } = shown.value
  words.value = undefined
  // Where the network drops, English can be read.
  void LANGUAGES[language]?.().then(
    loaded => {
      if (shown.peek().language === language) words.value = loaded.words
    },
    () => {},
  )
})

/** The words for a key with their `{values}` filled in. A component that asks for words is drawn anew when the language changes. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  const text: string = words.value?.[key] ?? enRecords[key]
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
}

/** Whether there is a word for a name that is put together, such as a field's. */
export const isWord = (key: string): key is Key => Object.hasOwn(enRecords, key)
