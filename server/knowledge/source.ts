import type { SourceKind } from '../../protocol/frames.ts'
import type { Citation } from './knowledge.ts'

const KINDS: readonly SourceKind[] = [
  ...(['guideline', 'paper', 'patient-page', 'law', 'label', 'statistics', 'webinar', 'document'] as const),
]

/** YAML reads an unquoted date as a string, but a year as a number. */
const toDate = (value: unknown) => (/^\d{4}(-\d{2}){0,2}$/.test(String(value)) ? String(value) : undefined)

/** Only web addresses can be opened from a source card; anything else is left out. */
function toUrl(value: unknown): string | undefined {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined
}

/** What a file says of its licence, under either spelling. */
export function readLicence(given: Record<string, unknown>): string | undefined {
  const licence = given.licence ?? given.license ?? given.rights
  return typeof licence === 'string' ? licence : undefined
}

/** A source as a file describes it (`link` and `url` mean the same), with what is missing filled in. */
export function toSource(given: Record<string, unknown>, name: string): Citation {
  const url = toUrl(given.url ?? given.link)
  const published = toDate(given.published)
  const reviewed = toDate(given.reviewed)
  return {
    publisher: String(given.publisher || (url ? new URL(url).host : 'Document of this site')),
    title: String(given.title || name),
    kind: KINDS.find(kind => kind === given.kind) ?? 'document',
    ...(url && { url }),
    ...(published && { published }),
    ...(reviewed && { reviewed }),
  }
}
