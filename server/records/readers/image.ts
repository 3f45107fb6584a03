/** Photos and scans, one page each. */
import { RECORD_PIXELS_MAX } from '../../../protocol/records.ts'
import type { Reading } from '../document.ts'
import { RefusedFile } from '../refused-file.ts'
import { openRecogniser, type Size } from './recognition.ts'

/** Width or height below which no page of a report is legible. */
const SIDE_MIN = 80

/** Throws a `RefusedFile`. */
export async function readImage(bytes: Uint8Array): Promise<Reading> {
  const size = bytes[0] === 0x89 ? sizeOfPng(bytes) : sizeOfJpeg(bytes)
  if (!size) throw new RefusedFile('damaged')
  const { width, height } = size
  if (width * height > RECORD_PIXELS_MAX) throw new RefusedFile('too-much-inside')
  if (width < SIDE_MIN || height < SIDE_MIN) throw new RefusedFile('no-text')
  const recogniser = await openRecogniser()
  try {
    const lines = await recogniser.read(bytes, size, 1)
    if (lines.every(({ text }) => text === '')) throw new RefusedFile('no-text')
    return { lines, facts: [], pages: 1, isRecognised: true, warnings: [] }
  } catch (error) {
    throw error instanceof RefusedFile ? error : new RefusedFile('damaged', { cause: error })
  } finally {
    await recogniser.dispose()
  }
}

function sizeOfPng(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 33) return
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return view.getUint32(12) === 0x49484452 ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined
}

/** From the frame header, behind segments of any number (ITU T.81 B.1.1). */
function sizeOfJpeg(bytes: Uint8Array): Size | undefined {
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    const view = new DataView(bytes.buffer, bytes.byteOffset + at)
    if (isFrame) return { height: view.getUint16(5), width: view.getUint16(7) }
    at += 2 + view.getUint16(2)
  }
  return
}
