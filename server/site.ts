import type { Contact, Notice } from '../protocol/frames.ts'
import type { Theme } from '../protocol/theme.ts'

/** A cancer centre's site as its sites file describes it, checked and with every default filled in (`sites.ts`). */
export interface Site {
  key: string
  name: string
  assistant: string
  /** Origins whose pages may embed the chat: exact, `https://*.example.org`, or `self` for the relay's own. */
  origins: string[]
  locales: string[]
  country: string
  contact: { label: string; phone?: string; href?: string; hours?: string; timeZone?: string }
  /** First on urgent cards when the site has a line of its own. */
  urgentContact?: Contact
  emergency: Contact[]
  crisis: Contact[]
  privacy?: Contact
  consent?: { text: string; version: string }
  notice?: Notice
  closing?: string
  upload: { href?: string; text?: string } | false
  retentionHours: number
  inline: boolean
  theme: Theme
}
