/** Words of a part that loads when it is asked for: its English ships with it, another language's load beside it. */
import { effect, signal } from '@preact/signals-core'
import { shown } from './catalogue.ts'

type Words<Key extends string> = Record<Key, string>

/**
 * `t` gives the words for a key with their `{values}` filled in; `languages` are the other catalogues. A component that asks for words
 * is drawn anew when the language changes.
 */
export function createLateTranslate<Key extends string>(
  english: Words<Key>,
  languages: Record<string, () => Promise<{ words: Words<Key> }>>,
) {
  /** Besides English; undefined until they are loaded. */
  const words = signal<Words<Key> | undefined>(undefined)

  let loading: Promise<void> | undefined

  effect(() => {
    const { language } = shown.value
    words.value = undefined
    loading = languages[language]?.().then(
      loaded => {
        if (shown.peek().language === language) words.value = loaded.words
      },
      () => {}, // where the network drops, English can be read
    )
  })

  return {
    t(key: Key, values: Record<string, string | number> = {}): string {
      // What is shown may bring all words of its language along.
      const whole = shown.value.words as Partial<Words<Key>> | undefined
      const text = words.value?.[key] ?? whole?.[key] ?? english[key]
      return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
    },
    /** When the words of the language that is shown are there: for what is written once. */
    ready: async (): Promise<void> => loading,
  }
}
