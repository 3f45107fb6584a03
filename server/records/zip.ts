/** Files of a ZIP archive, from its central directory (APPNOTE 4.3). Sizes are counted while unpacking, not believed. */
import { inflateRawSync } from 'node:zlib'
import { RefusedFile } from './refused-file.ts'

export interface ZipEntry {
  name: string
  /** Throws a `RefusedFile` where it is broken or larger than what is left. */
  read(): Uint8Array
}

const ENTRIES_MAX = 2_000
/** Unpacked, all entries together: a Word file of 20 MB is mostly photos, which stay packed. */
const UNPACKED_MAX_BYTES = 64 * 1024 * 1024

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** The end's own length, and that of the longest comment behind it. */
const END_BYTES = 22
const COMMENT_MAX_BYTES = 65_535
const STORED = 0
const DEFLATED = 8
const IS_ENCRYPTED = 0x1

/** Throws a `RefusedFile`. */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) throw new RefusedFile('damaged')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > ENTRIES_MAX) throw new RefusedFile('too-much-inside')
  let left = UNPACKED_MAX_BYTES
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new RefusedFile('damaged')
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const packed = view.getUint32(at + 20, true)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map(offset => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ]
    const start = view.getUint32(at + 42, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (flags & IS_ENCRYPTED) throw new RefusedFile('encrypted')
    // Nothing is ever written to where a name says; a name that leads out of its folder is an attack all the same.
    if (/(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:|\0/.test(name)) throw new RefusedFile('active-content')
    at += 46 + nameLength + extraLength + commentLength
    entries.push({
      name,
      read() {
        if (start + 30 > bytes.length || view.getUint32(start, true) !== LOCAL) throw new RefusedFile('damaged')
        const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
        if (from + packed > bytes.length) throw new RefusedFile('damaged')
        const content = unpack(bytes.subarray(from, from + packed), method, left)
        left -= content.length
        if (left <= 0) throw new RefusedFile('too-much-inside')
        return content
      },
    })
  }
  return entries
}

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_BYTES - COMMENT_MAX_BYTES)
  for (let at = view.byteLength - END_BYTES; at >= first; at--) if (view.getUint32(at, true) === END) return at
  return
}

function unpack(packed: Uint8Array, method: number, most: number): Uint8Array {
  if (method === STORED) return packed
  if (method !== DEFLATED) throw new RefusedFile('damaged')
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new RefusedFile(isTooLarge ? 'too-much-inside' : 'damaged', {
      cause: error,
    })
  }
}
