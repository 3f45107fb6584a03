/** PDF: its text by page, with headings by the size of their letters and tables as text. Its scripts are never run. */
import { getDocumentProxy } from 'unpdf'
import type { Parsed } from '../article.ts'
import { type Paragraph, type Piece, tidy, toDocument } from './pieces.ts'

const PAGES_MAX = 2_000
const PIECES_PER_PAGE_MAX = 50_000
/** Letters so much taller than those of most lines make a heading. */
const HEADING_RATIO = 1.15
const HEADING_MAX_LENGTH = 120
/** A gap of so many letter heights is one between columns of a table. */
const COLUMN_GAP = 1.6
/** Lines that so large a share of pages begin or end with are their running heads. */
const RUNNING_SHARE = 0.5
const RUNNING_MIN_PAGES = 3

interface Row {
  text: string
  /** Height of its letters, and its distance from the row above, in points. */
  height: number
  gap: number
  isTable: boolean
}

interface Item {
  str?: string
  transform?: number[]
  width?: number
  height?: number
}

function joinRow(items: Required<Item>[]): { text: string; isTable: boolean } {
  let text = ''
  let columns = 1
  let end: number | undefined
  for (const { str, transform, width, height } of items.sort(
    (one, other) => (one.transform[4] ?? 0) - (other.transform[4] ?? 0),
  )) {
    const x = transform[4] ?? 0
    const gap = end === undefined ? 0 : x - end
    if (gap > height * COLUMN_GAP) {
      text += ' | '
      columns++
    } else if (gap > height * 0.12 && !/\s$/.test(text) && !/^\s/.test(str)) text += ' '
    text += str
    end = x + width
  }
  return { text: tidy(text), isTable: columns > 1 }
}

function toRows(items: readonly Item[]): Row[] {
  const said = items.flatMap(({ str = '', transform = [], width = 0, height = 0 }) =>
    str.trim() === '' ? [] : [{ str, transform, width, height: height || Math.abs(transform[3] ?? 10) || 10 }],
  )
  const y = (item: Required<Item>) => item.transform[5] ?? 0
  const groups: Required<Item>[][] = []
  // In the order of the file, which is that of reading where a page has columns.
  for (const item of said) {
    const last = groups.at(-1)
    const [first] = last ?? []
    if (last && first && Math.abs(y(first) - y(item)) < Math.max(2, first.height * 0.5)) last.push(item)
    else groups.push([item])
  }
  let above: number | undefined
  return groups.map(group => {
    const at = y(group[0] as Required<Item>)
    const height = Math.max(...group.map(item => item.height))
    const gap = above === undefined ? 0 : Math.abs(above - at)
    above = at
    return { ...joinRow(group), height, gap }
  })
}

const median = (values: number[]) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

/** Running heads and feet: lines that many pages share but for their numbers. */
function findRunning(pages: readonly Row[][]): Set<string> {
  const counts = new Map<string, number>()
  for (const rows of pages) {
    const edges = new Set([...rows.slice(0, 2), ...rows.slice(-2)].map(row => row.text.replace(/\d+/g, '#')))
    for (const edge of edges) counts.set(edge, (counts.get(edge) ?? 0) + 1)
  }
  const least = Math.max(RUNNING_MIN_PAGES, pages.length * RUNNING_SHARE)
  return new Set([...counts].flatMap(([edge, count]) => (count >= least ? [edge] : [])))
}

const isHeading = (row: Row, body: number) =>
  row.height >= body * HEADING_RATIO &&
  row.text.length <= HEADING_MAX_LENGTH &&
  /\p{L}{2}/u.test(row.text) &&
  !row.isTable

/** Rows of one page as paragraphs: a table's rows each for itself, others joined until there is a wider gap. */
function toPieces(rows: readonly Row[], body: number, spacing: number, page: number, heading: string): Piece[] {
  const place = { place: `page ${page}`, fragment: `page=${page}` }
  const pieces: Piece[] = [{ heading, paragraphs: [], ...place }]
  let before: Row | undefined
  for (const row of rows) {
    const piece = pieces.at(-1) as Piece
    const last = piece.paragraphs.at(-1)
    if (isHeading(row, body)) {
      const goesOn = before && isHeading(before, body) && piece.paragraphs.length === 0 && piece.heading !== heading
      if (goesOn) piece.heading = `${piece.heading} ${row.text}`
      else pieces.push({ heading: row.text, paragraphs: [], ...place })
    } else if (last && before && !row.isTable && !before.isTable && row.gap <= spacing * 1.4 && !startsItem(row.text))
      last.text = joinLines(last.text, row.text)
    else piece.paragraphs.push(toParagraph(row.text))
    before = row
  }
  return pieces
}

const ITEM = /^(?:[•‣▪●◦–*]|-(?=\s))\s*/
const startsItem = (text: string) => ITEM.test(text)
const toParagraph = (text: string): Paragraph =>
  startsItem(text) ? { kind: 'item', text: text.replace(ITEM, '') } : { kind: 'paragraph', text }

/** A word that was divided at the end of a line is one again. */
const joinLines = (one: string, other: string) =>
  /\p{Ll}-$/u.test(one) && /^\p{Ll}/u.test(other) ? `${one.slice(0, -1)}${other}` : `${one} ${other}`

export async function parsePdf(bytes: Uint8Array, name: string): Promise<Parsed> {
  // The library takes what it is given for its own.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    ...{ isEvalSupported: false, disableFontFace: true, useSystemFonts: false, enableXfa: false, verbosity: 0 },
  }).catch((problem: unknown) =>
    problem instanceof Error && problem.name === 'PasswordException' ? 'locked' : 'damaged',
  )
  if (pdf === 'locked') return { ok: false, reason: 'it is locked with a password' }
  if (typeof pdf === 'string') return { ok: false, reason: 'it is damaged, or no PDF' }
  try {
    if (pdf.numPages > PAGES_MAX) return { ok: false, reason: `it has more than ${PAGES_MAX} pages` }
    const read: Row[][] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const items = (await page.getTextContent()).items as Item[]
      page.cleanup()
      if (items.length > PIECES_PER_PAGE_MAX) return { ok: false, reason: `page ${number} has too many parts` }
      read.push(toRows(items))
    }
    const running = findRunning(read)
    const pages = read.map(rows =>
      rows.filter(row => !running.has(row.text.replace(/\d+/g, '#')) && !/^\d{1,4}$/.test(row.text)),
    )
    const rows = pages.flat()
    const body = median(rows.flatMap(row => Array.from({ length: Math.ceil(row.text.length / 40) }, () => row.height)))
    const spacing = median(rows.filter(row => row.gap > 0).map(row => row.gap))
    const info = ((await pdf.getMetadata().catch(() => null))?.info ?? {}) as { Title?: unknown }
    const given = typeof info.Title === 'string' ? tidy(info.Title) : ''
    const largest = [...(pages[0] ?? [])]
      .filter(row => isHeading(row, body))
      .sort((one, other) => other.height - one.height)[0]
    // What a word processor puts there is often the name of a file.
    const title = given.length > 3 && !/\.\w{2,4}$|^microsoft word/i.test(given) ? given : (largest?.text ?? name)
    let heading = title
    const pieces = pages.flatMap((some, index) => {
      const found = toPieces(some, body, spacing, index + 1, heading)
      heading = found.at(-1)?.heading ?? heading
      return found
    })
    const made = toDocument({ id: name, title, source: {} }, pieces)
    return made
      ? { ok: true, document: made, leftOut: [] }
      : { ok: false, reason: 'it has no text: a scanned file has to be recognised first' }
  } finally {
    await pdf.destroy()
  }
}
