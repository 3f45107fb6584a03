/** Word files, by way of mammoth's HTML: headings, paragraphs, lists, and tables as text. */
import { parseHTML } from 'linkedom'
import mammoth from 'mammoth'
import type { Parsed } from '../article.ts'
import { readPieces } from './html.ts'
import { toDocument } from './pieces.ts'

export async function parseDocx(bytes: Buffer, name: string): Promise<Parsed> {
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
