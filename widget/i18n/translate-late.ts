/** Words of a part that loads when it is asked for: its English ships with it, another language's load beside it. */
import { effect, signal } from '@preact/signals-core'
import { need } from '../parts.ts'
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

  /** Loads the words of the language that is shown: for what is written once, before it is written. */
  async function ready(): Promise<void> {
    const { language } = shown.value
    const loaded = await languages[language]?.()
    if (shown.peek().language === language) words.value = loaded?.words
  }

  effect(() => {
    words.value = undefined
    // Where they cannot be had, English can be read.
    need(ready, () => {})
  })

  return {
    t(key: Key, values: Record<string, string | number> = {}): string {
      // What is shown may bring all words of its language along.
      const whole = shown.value.words as Partial<Words<Key>> | undefined
      const text = words.value?.[key] ?? whole?.[key] ?? english[key]
      return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
    },
    ready,
  }
}
