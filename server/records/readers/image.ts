/** Photos and scans: words recognised by Tesseract, from language data that is part of the package. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker, OEM } from 'tesseract.js'
import { RECORD_PIXELS_MAX } from '../../../protocol/records.ts'
import type { Box, Line, Reading } from '../document.ts'
import { RefusedFile } from '../refused-file.ts'

const DATA = join(
  dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')),
  '4.0.0_best_int',
)

/** Below it a line is more likely a shadow or a pattern than words. */
const CONFIDENCE_MIN = 25
/** Width or height below which no page of a report is legible. */
const SIDE_MIN = 80

let started: ReturnType<typeof createWorker> | undefined

/** Loads the letters and starts the thread that recognises them; `readImage` does so itself where nobody has. */
export async function startRecognition(): Promise<void> {
  started ??= createWorker('eng', OEM.LSTM_ONLY, {
    langPath: DATA,
    cacheMethod: 'none',
    gzip: true,
    errorHandler: () => {},
  })
  await started
}

/** Throws a `RefusedFile`. */
export async function readImage(bytes: Uint8Array): Promise<Reading> {
  const size = bytes[0] === 0x89 ? sizeOfPng(bytes) : sizeOfJpeg(bytes)
  if (!size) throw new RefusedFile('damaged')
  const { width, height } = size
  if (width * height > RECORD_PIXELS_MAX) throw new RefusedFile('too-much-inside')
  if (width < SIDE_MIN || height < SIDE_MIN) throw new RefusedFile('no-text')
  await startRecognition()
  const worker = await (started as ReturnType<typeof createWorker>)
  started = undefined
  try {
    const { data } = await worker.recognize(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { rotateAuto: true },
      { blocks: true },
    )
    const found = (data.blocks ?? []).flatMap(block =>
      block.paragraphs.flatMap(paragraph => [...paragraph.lines.map(line => line), undefined]),
    )
    const lines: Line[] = []
    for (const line of found) {
      if (line === undefined) {
        // A gap between paragraphs parts sentences, and tells nothing else.
        if (lines.at(-1)?.text)
          lines.push({
            text: '',
            page: 1,
            line: lines.length + 1,
            confidence: 1,
          })
        continue
      }
      const text = line.text.trimEnd().normalize('NFKC')
      if (text.trim() === '' || line.confidence < CONFIDENCE_MIN) continue
      lines.push({
        text: spread(line.words, text),
        page: 1,
        line: lines.length + 1,
        box: boxOf(line.bbox, size, Math.abs(data.rotateRadians ?? 0)),
        confidence: Math.round(line.confidence) / 100,
      })
    }
    if (lines.every(({ text }) => text === '')) throw new RefusedFile('no-text')
    return { lines, facts: [], pages: 1, isRecognised: true, warnings: [] }
  } catch (error) {
    throw error instanceof RefusedFile ? error : new RefusedFile('damaged', { cause: error })
  } finally {
    await worker.terminate()
  }
}

/**
 * A place in the photo as it was sent. Recognition puts a crooked photo straight around its middle; seen from there a place
 * on the photo lies within the one found, widened by how far that turn moves its corners.
 */
function boxOf({ x0, y0, x1, y1 }: Word['bbox'], { width, height }: Size, turned: number): Box {
  const sine = Math.sin(Math.min(turned, Math.PI / 4))
  const across = Math.max(Math.abs(y0 - height / 2), Math.abs(y1 - height / 2)) * sine
  const down = Math.max(Math.abs(x0 - width / 2), Math.abs(x1 - width / 2)) * sine
  const within = (share: number) => Math.min(1, Math.max(0, Number(share.toFixed(4))))
  const [left, top] = [within((x0 - across) / width), within((y0 - down) / height)]
  return [left, top, within((x1 + across) / width - left), within((y1 + down) / height - top)]
}

interface Word {
  text: string
  bbox: { x0: number; x1: number; y0: number; y1: number }
}

/** Columns keep a wide gap, as in text. */
function spread(words: readonly Word[] | undefined, text: string): string {
  if (!words || words.length < 2) return text
  let line = ''
  for (const [index, { text: word, bbox }] of words.entries()) {
    const before = words[index - 1]?.bbox
    const isColumn = before !== undefined && bbox.x0 - before.x1 > (bbox.y1 - bbox.y0) * 2
    line += `${index === 0 ? '' : isColumn ? '    ' : ' '}${word}`
  }
  return line.normalize('NFKC')
}

interface Size {
  width: number
  height: number
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
