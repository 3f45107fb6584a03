import type { Contact, Notice } from '../protocol/frames.ts'
import type { Theme } from '../protocol/theme.ts'

/** A site's own words by language, its default first. `''` stands for a text that the site wrote in one language only. */
export type Texts<Text> = Record<string, Text>

/** The language of a BCP 47 tag, written as in the tag. */
export const languageOf = (tag: string): string => tag.split('-')[0] ?? tag

/** The words for a BCP 47 tag: its own, its language's, or else the site's first. */
export function textsFor<Text>(texts: Texts<Text> | undefined, locale: string): Text | undefined {
  if (!texts) return
  // A tag comes from outside, and `valueOf` is one.
  const own = [locale, languageOf(locale)].find(tag => Object.hasOwn(texts, tag))
  return own === undefined ? Object.values(texts)[0] : texts[own]
}

/** People of the site, with a phone or an href. */
export interface Reachable {
  label: string
  phone?: string
  href?: string
  hours?: string
  timeZone?: string
}

/** A cancer centre's site as its sites file describes it, checked and with every default filled in (`sites.ts`). */
export interface Site {
  key: string
  name: string
  assistant: string
  /** Origins whose pages may embed the chat: exact, `https://*.example.org`, or `self` for the relay's own. */
  origins: string[]
  locales: string[]
  country: string
  contact: Reachable
  /** First on urgent cards when the site has a line of its own. */
  urgentContact?: Reachable
  emergency: Contact[]
  crisis: Contact[]
  privacy?: Contact
  consent?: Texts<{ text: string; version: string }>
  notice?: Texts<Notice>
  closing?: Texts<string>
  upload: { href?: string; text?: Texts<string> } | false
  retentionHours: number
  inline: boolean
  theme: Theme
  /** Of the language model, where the relay has one: tokens that its answers may cost in a day (UTC); 0 is none at all. */
  model?: { tokensPerDay: number }
  /** The language model may see the facts that a patient confirmed; else answers written for them are the embedded writer's. */
  modelSeesProfile?: boolean
}
