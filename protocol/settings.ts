import type { Contact } from './frames.ts'
import type { Theme } from './theme.ts'

/**
 * What a site shows in public: the JSON block of the panel's page and the answer of `GET /v1/sites/SITE`.
 * Nothing here is secret; origins, limits and keys stay on the relay.
 */
export interface SiteSettings {
  key: string
  /** The centre, e.g. "Riverside Cancer Center". */
  name: string
  /** What the assistant is called, e.g. "Navis AI". */
  assistant: string
  /** BCP 47 tags that the site offers, its default first. */
  locales: string[]
  /** A person to talk to, always in sight. */
  contact: { label: string; phone?: string; href?: string; hours?: string; timeZone?: string }
  /** Emergency lines of the country or site, first things first. */
  emergency: Contact[]
  /** The same in the other languages of the site, where their names differ. */
  emergencyIn?: Record<string, Contact[]>
  crisis: Contact[]
  privacy?: Contact
  /** How long a conversation is kept after its last question. */
  retentionHours: number
  /** The site's own words before records are read, by language; its default first. */
  consent?: Record<string, { text: string; version: string }>
  /** Where the upload offer leads; null where the site has switched it off. Without `href` the panel's own sheet opens. */
  upload: { href?: string } | null
  /** Who besides the centre reads questions, since a language model of theirs writes the answers; absent where nobody does. */
  processor?: { name: string }
  /** May be embedded without the private frame. */
  inline: boolean
  /** Four questions to start with, all of which the knowledge answers. */
  starters: string[]
  questionMaxLength: number
  theme: Theme
  /** The theme as a style sheet's text (`theme-sheet.ts`); absent for the default, which the panel brings along. */
  themeSheet?: string
}
