/** For each passage the best of the names of one concept, so that a thing that has many names does not count many times. */
import { findPosting, type Postings, STEP } from './postings.ts'
import { HIGHEST, scorePosting } from './rank.ts'

/** A stem as it is looked up: where it occurs, and what it tells. */
export interface Term {
  postings: Postings
  weight: number
}

/** Made once for an index: lists as long as it are dear to make, and a search is synchronous. */
export function createBest({ passages, norms }: { passages: number; norms: Float64Array }) {
  const scores = new Float64Array(passages)
  const touched: number[] = []

  function put(passage: number, score: number): void {
    if (scores[passage] === 0) touched.push(passage)
    scores[passage] = score
  }

  /** What the terms tell of a passage together; 0 where one of them does not occur. */
  function scoreAll(terms: readonly Term[], passage: number): number {
    let sum = 0
    for (const { postings, weight } of terms) {
      const at = findPosting(postings, passage)
      if (at < 0) return 0
      sum += weight * scorePosting(postings[at + 1] ?? 0, passage, norms)
    }
    return sum
  }

  return {
    /** A word as it was said. */
    add({ postings, weight }: Term): void {
      for (let at = 0; at < postings.length; at += STEP) {
        const passage = postings[at] ?? 0
        put(passage, (scores[passage] ?? 0) + weight * scorePosting(postings[at + 1] ?? 0, passage, norms))
      }
    },
    /** Another name, which a passage has when it has all of its words. */
    keepHigher(terms: readonly Term[]): void {
      const [rarest, ...rest] = [...terms].sort((one, other) => one.postings.length - other.postings.length)
      if (!rarest) return
      const most = rest.reduce((sum, { weight }) => sum + weight, 0) * HIGHEST
      const { postings, weight } = rarest
      for (let at = 0; at < postings.length; at += STEP) {
        const passage = postings[at] ?? 0
        const score = weight * scorePosting(postings[at + 1] ?? 0, passage, norms)
        const kept = scores[passage] ?? 0
        // The other words are looked for only where they could change anything.
        if (score + most <= kept) continue
        const others = scoreAll(rest, passage)
        if ((others > 0 || rest.length === 0) && score + others > kept) put(passage, score + others)
      }
    },
    /** Gives each passage that has something of the concept with its best score, and begins anew. */
    flush(take: (passage: number, score: number) => void): void {
      for (const passage of touched) {
        take(passage, scores[passage] ?? 0)
        scores[passage] = 0
      }
      touched.length = 0
    },
  }
}
