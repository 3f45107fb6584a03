/** Pages of a PDF that are pictures: what is read in them, how they are put upright, and what is said of those left out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { extract } from '../../server/records/extract.ts'
import { readFile } from '../../server/records/read-file.ts'
import { readScannedPage } from '../../server/records/readers/scanned-page.ts'
import { makeScannedPdf, type PlacedImage } from './made-files.ts'

/** The demo's photo of an invented report. */
const PHOTO: PlacedImage = {
  entries: '/Width 1555 /Height 1440 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
  bytes: readFileSync(join(import.meta.dirname, '../../demo/records/her2-low-photo.jpg')),
  matrix: '612 0 0 792 0 0',
}

test('a faxed report is read as a photo of it is, with the sender stamped on it', async () => {
  const pages: number[] = []
  const file = makeScannedPdf([PHOTO], { words: 'FAX 03/12/2024 10:11 FROM AN INVENTED PRACTICE PAGE 1 OF 1' })
  const [reading] = await readFile(file, page => pages.push(page))
  expect(reading).toMatchObject({ isRecognised: true, pages: 1, warnings: [] })
  const { profile } = extract(reading ? [reading] : [], 'fax.pdf')
  expect(profile.diagnoses).toMatchObject([{ site: 'breast', laterality: 'left', role: 'primary' }])
  expect(profile.biomarkers).toContainEqual(expect.objectContaining({ name: 'HER2', ihc: '1+' }))
  expect(profile.evidence.every(({ page, confidence }) => page === 1 && confidence < 1)).toBe(true)
  expect(pages).toEqual([1])
}, 120_000)

test('pages for which there is no time are named', async () => {
  const [reading] = await readFile(makeScannedPdf(Array.from({ length: 60 }, () => PHOTO)))
  const read = new Set(reading?.lines.map(({ page }) => page))
  const [warning] = reading?.warnings ?? []
  expect(read.has(1)).toBe(true)
  expect(warning?.code).toBe('left-out')
  for (let page = 1; page <= 60; page++)
    expect([page, new RegExp(`\\b${page}\\b`).test(warning?.message ?? '')]).toEqual([page, !read.has(page)])
}, 120_000)

describe('a picture is put upright', () => {
  /** 3 by 2 dots, the one at the top left black and the others white. */
  const CORNER = { entries: '/Width 3 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8' }
  const grey = Buffer.from([0, 255, 255, 255, 255, 255])

  const darkCorner = async (image: PlacedImage, rotate = 0) => {
    const pdf = await getDocumentProxy(new Uint8Array(makeScannedPdf([image], { rotate })))
    const scan = await readScannedPage(await pdf.getPage(1))
    if (!scan) return
    const { width, height } = scan.size
    const dots = scan.picture.subarray(-width * height)
    const at = dots.indexOf(0)
    return `${width}x${height} ${at < width ? 'top' : 'bottom'} ${at % width === 0 ? 'left' : 'right'}`
  }

  test.each([
    ['as it is', '612 0 0 792 0 0', 0, '3x2 top left'],
    ['on a page that is shown turned to the right', '612 0 0 792 0 0', 90, '2x3 top right'],
    ['on a page that is shown upside down', '612 0 0 792 0 0', 180, '3x2 bottom right'],
    ['turned to the left by its matrix', '0 792 -612 0 612 0', 0, '2x3 bottom left'],
    ['mirrored by its matrix', '-612 0 0 792 612 0', 0, '3x2 top right'],
  ])('%s', async (_, matrix, rotate, expected) => {
    expect(await darkCorner({ ...CORNER, bytes: grey, matrix }, rotate)).toBe(expected)
  })

  test('of one bit a dot, as fax machines send it, also as a mask', async () => {
    const bits = { bytes: Buffer.from([0b01100000, 0b11100000]), matrix: '612 0 0 792 0 0' }
    const size = '/Width 3 /Height 2 /BitsPerComponent 1'
    expect(await darkCorner({ ...bits, entries: `${size} /ColorSpace /DeviceGray` })).toBe('3x2 top left')
    expect(await darkCorner({ ...bits, entries: `${size} /ImageMask true` })).toBe('3x2 top left')
  })

  test('a logo is no page', async () => {
    expect(await darkCorner({ ...CORNER, bytes: grey, matrix: '100 0 0 60 40 700' })).toBeUndefined()
  })
})
