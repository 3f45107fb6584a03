/** Word files, by way of mammoth's HTML: headings, paragraphs, lists, and tables as text. */
import { parseHTML } from 'linkedom'
import mammoth from 'mammoth'
import { readZip } from '../../records/zip.ts'
import type { Parsed } from '../article.ts'
import { readPieces } from './html.ts'
import { toDocument } from './pieces.ts'

/** Whether a file that is small while packed stays within what a Word file may hold; mammoth unpacks whatever it is given. */
function unpacks(bytes: Buffer): boolean {
  try {
    for (const entry of readZip(bytes)) entry.read()
    return true
  } catch {
    return false
  }
}

export async function parseDocx(bytes: Buffer, name: string): Promise<Parsed> {
  if (!unpacks(bytes)) return { ok: false, reason: 'it is damaged, too large when unpacked, or no Word file' }
  const noImage = mammoth.images.imgElement(async () => ({ src: '' }))
  const converted = await mammoth
    .convertToHtml({ buffer: bytes }, { convertImage: noImage, externalFileAccess: false })
    .catch(() => null)
  if (!converted) return { ok: false, reason: 'it is damaged, or no Word file' }
  const { value } = converted
  const { document } = parseHTML(`<html><body>${value}</body></html>`)
  const pieces = readPieces(document.body as unknown as Element)
  const title = pieces.find(({ heading }) => heading.trim() !== '')?.heading.trim() ?? name
  const made = toDocument({ id: name, title, source: {} }, pieces)
  return made ? { ok: true, document: made, leftOut: [] } : { ok: false, reason: 'it has no text' }
}
