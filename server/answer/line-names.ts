import type { Contact } from '../../protocol/frames.ts'
import { findEmergencyLines } from '../emergency-lines.ts'
import type { Site } from '../site.ts'
import type { AnswerWords } from './words.ts'

/** A line that the site left as Navis names it is named in the reader's language; a site's own keeps its name. */
export function nameLine(
  contact: Contact,
  site: Pick<Site, 'country'>,
  { lines }: Pick<AnswerWords, 'lines'>,
): Contact {
  const { emergency, crisis } = findEmergencyLines(site.country)
  const isOurs = [...emergency, ...crisis].some(({ label, href }) => label === contact.label && href === contact.href)
  return isOurs ? { ...contact, label: lines[contact.href] ?? contact.label } : contact
}
