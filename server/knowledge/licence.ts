/**
 * What a licence lets us show. A text whose licence allows it, or that names none because it is the site's own, is quoted; of
 * any other only the title is named and linked, so that nobody's text is copied who has not allowed it.
 */
import type { Document } from './knowledge.ts'

/** CC BY, BY-SA and CC0 (Creative Commons), public domain, and words by which a site says that it may. */
const OPEN =
  /\bcc[\s-]?(?:0|by(?:[\s-]sa)?)\b(?![\s-]*(?:nc|nd))|creativecommons\.org\/(?:licenses\/by(?:-sa)?\/|publicdomain\/)|^cc-by(?:-sa)?(?:-\d|$)|public domain|\bpdm?\b|u\.?s\.? government|\bown\b|\bpermission\b|\bpermitted\b|\bmit\b|open government licen[cs]e|creative commons attribution(?: share ?alike)?(?! ?-?non| no)/i
const RESTRICTED = /non-?commercial|no-?deriv|\bnc\b|\bnd\b|-nc|-nd|all rights reserved/i

/** Whether a text under this licence may be quoted; an absent licence is that of the site itself. */
export function mayShow(licence: string | undefined): boolean {
  if (licence === undefined || licence.trim() === '') return true
  return OPEN.test(licence) && !RESTRICTED.test(licence)
}

/** What is said of a document in place of its text. */
export const nameDocument = ({ title, sources }: Pick<Document, 'title' | 'sources'>): string =>
  `${sources[0]?.publisher ?? 'Another site'} writes about this in “${title}”. Open the source to read it.`
