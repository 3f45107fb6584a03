/** For each passage the best of the names of one concept, so that a thing that has many names does not count many times. */
import { findPosting, POSTING_BYTES } from './postings.ts'
import { scorePosting } from './rank.ts'

/** A stem as it is looked up: where it occurs, and what it tells. */
export interface Term {
  postings: Uint8Array
  weight: number
}

const isRarer = (one: Term, other: Term) => one.postings.byteLength < other.postings.byteLength

/** Made once for an index: lists as long as it are dear to make, and a search is synchronous. */
export function createBest({ passages, norms }: { passages: number; norms: Float64Array }) {
  const scores = new Float64Array(passages)
  const touched: number[] = []

  function forEach(postings: Uint8Array, visit: (passage: number, at: number) => void): void {
    const view = new DataView(postings.buffer, postings.byteOffset, postings.byteLength)
    for (let at = 0; at < postings.byteLength; at += POSTING_BYTES) visit(view.getUint32(at, true), at)
  }

  function put(passage: number, score: number): void {
    if (scores[passage] === 0) touched.push(passage)
    scores[passage] = score
  }

  /** What all terms tell of a passage together; 0 where one of them does not occur. */
  function scoreAll(terms: readonly Term[], passage: number): number {
    let sum = 0
    for (const { postings, weight } of terms) {
      const at = findPosting(postings, passage)
      if (at < 0) return 0
      sum += weight * scorePosting(postings, at, passage, norms)
    }
    return sum
  }

  return {
    /** A word as it was said. */
    add({ postings, weight }: Term): void {
      forEach(postings, (passage, at) =>
        put(passage, (scores[passage] ?? 0) + weight * scorePosting(postings, at, passage, norms)),
      )
    },
    /** Another name, which a passage has when it has all of its words. */
    keepHigher(terms: readonly Term[]): void {
      const rarest = terms.reduce((one, other) => (isRarer(other, one) ? other : one))
      forEach(rarest.postings, passage => {
        const score = scoreAll(terms, passage)
        if (score > (scores[passage] ?? 0)) put(passage, score)
      })
    },
    /** Adds the best scores to `all` and begins anew. */
    flush(all: Float64Array, weight: number): void {
      for (const passage of touched) {
        all[passage] = (all[passage] ?? 0) + weight * (scores[passage] ?? 0)
        scores[passage] = 0
      }
      touched.length = 0
    },
  }
}
