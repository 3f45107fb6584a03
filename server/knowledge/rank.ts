/**
 * BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, 3.6): each field is weighted and normed by
 * its own length before the counts saturate together. SQLite's bm25() has one length norm for all columns, which ranks short
 * passages of one topic worse (measured in tests/knowledge/ranking.test.ts).
 */
import { countIn, FIELDS, type Postings, STEP } from './postings.ts'

/**
 * How much a word in a field counts against one in the text, and how far a field's length takes from that. In the order of
 * `FIELDS`. What has many names is called no less by each.
 */
const WEIGHTS = {
  /** Titles that name topics: "Kidney cancer". */
  topics: [22, 10, 10, 1],
  /** Titles that are sentences of their own, as those of papers: they tell little more than the text. */
  sentences: [4, 4, 4, 1],
}
const NORMS = [0.75, 0, 0.75, 0.75]
/** How soon repeating a word stops telling more. */
const SATURATION = 2

/** No posting tells more. */
export const HIGHEST = SATURATION + 1

/** How much a stem tells that `holding` of all passages hold: the rarer, the more. */
export function weighTerm(passages: number, holding: number): number {
  return Math.log(1 + (passages - holding + 0.5) / (holding + 0.5))
}

/** Precomputed norms: one factor a passage and field. `hasTopics`: titles name topics that passages share. */
export function computeNorms(lengths: Uint32Array, hasTopics: boolean): Float64Array {
  const weights = hasTopics ? WEIGHTS.topics : WEIGHTS.sentences
  const count = lengths.length / FIELDS.length
  const norms = new Float64Array(lengths.length)
  for (let field = 0; field < FIELDS.length; field++) {
    let total = 0
    for (let at = field; at < lengths.length; at += FIELDS.length) total += lengths[at] ?? 0
    const average = total / count || 1
    const share = NORMS[field] ?? 0
    for (let at = field; at < lengths.length; at += FIELDS.length) {
      norms[at] = (weights[field] ?? 1) / (1 - share + (share * (lengths[at] ?? 0)) / average)
    }
  }
  return norms
}

const TEXT = FIELDS.indexOf('text')
const OTHER_FIELDS = 2 ** (8 * TEXT) - 1

/** What the counts of one posting tell, from 0 to `HIGHEST`. */
export function scorePosting(counts: number, passage: number, norms: Float64Array): number {
  const first = passage * FIELDS.length
  let strength = countIn(counts, TEXT) * (norms[first + TEXT] ?? 0)
  // Most words stand in the text alone.
  if ((counts & OTHER_FIELDS) !== 0)
    for (let field = 0; field < TEXT; field++) strength += countIn(counts, field) * (norms[first + field] ?? 0)
  return (strength * HIGHEST) / (SATURATION + strength)
}

/** Adds what one stem tells to the scores of the passages that hold it. */
export function addScores(scores: Float64Array, postings: Postings, norms: Float64Array, weight: number): void {
  for (let at = 0; at < postings.length; at += STEP) {
    const passage = postings[at] ?? 0
    scores[passage] = (scores[passage] ?? 0) + weight * scorePosting(postings[at + 1] ?? 0, passage, norms)
  }
}

/** The numbers of the best passages, best first; equal ones in their own order. */
export function pickTop(scores: Float64Array, top: number): number[] {
  const best: number[] = []
  /** What a passage must tell more than to be among them. */
  let least = 0
  for (let passage = 0; passage < scores.length; passage++) {
    const score = scores[passage] ?? 0
    if (score <= least) continue
    let at = Math.min(best.length, top - 1)
    while (at > 0 && (scores[best[at - 1] ?? 0] ?? 0) < score) {
      best[at] = best[at - 1] ?? 0
      at--
    }
    best[at] = passage
    if (best.length === top) least = scores[best[top - 1] ?? 0] ?? 0
  }
  return best
}
