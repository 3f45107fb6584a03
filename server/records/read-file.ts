/** Which reader a file needs, judged by its first bytes and never by its name. Readers are loaded when needed: each costs time. */
import type { Reading } from './document.ts'
import { decode, readText } from './readers/text.ts'
import { RefusedFile } from './refused-file.ts'
import { readZip, type ZipEntry } from './zip.ts'

/** Documents of one portal's archive. */
const DOCUMENTS_MAX = 30

export type OnPage = (page: number, pages: number) => void

/** One reading, or one for each document of an archive. Throws a `RefusedFile`, whatever is wrong with the file. */
export async function readFile(bytes: Uint8Array, onPage: OnPage = () => {}): Promise<Reading[]> {
  try {
    return await readKind(bytes, onPage)
  } catch (error) {
    throw error instanceof RefusedFile ? error : new RefusedFile('damaged', { cause: error })
  }
}

async function readKind(bytes: Uint8Array, onPage: OnPage): Promise<Reading[]> {
  if (bytes.length === 0) throw new RefusedFile('empty')
  const kind = kindOf(bytes)
  switch (kind) {
    case 'pdf':
      refuseTwoKinds(bytes)
      return [await (await import('./readers/pdf.ts')).readPdf(bytes, onPage)]
    case 'png':
    case 'jpeg':
      refuseTwoKinds(bytes)
      return [await (await import('./readers/image.ts')).readImage(bytes)]
    case 'zip':
      return readArchive(readZip(bytes))
    case 'heic':
      throw new RefusedFile('heic')
    case 'ole':
      // What Office writes for a file with a password, and for its formats of before 2007.
      throw new RefusedFile(hasUtf16(bytes, 'EncryptedPackage') ? 'encrypted' : 'type')
    case 'other':
      throw new RefusedFile('type')
    case 'text':
      return [await readWords(bytes)]
    default:
      return kind satisfies never
  }
}

type Kind = 'pdf' | 'png' | 'jpeg' | 'zip' | 'heic' | 'ole' | 'other' | 'text'

const BEGINNINGS: readonly [Kind, string][] = [
  ['pdf', '%PDF-'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['other', 'GIF8'],
  ['other', 'II*\0'],
  ['other', 'MM\0*'],
  ['other', 'RIFF'],
  ['other', 'Rar!'],
  ['other', '\x1f\x8b'],
  ['other', '7z\xbc\xaf'],
  ['other', 'MZ'],
  ['other', '\x7fELF'],
  ['other', '{\\rtf'],
]

function kindOf(bytes: Uint8Array): Kind {
  const start = latin(bytes.subarray(0, 64))
  if (start.slice(4, 8) === 'ftyp')
    return /heic|heix|hevc|mif1|msf1|heim|heis/.test(start.slice(8, 40)) ? 'heic' : 'other'
  return BEGINNINGS.find(([, beginning]) => start.startsWith(beginning))?.[0] ?? 'text'
}

/** A document that is an archive as well, or an image that is a document, is made to be taken for two things. */
function refuseTwoKinds(bytes: Uint8Array): void {
  const start = latin(bytes.subarray(1, 1_024))
  const end = latin(bytes.subarray(Math.max(0, bytes.length - 70_000)))
  if (start.includes('%PDF-') || end.includes('PK\x05\x06') || /<script\b|<\?php|<html\b/i.test(start))
    throw new RefusedFile('active-content')
}

async function readArchive(entries: readonly ZipEntry[]): Promise<Reading[]> {
  const { isDocx, readDocx } = await import('./readers/docx.ts')
  if (isDocx(entries)) return [readDocx(entries)]
  const documents = entries.filter(
    ({ name }) => /\.(?:xml|json)$/i.test(name) && !/(?:^|\/)(?:__MACOSX|META-INF)\//.test(name),
  )
  if (documents.length > DOCUMENTS_MAX) throw new RefusedFile('too-much-inside')
  const readings: Reading[] = []
  for (const entry of documents) {
    const bytes = entry.read()
    const start = decode(bytes.subarray(0, 4_096))
    // Archives of portals also hold lists of themselves and style sheets.
    if (/\.xml$/i.test(entry.name) && !/<(?:\w+:)?ClinicalDocument\b/.test(start)) continue
    if (/\.json$/i.test(entry.name) && !/"resourceType"/.test(start)) continue
    readings.push(await readWords(bytes))
  }
  if (readings.length === 0) throw new RefusedFile('type')
  return readings
}

async function readWords(bytes: Uint8Array): Promise<Reading> {
  // The cut may go through a letter, which is no reason to take the file for something else.
  const start = decode(bytes.subarray(0, 4_000))
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^[{[]/.test(start)) return (await import('./readers/fhir.ts')).readFhir(bytes)
  if (/^<\?xml|^<[A-Za-z]/.test(start)) return (await import('./readers/ccda.ts')).readCcda(bytes)
  const reading = readText(bytes)
  if (reading.lines.every(({ text }) => text.trim() === '')) throw new RefusedFile('empty')
  return reading
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
const hasUtf16 = (bytes: Uint8Array, word: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(word, 'utf16le'))
