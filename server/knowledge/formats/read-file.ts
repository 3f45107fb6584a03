/** Which reader reads which file. */
import { readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import type { Parsed } from '../article.ts'
import { parseHtml } from './html.ts'
import { parsePapers } from './papers.ts'
import { parseText } from './text.ts'
import { parseWebVtt } from './web-vtt.ts'

type Read = (bytes: Buffer, name: string) => Iterable<Parsed> | Promise<Iterable<Parsed>>

const text = (bytes: Buffer) => {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return isUtf16 ? bytes.toString('utf16le') : bytes.toString('utf8')
}

const READERS: Record<string, Read> = {
  '.html': (bytes, name) => [parseHtml(text(bytes), name)],
  '.htm': (bytes, name) => [parseHtml(text(bytes), name)],
  '.txt': (bytes, name) => [parseText(text(bytes), name)],
  '.vtt': (bytes, name) => [parseWebVtt(text(bytes), name)],
  '.xml': (bytes, name) => parsePapers(text(bytes), name),
  '.nxml': (bytes, name) => parsePapers(text(bytes), name),
  // The readers of these are large: only who has such a file waits for them.
  '.pdf': async (bytes, name) => [await (await import('./pdf.ts')).parsePdf(bytes, name)],
  '.docx': async (bytes, name) => [await (await import('./docx.ts')).parseDocx(bytes, name)],
}

/** Endings of the files that `readFile` reads. */
export const FILE_EXTENSIONS = Object.keys(READERS)

const FILE_MAX_BYTES = 400 << 20

/** Reads one file into its documents; `name` is the id of one that has none of its own. What a reader throws is the reason why the file cannot be read. */
export async function readFile(path: string, bytes: Buffer, name: string): Promise<Iterable<Parsed>> {
  const extension = extname(path).toLowerCase()
  return (await READERS[extension]?.(bytes, name)) ?? []
}

/** The bytes of a file that is not too large to be read as a whole. */
export function readBytes(path: string): Buffer {
  if (statSync(path).size > FILE_MAX_BYTES) throw new Error(`it is larger than ${FILE_MAX_BYTES >> 20} MB`)
  return readFileSync(path)
}
