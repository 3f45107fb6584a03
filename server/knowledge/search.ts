/** From words to the best passages: BM25F over concepts, then what kind of section is asked for, then feedback. */
import { createBest } from './best-name.ts'
import { type Concept, readConcepts } from './concepts.ts'
import { KEYWORDS, mergeKeywords, type Read, readTitles, TITLES, type Weighted } from './feedback.ts'
import { countIn, FIELDS, findPosting, type Postings, STEP } from './postings.ts'
import { readHeadingStems } from './question-kinds.ts'
import { addScores, pickTop, weighTerm } from './rank.ts'

/** The index of an open knowledge file. */
export interface SearchIndex {
  passages: number
  /** One factor a passage and field (`computeNorms`). */
  norms: Float64Array
  /** Titles name topics that several passages share; otherwise they are sentences of their own, or absent. */
  hasTopics: boolean
  postings(stem: string): Postings | undefined
  /** The title of the document that a passage is of, and the passage's keywords. */
  read(passage: number): { title: string; keywords: string }
}

export interface Ranked {
  passage: number
  score: number
}

/** What a heading adds that names the kind of section asked for: about as much as two common words in the text. */
const HEADING_BONUS = 1.5
/** Titles are read unless title, names or heading of the best passage hold this share of what is asked: then it is about just that. */
const NAMED_ENOUGH = 0.75
const HEADING = FIELDS.indexOf('heading')
const TEXT = FIELDS.indexOf('text')
const NOTHING: Postings = new Uint32Array()

export function createSearch(index: SearchIndex): (text: string, top: number) => Ranked[] {
  const weigh = (postings: Postings | undefined) => weighTerm(index.passages, (postings?.length ?? 0) / STEP)
  const best = createBest(index)

  function addStem(scores: Float64Array, stem: string, weight: number): void {
    const postings = index.postings(stem)
    if (postings) addScores(scores, postings, index.norms, weigh(postings) * weight)
  }

  function addConcept(scores: Float64Array, { said, weight, others }: Concept): void {
    if (others.length === 0) {
      for (const stem of said) addStem(scores, stem, weight)
      return
    }
    const toTerms = (stems: readonly string[], share: number) =>
      stems.map(stem => {
        const postings = index.postings(stem) ?? NOTHING
        return { postings, weight: weigh(postings) * share }
      })
    for (const term of toTerms(said, 1)) best.add(term)
    for (const name of others) best.keepHigher(toTerms(name.stems, name.weight))
    best.flush(scores, weight)
  }

  function addHeadings(scores: Float64Array, text: string): void {
    for (const stem of readHeadingStems(text)) {
      const postings = index.postings(stem) ?? NOTHING
      for (let at = 0; at < postings.length; at += STEP) {
        const passage = postings[at] ?? 0
        // Only among passages that have a word of the question.
        if (countIn(postings[at + 1] ?? 0, HEADING) > 0 && (scores[passage] ?? 0) > 0)
          scores[passage] = (scores[passage] ?? 0) + HEADING_BONUS
      }
    }
  }

  const isNamedIn = (postings: Postings, at: number) =>
    at >= 0 && FIELDS.some((_, field) => field !== TEXT && countIn(postings[at + 1] ?? 0, field) > 0)

  /** Share of what is asked that title, names and heading of a passage say. */
  function measureNamed(passage: number, concepts: Concept[]): number {
    let [all, named] = [0, 0]
    for (const { said, weight } of concepts) {
      for (const stem of said) {
        const postings = index.postings(stem)
        const tells = weigh(postings) * weight
        all += tells
        if (postings && isNamedIn(postings, findPosting(postings, passage))) named += tells
      }
    }
    return all > 0 ? named / all : 1
  }

  function readBest(scores: Float64Array, passages: readonly number[]): Read[] {
    const total = passages.reduce((sum, passage) => sum + (scores[passage] ?? 0), 0)
    return passages.map(passage => ({ ...index.read(passage), share: (scores[passage] ?? 0) / total }))
  }

  function findFeedback(scores: Float64Array, concepts: Concept[]): Weighted[] {
    const found = pickTop(scores, index.hasTopics ? TITLES.passages : KEYWORDS.passages)
    if (found[0] === undefined) return []
    if (!index.hasTopics) {
      const words = concepts.reduce((sum, { said }) => sum + said.length, 0)
      return mergeKeywords(readBest(scores, found), words)
    }
    if (measureNamed(found[0], concepts) >= NAMED_ENOUGH) return []
    return readTitles(readBest(scores, found), stem => weigh(index.postings(stem)))
  }

  return function search(text, top) {
    const scores = new Float64Array(index.passages)
    const concepts = readConcepts(text)
    for (const concept of concepts) addConcept(scores, concept)
    addHeadings(scores, text)
    for (const { stem, weight } of findFeedback(scores, concepts)) addStem(scores, stem, weight)
    return pickTop(scores, top).map(passage => ({ passage, score: scores[passage] ?? 0 }))
  }
}
