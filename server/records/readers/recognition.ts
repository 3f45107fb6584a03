/** Words in pictures, recognised by Tesseract with language data that is part of the package. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker, OEM } from 'tesseract.js'
import type { Box, Line } from '../document.ts'

const DATA = join(
  dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')),
  '4.0.0_best_int',
)

/** Below it a line is more likely a shadow or a pattern than words. */
const CONFIDENCE_MIN = 25

export interface Size {
  width: number
  height: number
}

export interface Recogniser {
  /** The lines of one picture (PNG, JPEG or PGM), an empty one between paragraphs; each is said to be on `page`. */
  read(picture: Uint8Array, size: Size, page: number): Promise<Line[]>
  /** Ends its thread. */
  dispose(): Promise<unknown>
}

let started: ReturnType<typeof createWorker> | undefined

/** Loads the letters and starts the thread that recognises them; `openRecogniser` does so itself where nobody has. */
export async function startRecognition(): Promise<void> {
  started ??= createWorker('eng', OEM.LSTM_ONLY, {
    langPath: DATA,
    cacheMethod: 'none',
    gzip: true,
    errorHandler: () => {},
  })
  await started
}

/** Its owner disposes of it. */
export async function openRecogniser(): Promise<Recogniser> {
  await startRecognition()
  const worker = await (started as ReturnType<typeof createWorker>)
  started = undefined
  return {
    async read(picture, size, page) {
      const { data } = await worker.recognize(
        Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength),
        { rotateAuto: true },
        { blocks: true },
      )
      const turned = Math.abs(data.rotateRadians ?? 0)
      const paragraphs = (data.blocks ?? []).flatMap(block => block.paragraphs)
      return number(
        paragraphs.flatMap(({ lines }): Omit<Line, 'line'>[] => [
          ...lines.flatMap((line): Omit<Line, 'line'>[] => {
            const text = line.text.trimEnd().normalize('NFKC')
            if (text.trim() === '' || line.confidence < CONFIDENCE_MIN) return []
            return [
              {
                text: spread(line.words, text),
                page,
                box: boxOf(line.bbox, size, turned),
                confidence: Math.round(line.confidence) / 100,
              },
            ]
          }),
          // A gap between paragraphs parts sentences, and tells nothing else.
          { text: '', page, confidence: 1 },
        ]),
      )
    },
    dispose: () => worker.terminate(),
  }
}

const number = (lines: readonly Omit<Line, 'line'>[]): Line[] =>
  lines
    .filter(({ text }, index) => text !== '' || (lines[index - 1]?.text ?? '') !== '')
    .map((line, index) => ({ ...line, line: index + 1 }))

/**
 * A place in the picture as it was sent. Recognition puts a crooked one straight around its middle; seen from there a place
 * on the picture lies within the one found, widened by how far that turn moves its corners.
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
