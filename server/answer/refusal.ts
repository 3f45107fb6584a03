/** Declines kindly: what can be said in general, whom to ask, and how to ask it. */
import type { Site } from '../site.ts'
import type { Verdict } from './answer.ts'
import { type Refusal, wordsFor } from './words.ts'

/** Markdown of at most 90 words for a verdict of level `refuse` or `dosing`; empty for any other. */
export function refusalText(verdict: Verdict, site: Site, locale: string): string {
  if (verdict.level !== 'refuse' && verdict.level !== 'dosing') return ''
  return withContact(wordsFor(locale).refusals[refusalOf(verdict)], site)
}

/** When the library knows nothing of a question: says so, and names a person to ask. */
export function notInLibraryText(site: Site, locale: string): string {
  return withContact(wordsFor(locale).notInLibrary, site)
}

/** For a question about anything but health and care: one kind sentence, and what the assistant can do. */
export function offTopicText(locale: string): string {
  return wordsFor(locale).offTopic
}

/** Rules of one kind are named `kind` or `kind:variety`. */
function refusalOf(verdict: Verdict): Refusal {
  return verdict.level === 'dosing' ? 'dosing' : (verdict.rule.split(':')[0] as Refusal)
}

/** The site's contact as it is said in a sentence. */
export function contactName({ contact: { label, phone } }: Site): string {
  return phone === undefined ? label : `${label}, ${phone}`
}

function withContact(text: string, site: Site): string {
  return text.replace('{contact}', contactName(site))
}
