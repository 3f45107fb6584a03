/** From words to the best passages: BM25F, then what kind of section is asked for, then feedback where no title names the question. */
import { FIELDS, POSTING_BYTES, readCounts } from './postings.ts'
import { readHeadingStems } from './question-kinds.ts'
import { addScores, pickTop, weighTerm } from './rank.ts'
import { isStopStem } from './stop-words.ts'
import { splitStems } from './tokens.ts'

/** The index of an open knowledge file. */
export interface SearchIndex {
  passages: number
  /** One factor a passage and field (`computeNorms`). */
  norms: Float64Array
  postings(stem: string): Uint8Array | undefined
  /** The title of the document that a passage is of. */
  title(passage: number): string
}

export interface Ranked {
  passage: number
  score: number
}

/** Longer questions tell no more; this also bounds the work of a hostile one. */
const QUERY_MAX_STEMS = 200
/** What a heading adds that names the kind of section asked for: about as much as one common word in the text. */
const HEADING_BONUS = 1
/** Feedback: the titles of so many of the best passages are searched for as well … */
const FEEDBACK_TOP = 3
/** … by so many of their most telling stems … */
const FEEDBACK_STEMS = 12
/** … with the weight of two words of the question … */
const FEEDBACK_WEIGHT = 2
/** … unless title, names or heading of the best one hold this share of what is asked: then it is about just that. */
const FEEDBACK_BELOW = 0.7
const HEADING = FIELDS.indexOf('heading')
const TEXT = FIELDS.indexOf('text')

/** Stems of a text that tell something, with how often each is said. */
function countStems(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const stem of splitStems(text).slice(0, QUERY_MAX_STEMS))
    if (!isStopStem(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}

export function createSearch(index: SearchIndex): (text: string, top: number) => Ranked[] {
  const weigh = (postings: Uint8Array | undefined) =>
    weighTerm(index.passages, (postings?.byteLength ?? 0) / POSTING_BYTES)

  function addHeadings(scores: Float64Array, text: string): void {
    for (const stem of readHeadingStems(text)) {
      const postings = index.postings(stem) ?? new Uint8Array()
      const view = new DataView(postings.buffer, postings.byteOffset, postings.byteLength)
      for (let at = 0; at < postings.byteLength; at += POSTING_BYTES) {
        const passage = view.getUint32(at, true)
        // Only among passages that have a word of the question.
        if ((postings[at + 4 + HEADING] ?? 0) > 0 && (scores[passage] ?? 0) > 0)
          scores[passage] = (scores[passage] ?? 0) + HEADING_BONUS
      }
    }
  }

  /** Share of what is asked that title, names and heading of a passage say. */
  function measureNamed(passage: number, terms: { postings: Uint8Array | undefined; weight: number }[]): number {
    let [all, named] = [0, 0]
    for (const { postings, weight } of terms) {
      all += weight
      if (postings && readCounts(postings, passage)?.some((count, field) => field !== TEXT && count > 0))
        named += weight
    }
    return all > 0 ? named / all : 1
  }

  function addFeedback(scores: Float64Array, best: number[]): void {
    const total = best.reduce((sum, passage) => sum + (scores[passage] ?? 0), 0)
    const terms = new Map<string, number>()
    for (const passage of best) {
      const title = index.title(passage)
      // A title that asks, as of a page of questions and answers, is no name.
      const stems = title.includes('?') ? [] : splitStems(title).filter(stem => !isStopStem(stem))
      const share = (scores[passage] ?? 0) / total / stems.length
      for (const stem of stems) terms.set(stem, (terms.get(stem) ?? 0) + share * weigh(index.postings(stem)))
    }
    const telling = [...terms].sort(([, one], [, other]) => other - one).slice(0, FEEDBACK_STEMS)
    const sum = telling.reduce((all, [, weight]) => all + weight, 0)
    for (const [stem, weight] of telling) {
      const postings = index.postings(stem)
      if (postings) addScores(scores, postings, index.norms, (weigh(postings) * FEEDBACK_WEIGHT * weight) / sum)
    }
  }

  return function search(text, top) {
    const scores = new Float64Array(index.passages)
    const terms = [...countStems(text)].map(([stem, count]) => {
      const postings = index.postings(stem)
      return { postings, weight: weigh(postings) * count }
    })
    for (const { postings, weight } of terms) if (postings) addScores(scores, postings, index.norms, weight)
    addHeadings(scores, text)
    const best = pickTop(scores, FEEDBACK_TOP)
    if (best[0] !== undefined && measureNamed(best[0], terms) < FEEDBACK_BELOW) addFeedback(scores, best)
    return pickTop(scores, top).map(passage => ({ passage, score: scores[passage] ?? 0 }))
  }
}
