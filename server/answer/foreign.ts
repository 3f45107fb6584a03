/** Answers a question in a language that Navis does not speak: whom to call, what it speaks, and a person, in that language. */
import type { Contact } from '../../protocol/frames.ts'
import { languageOf, type Site } from '../site.ts'
import { contactName } from './refusal.ts'
import { isOffered } from './words.ts'
import { FOREIGN } from './words-foreign.ts'

/** Markdown in the language of a BCP 47 tag; null where that is a language of answers, or one without such words. */
export function foreignText(language: string, site: Site): string | null {
  const words = isOffered(language) ? undefined : FOREIGN[language]
  if (!words) return null
  const spoken = (['en', 'es'] as const).filter(one => site.locales.some(locale => languageOf(locale) === one))
  const languages = (spoken.length > 0 ? spoken : (['en'] as const)).map(one => words[one]).join(` ${words.or} `)
  const [emergency, crisis] = [numberOf(site.emergency), numberOf(site.crisis)]
  const lines = [
    emergency
      ? `**${words.emergency.replace('{emergency}', emergency)}**`
      : 'Emergency? Call your local emergency number now.',
    crisis && words.crisis.replace('{crisis}', crisis),
    words.only.replace('{languages}', languages),
    words.contact.replace('{contact}', contactName(site)),
  ]
  return `${lines.filter(Boolean).join('\n\n')}\n\n`
}

function numberOf(contacts: readonly Contact[]): string | undefined {
  return contacts.map(({ href }) => /^tel:([+\d-]+)/.exec(href)?.[1]).find(number => number !== undefined)
}
