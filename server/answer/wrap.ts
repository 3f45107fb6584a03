/** What stands around every answer: notice, upload offer, closing, and the card that comes before it. */
import type { Card, Contact, Notice, UploadOffer } from '../../protocol/frames.ts'
import { type Site, textsFor } from '../site.ts'
import type { Verdict } from './answer.ts'
import { nameLine } from './line-names.ts'
import { isOpen } from './opening-hours.ts'
import type { CardName } from './triage/rule.ts'
import { findRule } from './triage/rules.ts'
import { type AnswerWords, wordsFor } from './words.ts'

/** The disclaimer: the site's own, or the default with "Not yet reviewed by a clinician." It names sources only where there are some. */
export function noticeOf(site: Site, locale: string, hasSources = true): Notice {
  const { title, made, unsourced, text, unreviewed } = wordsFor(locale).notice
  const own = textsFor(site.notice, locale)
  return own ?? { title, text: `${hasSources ? made : unsourced} ${text} ${unreviewed}` }
}

/** The invitation to upload records, or null where the site has switched it off. */
export function uploadOf(site: Site, locale: string): UploadOffer | null {
  if (site.upload === false) return null
  const { title, text, label } = wordsFor(locale).upload
  const { href } = site.upload
  return { title, text: textsFor(site.upload.text, locale) ?? text, label, ...(href === undefined ? {} : { href }) }
}

/** In place of the invitation, where facts are confirmed: the panel's own sheet, in which they are changed and deleted. */
export function recordsInUseOf(site: Site, locale: string): UploadOffer | null {
  return site.upload === false ? null : { ...wordsFor(locale).recordsInUse }
}

/** The last words of an answer that was written for confirmed facts: a site's own may call it general. */
export function closingOfCase(locale: string): string {
  return wordsFor(locale).closingOfCase
}

/** The last words of every other answer. */
export function closingOf(site: Site, locale: string): string {
  return textsFor(site.closing, locale) ?? wordsFor(locale).closing
}

/**
 * The card for a verdict of level crisis, emergency or urgent; null for any other. `now` decides whether the site's
 * contact is open: a number that nobody answers is never first.
 */
export function cardOf(verdict: Verdict, site: Site, locale: string, now: Date): Card | null {
  const { level } = verdict
  if (level !== 'crisis' && level !== 'emergency' && level !== 'urgent') return null
  const rule = findRule(verdict.rule)
  const name = rule?.card ?? level
  // Who calls for help in Spanish reads Spanish, whatever the page is set to.
  const words = wordsFor(rule?.language === 'es' ? 'es' : locale)
  const { title, text } = words.cards[name]
  const elsewhere = words.elsewhere.replace('{country}', countryName(site.country, words.language))
  return { level, title, text: `${text} ${elsewhere}`, contacts: contactsOf(name, site, words, now) }
}

function contactsOf(name: CardName, site: Site, words: AnswerWords, now: Date): Contact[] {
  const team = teamContacts(site, words, now)
  return unique(order(name, site, words, team)).map(contact => withNumber(nameLine(contact, site, words)))
}

function order(name: CardName, site: Site, words: AnswerWords, team: Team): Contact[] {
  switch (name) {
    case 'crisis':
    case 'crisis-other':
      return [...site.crisis, ...site.emergency]
    case 'fever':
    case 'fluids':
    case 'urgent':
    case 'urgent-doctor':
      return [...team.open, ...site.emergency, ...team.closed]
    case 'urgent-dose':
      return [...team.open, ...poisonControl(site, words), ...site.emergency, ...team.closed]
    case 'poison':
      return [...site.emergency, ...poisonControl(site, words), ...team.open, ...team.closed]
    default:
      return [...site.emergency, ...team.open, ...team.closed]
  }
}

interface Team {
  open: Contact[]
  closed: Contact[]
}

function teamContacts(site: Site, words: AnswerWords, now: Date): Team {
  const team: Team = { open: [], closed: [] }
  for (const { label, phone, href, hours, timeZone } of [site.urgentContact, site.contact].filter(
    one => one !== undefined,
  )) {
    const link = phone === undefined ? href : `tel:${phone.replace(/[^+\d]/g, '')}`
    if (link === undefined) continue
    const shown = phone === undefined ? label : `${label} ${phone}`
    if (isOpen(hours, timeZone, now)) team.open.push({ label: shown, href: link })
    else team.closed.push({ label: `${shown} (${words.closedNow})`, href: link })
  }
  return team
}

/** America's Poison Centers answer one number in the whole country, free, day and night (poison.org). */
function poisonControl(site: Site, words: AnswerWords): Contact[] {
  if (site.country !== 'US') return []
  return [{ label: `${words.poisonControl} 1-800-222-1222`, href: 'tel:+18002221222' }]
}

function unique(contacts: Contact[]): Contact[] {
  return contacts.filter((contact, index) => contacts.findIndex(other => other.href === contact.href) === index)
}

/** A button shows the number it dials, so that it can also be dialled on another phone. */
function withNumber({ label, href }: Contact): Contact {
  const number = /^(?:tel|sms):([+\d-]+)/.exec(href)?.[1]
  const digits = (text: string) => text.replace(/\D/g, '')
  if (number === undefined) return { label, href }
  const shown = digits(label)
  return shown !== '' && digits(number).endsWith(shown) ? { label, href } : { label: `${label} ${number}`, href }
}

/** Names of these countries take an article, in English and in Spanish. */
const WITH_ARTICLE: Record<string, { words: string; countries: ReadonlySet<string> }> = {
  en: { words: 'the', countries: new Set(['US', 'GB', 'NL', 'PH', 'AE', 'DO', 'BS', 'CZ', 'GM', 'MV']) },
  es: { words: 'los', countries: new Set(['US', 'NL', 'AE']) },
}

function countryName(country: string, language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country
  const article = WITH_ARTICLE[language]
  return article?.countries.has(country) ? `${article.words} ${name}` : name
}
