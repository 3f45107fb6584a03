/** The picture that a page of a PDF is, where it is one: what scanners, fax machines and some portals make. */
import { getResolvedPDFJS } from 'unpdf'
import type { Page } from './pdf.ts'
import type { Size } from './recognition.ts'

/** A page that has more letters than its sender stamps on a picture is read by them. */
export const STAMP_MAX_LETTERS = 200
/** Share of the page that the picture of a page fills; a logo fills less. */
const AREA_MIN = 0.5
/** 300 dots an inch on a page of letters, which is what recognition needs; more is put together. */
const PIXELS_ENOUGH = 9_000_000

export interface ScannedPage {
  /** PGM: 8 bits of grey, upright. */
  picture: Buffer
  size: Size
}

interface Picture {
  width: number
  height: number
  /** 1: one bit, 2: red, green and blue, 3: those and how opaque (`ImageKind` of PDF.js). */
  kind: number
  data: Uint8Array | Uint8ClampedArray
}

type Matrix = readonly [number, number, number, number, number, number]

/** Undefined where no one picture fills the page, or it is packed in a way that is not unpacked here. */
export async function readScannedPage(page: Page): Promise<ScannedPage | undefined> {
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await page.getOperatorList()
  const { transform, width, height } = page.getViewport({ scale: 1 })
  const stack: Matrix[] = []
  let matrix = transform as unknown as Matrix
  let largest: { name: unknown; matrix: Matrix; area: number } | undefined
  for (const [index, operator] of fnArray.entries()) {
    const [first, ...rest] = (argsArray[index] ?? []) as unknown[]
    if (operator === OPS.save) stack.push(matrix)
    else if (operator === OPS.restore) matrix = stack.pop() ?? matrix
    else if (operator === OPS.transform) matrix = multiply(matrix, [first, ...rest] as unknown as Matrix)
    else if ([OPS.paintImageXObject, OPS.paintImageMaskXObject, OPS.paintInlineImageXObject].includes(operator)) {
      const area = Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
      if (!largest || area > largest.area) largest = { name: first, matrix, area }
    }
  }
  if (!largest || largest.area < AREA_MIN * width * height) return
  const picture = await pictureOf(page, largest.name)
  return picture && toGrey(picture, largest.matrix)
}

/** An image stands in the list itself, or under a name in the page's or the document's store. */
async function pictureOf(page: Page, named: unknown): Promise<Picture | undefined> {
  const key = typeof named === 'string' ? named : (named as { data?: unknown } | undefined)?.data
  const found =
    typeof key === 'string'
      ? await new Promise<unknown>(resolve => (key.startsWith('g_') ? page.commonObjs : page.objs).get(key, resolve))
      : named
  const { width = 0, height = 0, data, kind } = (found ?? {}) as Partial<Picture>
  if (!data || width < 1 || height < 1) return
  // A mask has no kind: one bit, and a set one is left blank.
  return { width, height, data, kind: kind ?? 1 }
}

/** Where an image's right and its bottom come to lie on the page tells how it is turned; half a turn and a mirror as well. */
function toGrey({ width, height, kind, data }: Picture, [a, b, c, d]: Matrix): ScannedPage | undefined {
  const bytes = kind === 1 ? Math.ceil(width / 8) * height : width * height * (kind === 2 ? 3 : 4)
  if (data.length < bytes) return
  const isTurned = Math.abs(b) > Math.abs(a)
  const [across, down] = isTurned ? [height, width] : [width, height]
  const step = Math.max(1, Math.ceil(Math.sqrt((width * height) / PIXELS_ENOUGH)))
  const size = { width: Math.floor(across / step), height: Math.floor(down / step) }
  const grey = Buffer.alloc(size.width * size.height)
  const row = Math.ceil(width / 8)
  const lightAt = (x: number, y: number): number => {
    if (kind === 1) return ((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0
    const at = (y * width + x) * (kind === 2 ? 3 : 4)
    // How bright red, green and blue are to an eye (ITU-R BT.601), in parts of 256.
    return ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8
  }
  for (let top = 0; top < size.height; top++) {
    for (let left = 0; left < size.width; left++) {
      let sum = 0
      for (let part = 0; part < step * step; part++) {
        const right = left * step + (part % step)
        const below = top * step + Math.floor(part / step)
        const x = isTurned ? (b > 0 ? below : width - 1 - below) : a > 0 ? right : width - 1 - right
        const y = isTurned ? (c < 0 ? right : height - 1 - right) : d < 0 ? below : height - 1 - below
        sum += lightAt(x, y)
      }
      grey[top * size.width + left] = sum / (step * step)
    }
  }
  return { picture: Buffer.concat([Buffer.from(`P5\n${size.width} ${size.height}\n255\n`), grey]), size }
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
