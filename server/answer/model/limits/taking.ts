/** What a claim takes from a sentence of a passage, word by word. */
import { alignStems } from '../align.ts'
import type { Reading } from '../reading.ts'
import type { Stems } from './limits.ts'

/** A claim beside a sentence of a passage. Its stems are named by their places, and so are those of the sentence. */
export interface Taking {
  /** The sentence of the claim. */
  whole: Reading
  /** Its stems that are held against the sentence of the passage; clauses may be held against several. */
  places: readonly number[]
  reading: Reading
  /** The stems there that one of the claim may stand for. */
  placesOf(at: number): readonly number[]
  /** Whether one of the claim stands for one there, and for none beside these. */
  takes(at: number, some: Stems): boolean
}

/** Holds the stems at `places` of a claim beside a sentence of a passage. */
export function alignClaim(whole: Reading, places: readonly number[], reading: Reading): Taking {
  const aligned = alignStems(whole.stems, reading.stems)
  const placesOf = (at: number) => aligned[at] ?? []
  const takes = (at: number, some: Stems) => {
    const found = placesOf(at)
    return found.length > 0 && found.every(place => some.has(place))
  }
  return { whole, places, reading, placesOf, takes }
}
