/** Files for tests of reading, made by hand: archives, and PDFs that are as plain as the format allows. */
import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP archive; entries are packed, and told as encrypted where `isEncrypted`. */
export function makeZip(
  entries: readonly (readonly [name: string, content: string | Uint8Array])[],
  { isEncrypted = false } = {},
): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let at = 0
  for (const [name, text] of entries) {
    const content = Buffer.from(text)
    const packed = deflateRawSync(content)
    const label = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(isEncrypted ? 1 : 0, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(content), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(content.length, 18)
    head.writeUInt16LE(label.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, label, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), head, tail, label]))
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end])
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A Word file with a paragraph for each line; `extra` are further parts. */
export function makeDocx(
  lines: readonly string[],
  extra: readonly (readonly [string, string | Uint8Array])[] = [],
): Buffer {
  const paragraphs = lines
    .map(line => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`)
    .join('')
  return makeZip([
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    [
      'word/document.xml',
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs}</w:body></w:document>`,
    ],
    ...extra,
  ])
}

/** A PDF with one line of text below the other; `catalog` and `trailer` are added to those dictionaries. */
export function makePdf(pages: readonly (readonly string[])[], { catalog = '', trailer = '' } = {}): Buffer {
  const objects: string[] = []
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  objects[1] = `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`
  objects[2] = `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`
  objects[3] = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
  for (const [index, lines] of pages.entries()) {
    const words = lines.map(line => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n')
    const content = `BT /F1 11 Tf 14 TL 50 780 Td\n${words}\nET`
    objects[4 + index * 2] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`
    objects[5 + index * 2] = `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
  }
  return joinObjects(
    objects.map(object => Buffer.from(object ?? '', 'latin1')),
    trailer,
  )
}

/** An image as PDF has it: its dictionary's own entries and its bytes, placed on the page by a matrix (a b c d e f). */
export interface PlacedImage {
  entries: string
  bytes: Buffer
  matrix: string
}

/** A PDF whose pages are one image each, as scanners and fax machines make them; `words` are stamped on every page. */
export function makeScannedPdf(images: readonly PlacedImage[], { words = '', rotate = 0 } = {}): Buffer {
  const objects: Buffer[] = []
  const put = (number: number, text: string) => (objects[number] = Buffer.from(text, 'latin1'))
  put(1, '<< /Type /Catalog /Pages 2 0 R >>')
  put(
    2,
    `<< /Type /Pages /Kids [${images.map((_, index) => `${4 + index * 3} 0 R`).join(' ')}] /Count ${images.length} >>`,
  )
  put(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  for (const [index, { entries, bytes, matrix }] of images.entries()) {
    const page = 4 + index * 3
    const content = `q ${matrix} cm /I Do Q BT /F 8 Tf 20 10 Td (${words}) Tj ET`
    put(
      page,
      `<< /Type /Page /Parent 2 0 R /Rotate ${rotate} /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> /XObject << /I ${page + 2} 0 R >> >> /Contents ${page + 1} 0 R >>`,
    )
    put(page + 1, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    const head = `<< /Type /XObject /Subtype /Image ${entries} /Length ${bytes.length} >>\nstream\n`
    objects[page + 2] = Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from('\nendstream')])
  }
  return joinObjects(objects)
}

function joinObjects(objects: readonly Buffer[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  let size = parts[0]?.length ?? 0
  const add = (bytes: Buffer) => {
    parts.push(bytes)
    size += bytes.length
  }
  for (let number = 1; number < objects.length; number++) {
    offsets.push(size)
    add(Buffer.from(`${number} 0 obj\n`))
    add(objects[number] ?? Buffer.alloc(0))
    add(Buffer.from('\nendobj\n'))
  }
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = size
  add(
    Buffer.from(
      `xref\n0 ${objects.length}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}
