/** `.jsonl`: one document a line, `{id, title, section?, text, url?, publisher?, published?, reviewed?, kind?}`. */
import type { Parsed } from './article.ts'
import type { Block, Section } from './knowledge.ts'
import { mayShow } from './licence.ts'
import { readLicence, toSource } from './source.ts'

/** A passage should fit a source card and a few screens of a phone; longer texts are cut at paragraphs. */
const SECTION_MAX_LENGTH = 6_000
/** Sentences are gathered into paragraphs of about this length where the text has none of its own. */
const PARAGRAPH_LENGTH = 400

function splitParagraphs(text: string): string[] {
  return text.split(/\n\s*\n/).flatMap(part => {
    const paragraphs = ['']
    for (const sentence of part
      .replace(/\s+/g, ' ')
      .trim()
      .split(/(?<=[.!?]["')]?)\s+(?=[A-Z0-9"'(-])/)) {
      const last = paragraphs.length - 1
      if ((paragraphs[last] ?? '').length + sentence.length <= PARAGRAPH_LENGTH) {
        paragraphs[last] = `${paragraphs[last]} ${sentence}`.trim()
      } else paragraphs.push(sentence)
    }
    return paragraphs.filter(paragraph => paragraph !== '')
  })
}

function splitSections(heading: string, text: string): Section[] {
  const sections: Section[] = []
  let length = Number.POSITIVE_INFINITY
  for (const paragraph of splitParagraphs(text)) {
    const block: Block = { kind: 'paragraph', text: paragraph, cites: [0] }
    if (length + paragraph.length > SECTION_MAX_LENGTH) {
      sections.push({ heading, role: 'know', appliesTo: {}, asks: [], blocks: [] })
      length = 0
    }
    sections.at(-1)?.blocks.push(block)
    length += paragraph.length
  }
  return sections
}

/** Reads one line. */
export function parseRecord(line: string): Parsed {
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch {
    return { ok: false, reason: 'it is not JSON' }
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return { ok: false, reason: 'it is not an object' }
  const { title, section, text, ...rest } = record as Record<string, unknown>
  // Databases number their rows.
  const id = typeof rest.id === 'number' ? String(rest.id) : rest.id
  if (typeof id !== 'string' || id === '') return { ok: false, reason: '"id" is missing' }
  if (typeof text !== 'string' || text.trim() === '') return { ok: false, reason: `"${id}" has no "text"` }
  const name = typeof title === 'string' ? title : ''
  const document = {
    ...{ id, title: name, synonyms: [], appliesTo: {}, notFor: {}, ours: false },
    sources: [toSource({ ...rest, title: name }, id)],
    ...(!mayShow(readLicence(rest)) && { linkOnly: true }),
    sections: splitSections(typeof section === 'string' ? section : '', text),
  }
  return { ok: true, document, leftOut: [] }
}
