/**
 * The inverted index as it lies in the file: for each stem, where it occurs and how often in each field. A posting is eight
 * bytes, little-endian: the passage's number, then one count a field (more than 255 times tells no more than 255 times).
 */
import { splitStems } from './tokens.ts'

/** The texts that a passage is found by, in the order of their counts. */
export const FIELDS = ['title', 'names', 'heading', 'text'] as const
export type FieldTexts = Record<(typeof FIELDS)[number], string>
export const POSTING_BYTES = 4 + FIELDS.length

export interface Index {
  /** Words by field, `FIELDS.length` numbers a passage. */
  lengths: number[]
  postings: Map<string, Buffer>
}

/** Where the posting of a passage begins; -1 where the stem does not occur in it. */
export function findPosting(postings: Uint8Array, passage: number): number {
  const view = new DataView(postings.buffer, postings.byteOffset, postings.byteLength)
  let [low, high] = [0, postings.byteLength / POSTING_BYTES]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (view.getUint32(middle * POSTING_BYTES, true) < passage) low = middle + 1
    else high = middle
  }
  const at = low * POSTING_BYTES
  return at < postings.byteLength && view.getUint32(at, true) === passage ? at : -1
}

/** Gathers passages in the order of their numbers, from 0. */
export function createIndexer() {
  const lengths: number[] = []
  /** For each stem: passage, counts, passage, counts … with the four counts packed into one number. */
  const entries = new Map<string, number[]>()
  let passage = 0
  return {
    add(texts: FieldTexts) {
      FIELDS.forEach((field, column) => {
        const stems = splitStems(texts[field])
        lengths.push(stems.length)
        for (const stem of stems) {
          let entry = entries.get(stem)
          if (!entry) {
            entry = []
            entries.set(stem, entry)
          }
          if (entry.at(-2) !== passage) entry.push(passage, 0)
          const counts = entry[entry.length - 1] ?? 0
          if (((counts >>> (8 * column)) & 255) < 255) entry[entry.length - 1] = (counts + (1 << (8 * column))) >>> 0
        }
      })
      passage++
    },
    finish(): Index {
      const postings = new Map<string, Buffer>()
      for (const [stem, entry] of entries) {
        const bytes = Buffer.allocUnsafe(entry.length * 4)
        for (const [index, value] of entry.entries()) bytes.writeUInt32LE(value, index * 4)
        postings.set(stem, bytes)
      }
      return { lengths, postings }
    },
  }
}
