/** What every reader of a file makes: pieces of a document under their headings, and from these a document with passages of a readable size. */
import type { Block, Citation, Document, Section } from '../knowledge.ts'
import { mayShow } from '../licence.ts'
import { readLicence, toSource } from '../source.ts'

/** A run of paragraphs under one heading, and where in the file it stands. */
export interface Piece {
  heading: string
  paragraphs: Paragraph[]
  /** Said in the source's title behind the document's ("page 3", "12:40"), so that a citation opens the place. */
  place?: string
  /** The place as the fragment of an address, without "#". */
  fragment?: string
}

export interface Paragraph {
  kind: 'paragraph' | 'item'
  text: string
}

/** What a file says of itself. */
export interface About {
  id: string
  title: string
  synonyms?: string[]
  /** Publisher, url, published, reviewed, kind, licence: as front matter has them. */
  source: Record<string, unknown>
}

/** A passage should fit a source card and a few screens of a phone. */
const PASSAGE_MAX_LENGTH = 3_000
/** A passage of fewer letters joins the one before it, where both stand under one heading. */
const PASSAGE_MIN_LENGTH = 200
/** Longer paragraphs are cut at their sentences; this also bounds one without any. */
const PARAGRAPH_MAX_LENGTH = 1_200

const lengthOf = (paragraphs: readonly Paragraph[]) => paragraphs.reduce((sum, { text }) => sum + text.length, 0)

/** White space as one blank, and signs of control left out. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

function cutParagraph({ kind, text }: Paragraph): Paragraph[] {
  if (text.length <= PARAGRAPH_MAX_LENGTH) return [{ kind, text }]
  const parts = ['']
  for (const sentence of text.match(/[\s\S]{1,1200}?(?:[.!?]["')\]]?(?=\s|$)|$)|[\s\S]{1,1200}/g) ?? []) {
    const last = parts.length - 1
    if ((parts[last] ?? '').length + sentence.length <= PARAGRAPH_MAX_LENGTH) parts[last] += sentence
    else parts.push(sentence)
  }
  return parts.map(part => ({ kind, text: part.trim() })).filter(part => part.text !== '')
}

/** A piece in parts that are no longer than a passage may be. */
function cutPiece(piece: Piece): Piece[] {
  const parts: Paragraph[][] = [[]]
  for (const paragraph of piece.paragraphs.flatMap(cutParagraph)) {
    const last = parts.at(-1) ?? []
    if (last.length > 0 && lengthOf(last) + paragraph.text.length > PASSAGE_MAX_LENGTH) parts.push([paragraph])
    else last.push(paragraph)
  }
  return parts.filter(part => part.length > 0).map(paragraphs => ({ ...piece, paragraphs }))
}

/** Short pieces that go on under the same heading, at the same place, are one. */
function joinShort(pieces: Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const isShort =
      last && (lengthOf(last.paragraphs) < PASSAGE_MIN_LENGTH || lengthOf(piece.paragraphs) < PASSAGE_MIN_LENGTH)
    if (last && isShort && last.heading === piece.heading && last.place === piece.place)
      last.paragraphs = [...last.paragraphs, ...piece.paragraphs]
    else joined.push({ ...piece })
  }
  return joined
}

function toCitation(about: About, { place, fragment }: Piece): Citation {
  const url = typeof about.source.url === 'string' ? about.source.url : about.source.link
  return toSource(
    {
      ...about.source,
      title: place === undefined ? about.title : `${about.title}, ${place}`,
      ...(typeof url === 'string' && { url: fragment === undefined ? url : `${url.split('#')[0]}#${fragment}` }),
    },
    about.title,
  )
}

/** Makes a document of pieces; one without any text becomes null. */
export function toDocument(about: About, pieces: readonly Piece[]): Document | null {
  const kept = pieces
    .map(piece => ({
      ...piece,
      heading: tidy(piece.heading).slice(0, 200),
      paragraphs: piece.paragraphs.map(one => ({ ...one, text: tidy(one.text) })).filter(one => one.text !== ''),
    }))
    .filter(piece => piece.paragraphs.length > 0)
  const passages = joinShort(kept.flatMap(cutPiece))
  if (passages.length === 0) return null
  const sources: Citation[] = []
  const numbers = new Map<string, number>()
  const sections = passages.map((piece): Section => {
    const key = `${piece.place} ${piece.fragment}`
    const cite = numbers.get(key) ?? sources.push(toCitation(about, piece)) - 1
    numbers.set(key, cite)
    const blocks = piece.paragraphs.map(({ kind, text }): Block => ({ kind, text, cites: [cite] }))
    return { heading: piece.heading || about.title, role: 'know', appliesTo: {}, asks: [], blocks }
  })
  return {
    ...{ id: about.id, title: about.title, synonyms: about.synonyms ?? [], appliesTo: {}, notFor: {} },
    ...(!mayShow(readLicence(about.source)) && { linkOnly: true }),
    ...{ sources, ours: false, sections },
  }
}
