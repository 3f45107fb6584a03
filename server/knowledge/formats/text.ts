/** Plain text: paragraphs between empty lines; a short line that stands alone, is underlined or in capitals is a heading. */
import type { Parsed } from '../article.ts'
import { type Piece, toDocument } from './pieces.ts'

const HEADING_MAX_LENGTH = 80
const ITEM = /^\s*(?:[-*•‣–]|\d{1,2}[.)])\s+/

const isHeading = (lines: readonly string[]): boolean => {
  const [first = '', second = ''] = lines
  const line = first.trim()
  if (line.length > HEADING_MAX_LENGTH || ITEM.test(first)) return false
  if (lines.length === 2 && /^[=\-~]{3,}$/.test(second.trim())) return true
  return lines.length === 1 && /\p{L}/u.test(line) && !/[.!?,;:]$/.test(line) && line.split(/\s+/).length <= 10
}

export function parseText(text: string, name: string): Parsed {
  const groups = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+|\f/)
    .map(group => group.split(/\r?\n/).filter(line => line.trim() !== ''))
    .filter(lines => lines.length > 0)
  const pieces: Piece[] = [{ heading: '', paragraphs: [] }]
  for (const [index, lines] of groups.entries()) {
    const next = groups[index + 1]
    // A heading has something below it.
    if (isHeading(lines) && next) pieces.push({ heading: lines[0] ?? '', paragraphs: [] })
    else pieces.at(-1)?.paragraphs.push(...toParagraphs(lines))
  }
  const [first = ''] = groups[0] ?? []
  const title = groups[0] && isHeading(groups[0]) ? first.trim() : name
  const made = toDocument({ id: name, title, source: {} }, pieces)
  return made ? { ok: true, document: made, leftOut: [] } : { ok: false, reason: 'it has no text' }
}

/** The lines of a group: items of a list each for itself, other lines as one paragraph. */
function toParagraphs(lines: readonly string[]): Piece['paragraphs'] {
  const paragraphs: Piece['paragraphs'] = []
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (ITEM.test(line)) paragraphs.push({ kind: 'item', text: line.replace(ITEM, '') })
    else if (last) last.text += ` ${line}`
    else paragraphs.push({ kind: 'paragraph', text: line })
  }
  return paragraphs
}
