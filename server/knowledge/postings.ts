/**
 * The inverted index as it lies in the file: for each stem, where it occurs and how often in each field. A posting is two
 * numbers of 32 bits, little-endian: the passage's number, then a byte a field with its count, that of the first field lowest
 * (more than 255 times tells no more than 255 times).
 */
import { splitStems } from './tokens.ts'

/** The texts that a passage is found by, in the order of their counts. */
export const FIELDS = ['title', 'names', 'heading', 'text'] as const
export type FieldTexts = Record<(typeof FIELDS)[number], string>
/** Postings of one stem in the order of their passages: passage, counts, passage, counts … */
export type Postings = Uint32Array
/** Numbers of a posting. */
export const STEP = 2
export const POSTING_BYTES = STEP * Uint32Array.BYTES_PER_ELEMENT

/** How often a field of a posting has the stem. */
export const countIn = (counts: number, field: number) => (counts >>> (8 * field)) & 255

export interface Index {
  /** Words by field, `FIELDS.length` numbers a passage. */
  lengths: number[]
  postings: Map<string, Postings>
}

/** Where the posting of a passage begins; -1 where the stem does not occur in it. */
export function findPosting(postings: Postings, passage: number): number {
  let [low, high] = [0, postings.length / STEP]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((postings[middle * STEP] ?? 0) < passage) low = middle + 1
    else high = middle
  }
  return postings[low * STEP] === passage ? low * STEP : -1
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
      const postings = new Map<string, Postings>()
      for (const [stem, entry] of entries) postings.set(stem, Uint32Array.from(entry))
      return { lengths, postings }
    },
  }
}
