/** The words of a report. */
import type { Line } from '../../document.ts'
import { array, type Json, object, toLines } from './resource.ts'

/** A report attached as text. */
const ATTACHED_MAX_LENGTH = 400_000

/** The words of a report: its conclusion, and what is attached as plain text. */
export function readAttached(resource: Json): Line[] {
  const forms = [
    ...array(resource.presentedForm),
    ...array(resource.content).map(content => object(content).attachment),
  ].map(object)
  const attached = forms
    .filter(
      ({ contentType, data }) => /^(?:text\/|application\/xhtml)/.test(String(contentType)) && typeof data === 'string',
    )
    .map(({ contentType, data }) => {
      const words = Buffer.from(String(data).slice(0, ATTACHED_MAX_LENGTH), 'base64').toString('utf8')
      return /html/.test(String(contentType)) ? withoutTags(words) : words
    })
  for (const section of array(resource.section).map(object))
    attached.push(
      `${section.title ?? ''}:`,
      withoutTags(String(object(section.text).div ?? '').slice(0, ATTACHED_MAX_LENGTH)),
    )
  return toLines([String(resource.conclusion ?? ''), ...attached].filter(Boolean).flatMap(text => text.split(/\r?\n/)))
}

/** The words of a page, a line for each block and row. */
const withoutTags = (page: string) =>
  page
    .replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gi, '')
    .replace(/<\/t[dh]>/gi, '   ')
    .replace(/<(?:br|\/?(?:p|div|tr|li|h\d|table|ul|ol))\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
