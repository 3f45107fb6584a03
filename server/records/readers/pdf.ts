/**
 * PDF: the text of its pages, put back into lines, and of pages that are pictures what is recognised in them while there is
 * time. Its scripts are never run, and a file that has any is refused.
 */
import { getDocumentProxy } from 'unpdf'
import {
  RECORD_PAGES_MAX,
  RECORD_PIXELS_MAX,
  RECORD_READ_MAX_MS,
  type RecordWarning,
} from '../../../protocol/records.ts'
import type { Box, Line, Reading } from '../document.ts'
import { RefusedFile } from '../refused-file.ts'
import type { Recogniser } from './recognition.ts'
import { readScannedPage, STAMP_MAX_LETTERS } from './scanned-page.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
export type Page = Awaited<ReturnType<Pdf['getPage']>>

/** Pieces of text of one page; a dense page has some thousand. */
const PIECES_MAX = 50_000
/** Pages whose text is read, counted in letters: a record of 200 pages has a million. */
const LETTERS_MAX = 3_000_000

/** Throws a `RefusedFile`. `onPage` hears of each page before it is read. */
export async function readPdf(bytes: Uint8Array, onPage: (page: number, pages: number) => void): Promise<Reading> {
  const pdf = await open(bytes)
  if (pdf.numPages > RECORD_PAGES_MAX) throw new RefusedFile('too-much-inside')
  await refuseActive(pdf, bytes)
  const lines: Line[] = []
  const scans = createScans()
  let letters = 0
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      onPage(number, pdf.numPages)
      const page = await openPage(pdf, number)
      const found = await readPage(page, number)
      const recognised = countLetters(found) < STAMP_MAX_LETTERS ? await scans.read(page, number) : []
      page.cleanup()
      letters += countLetters(found) + countLetters(recognised)
      if (letters > LETTERS_MAX) throw new RefusedFile('too-much-inside')
      lines.push(...found, ...recognised.map(line => ({ ...line, line: found.length + line.line })))
    }
  } finally {
    await scans.dispose()
  }
  if (letters < 20) throw new RefusedFile('no-text')
  return {
    lines,
    facts: [],
    pages: pdf.numPages,
    ...(scans.hasRead && { isRecognised: true }),
    warnings: scans.leftOut(),
  }
}

const countLetters = (lines: readonly Line[]) => lines.reduce((sum, { text }) => sum + text.length, 0)

/** The last page has to be done, and its facts found, before a file's time is over. */
const SCANS_MAX_MS = RECORD_READ_MAX_MS * 0.75

interface Scans {
  /** Lines recognised in the page's picture; none where it has no such picture or no time is left. */
  read(page: Page, number: number): Promise<Line[]>
  readonly hasRead: boolean
  /** Tells which pages were not read. */
  leftOut(): RecordWarning[]
  dispose(): Promise<unknown>
}

function createScans(): Scans {
  const start = performance.now()
  const skipped: number[] = []
  let recogniser: Recogniser | undefined
  let longestMs = 0
  let hasRead = false
  return {
    get hasRead() {
      return hasRead
    },
    async read(page, number) {
      const before = performance.now()
      // What the longest page took, another one may. To unpack a picture takes time as well.
      if (before - start + longestMs > SCANS_MAX_MS) {
        skipped.push(number)
        return []
      }
      const scan = await readScannedPage(page).catch(() => undefined)
      if (!scan) return []
      // Loaded where a page needs it: most have words.
      recogniser ??= await (await import('./recognition.ts')).openRecogniser()
      const lines = await recogniser.read(scan.picture, scan.size, number)
      longestMs = Math.max(longestMs, performance.now() - before)
      hasRead = true
      return lines
    },
    leftOut() {
      if (skipped.length === 0) return []
      const pages =
        skipped.length === 1 ? `Page ${skipped[0]} looks like a scan` : `Pages ${skipped.join(', ')} look like scans`
      return [
        {
          code: 'left-out',
          message: `${pages}, and the time of one file was too short for that. Send a photo of each that has results.`,
        },
      ]
    },
    dispose: async () => recogniser?.dispose(),
  }
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // The library takes what it is given for its own.
    return await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      stopAtErrors: false,
      maxImageSize: RECORD_PIXELS_MAX,
      verbosity: 0,
    })
  } catch (error) {
    throw new RefusedFile(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged', {
      cause: error,
    })
  }
}

async function refuseActive(pdf: Pdf, bytes: Uint8Array): Promise<void> {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const isNamed = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)\b|\/JS\s*[(<\d]/.test(names)
  const [scripts, attachments] = await Promise.all([
    pdf.getJSActions().catch(() => null),
    pdf.getAttachments().catch(() => null),
  ])
  if (isNamed || (scripts && Object.keys(scripts).length > 0) || (attachments && Object.keys(attachments).length > 0))
    throw new RefusedFile('active-content')
}

interface Piece {
  text: string
  x: number
  y: number
  width: number
  height: number
}

async function openPage(pdf: Pdf, number: number): Promise<Page> {
  try {
    return await pdf.getPage(number)
  } catch (error) {
    throw new RefusedFile('damaged', { cause: error })
  }
}

async function readPage(page: Page, number: number): Promise<Line[]> {
  let items: readonly unknown[]
  try {
    items = (await page.getTextContent()).items
  } catch (error) {
    throw new RefusedFile('damaged', { cause: error })
  }
  if (items.length > PIECES_MAX) throw new RefusedFile('too-much-inside')
  const { width, height } = page.getViewport({ scale: 1 })
  const pieces = items.flatMap((item): Piece[] => {
    const {
      str = '',
      transform = [],
      width: across = 0,
      height: tall = 0,
    } = item as {
      str?: string
      transform?: number[]
      width?: number
      height?: number
    }
    const [, , , , x = 0, y = 0] = transform
    return str.trim() === ''
      ? []
      : [
          {
            text: str,
            x,
            y,
            width: across,
            height: tall || Math.abs(transform[3] ?? 10),
          },
        ]
  })
  return toRows(pieces).map((row, index) => ({
    text: wordsOf(row),
    page: number,
    line: index + 1,
    box: boxOf(row, width, height),
    confidence: 1,
  }))
}

/** Pieces at one height are one line, from left to right; lines from top to bottom. */
function toRows(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = []
  for (const piece of [...pieces].sort((one, other) => other.y - one.y || one.x - other.x)) {
    const row = rows.at(-1)
    const [first] = row ?? []
    if (row && first && Math.abs(first.y - piece.y) < Math.max(2, Math.min(first.height, piece.height) * 0.5))
      row.push(piece)
    else rows.push([piece])
  }
  return rows.map(row => row.sort((one, other) => one.x - other.x))
}

/** A gap wider than a few letters is one between columns, and keeps that width for the rules of tables. */
function wordsOf(row: readonly Piece[]): string {
  let text = ''
  let end: number | undefined
  for (const { text: words, x, width, height } of row) {
    const gap = end === undefined ? 0 : x - end
    if (end !== undefined)
      text += gap > height * 1.6 ? '    ' : gap > height * 0.12 && !/\s$/.test(text) && !/^\s/.test(words) ? ' ' : ''
    text += words
    end = x + width
  }
  return text.normalize('NFKC').slice(0, 4_000)
}

function boxOf(row: readonly Piece[], width: number, height: number): Box | undefined {
  if (width <= 0 || height <= 0) return
  const left = Math.min(...row.map(({ x }) => x))
  const right = Math.max(...row.map(piece => piece.x + piece.width))
  const bottom = Math.min(...row.map(({ y }) => y))
  const tall = Math.max(...row.map(piece => piece.height))
  const within = (share: number) => Math.min(1, Math.max(0, Number(share.toFixed(4))))
  return [
    within(left / width),
    within(1 - (bottom + tall) / height),
    within((right - left) / width),
    within((tall * 1.25) / height),
  ]
}
