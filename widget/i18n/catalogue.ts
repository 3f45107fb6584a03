/** Which words are shown: English, which ships inside the panel, or another language's catalogue, loaded when it is needed. */
import { signal } from '@preact/signals-core'
import { need } from '../parts.ts'
import type { en } from './en.ts'
import type { enReading } from './en-reading.ts'

/** Every text of the panel in one language, with the same `{values}` in braces as in English. */
export type Catalogue = Record<keyof typeof en | keyof typeof enReading, string>

/** By language; what a site may offer of them is decided by the relay. */
const LANGUAGES: Record<string, () => Promise<{ words: Catalogue }>> = {
  es: () => import('./es.ts'),
}

/** What is shown: a language as BCP 47 tag, its words (none for English), and its direction where the page's own may differ. */
export const shown = signal<{ language: string; words?: Catalogue; direction?: 'rtl' | 'ltr' }>({ language: 'en' })

let latest = ''

/** Shows the words for a tag: its language's once they are loaded, or English where there are none. */
export function showLanguage(tag: string): void {
  latest = tag
  const language = tag.slice(0, 2)
  const load = LANGUAGES[language]
  if (!load) shown.value = { language: 'en' }
  else
    need(load, ({ words }) => {
      if (latest === tag) shown.value = { language, words }
    })
}
