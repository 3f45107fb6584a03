/** From words to the best passages: BM25F over concepts, then how much is spoken of, what kind of section is asked for, feedback, neighbours. */
import { createBest, type Term } from './best-name.ts'
import { type Concept, PART_WEIGHT, readConcepts } from './concepts.ts'
import { KEYWORDS, mergeKeywords, weighKeywords, weighNeighbours, weighTitle } from './feedback.ts'
import { NEIGHBOURS } from './neighbours.ts'
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
  /** `NEIGHBOURS` numbers a passage, as `findNeighbours` gives them. */
  neighbours: Uint32Array
  postings(stem: string): Postings | undefined
  /** The stem that one which has no postings is a slip of; itself where there is none. */
  nearest(stem: string): string
  /** The title of the document that a passage is of. */
  title(passage: number): string
  /** The words that tell most about a passage, as `keywords.ts` wrote them. */
  keywords(passage: number): string
}

export interface Ranked {
  passage: number
  score: number
}

/** What a heading adds that names the kind of section asked for: about as much as two common words in the text. */
const HEADING_BONUS = 1.5
/**
 * What another name tells, against the geometric mean of what was said and of its own words: as often as not it is a little
 * wider or narrower. So a rare name does not drown what was said, and it makes no difference how many words a name has.
 */
const NAME_WEIGHT = 0.65
/** The title of the best passage is read unless it, names or heading hold this share of what is asked: then it is about just that. */
const NAMED_ENOUGH = 0.75
const HEADING = FIELDS.indexOf('heading')
const TEXT = FIELDS.indexOf('text')
const NOTHING: Postings = new Uint32Array()
/**
 * Share of its score that a passage loses when it speaks of nothing that is asked; in between as much of it as it leaves unsaid.
 * One word said often tells less than several said once: a paper is found by all of what its question names. Titles that name
 * topics say it for all passages of the topic, so it is not counted there.
 */
const UNSAID_LOSS = 0.4

/** What the passages tell of one question. */
interface Tally {
  scores: Float64Array
  /** How much of what is asked each passage speaks of at all, up to `asked`. */
  covered: Float64Array
  asked: number
}

const sumWeights = (terms: readonly Term[]) => terms.reduce((sum, { weight }) => sum + weight, 0)
const lessen = (terms: readonly Term[], share: number): Term[] =>
  terms.map(({ postings, weight }) => ({ postings, weight: weight * share }))

export function createSearch(index: SearchIndex): (text: string, top: number) => Ranked[] {
  const weigh = (postings: Postings | undefined) => weighTerm(index.passages, (postings?.length ?? 0) / STEP)
  const best = createBest(index)
  /** Made once: a search is synchronous. */
  const [covered, added] = [new Float64Array(index.passages), new Float64Array(index.passages)]

  function addStem(scores: Float64Array, stem: string, weight: number): void {
    const postings = index.postings(stem)
    if (postings) addScores(scores, postings, index.norms, weigh(postings) * weight)
  }

  function addWord(tally: Tally, stem: string, weight: number): void {
    const postings = index.postings(stem) ?? NOTHING
    const tells = weigh(postings) * weight
    addScores(tally.scores, postings, index.norms, tells)
    tally.asked += tells
    for (let at = 0; at < postings.length; at += STEP) {
      const passage = postings[at] ?? 0
      tally.covered[passage] = (tally.covered[passage] ?? 0) + tells
    }
  }

  const toTerms = (stems: readonly string[]): Term[] =>
    stems.map(stem => {
      const postings = index.postings(stem) ?? NOTHING
      return { postings, weight: weigh(postings) }
    })

  function addConcept(tally: Tally, { said, weight, others }: Concept): void {
    if (others.length === 0) {
      for (const stem of said) addWord(tally, stem, weight)
      return
    }
    const whole = toTerms(said)
    const tells = sumWeights(whole)
    for (const term of said.length > 1 ? lessen(whole, PART_WEIGHT) : whole) best.add(term)
    if (said.length > 1) best.keepHigher(whole)
    for (const name of others) {
      const terms = toTerms(name)
      best.keepHigher(lessen(terms, NAME_WEIGHT * Math.sqrt(tells / sumWeights(terms))))
    }
    tally.asked += tells * weight
    best.flush((passage, score) => {
      tally.scores[passage] = (tally.scores[passage] ?? 0) + weight * score
      tally.covered[passage] = (tally.covered[passage] ?? 0) + tells * weight
    })
  }

  function takeUnsaid({ scores, covered, asked }: Tally): void {
    for (let passage = 0; passage < scores.length; passage++) {
      const score = scores[passage] ?? 0
      if (score > 0) scores[passage] = score * (1 - UNSAID_LOSS * (1 - (covered[passage] ?? 0) / asked))
    }
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

  function addTitle(scores: Float64Array, concepts: Concept[]): void {
    const [found] = pickTop(scores, 1)
    if (found === undefined || measureNamed(found, concepts) >= NAMED_ENOUGH) return
    const terms = weighTitle(index.title(found), stem => weigh(index.postings(stem)))
    for (const { stem, weight } of terms) addStem(scores, stem, weight)
  }

  function addKeywords(scores: Float64Array, words: number): void {
    const share = weighKeywords(words)
    if (share === 0) return
    const found = pickTop(scores, KEYWORDS.passages)
    const read = found.map(passage => ({ keywords: index.keywords(passage), score: scores[passage] ?? 0 }))
    added.fill(0)
    for (const { stem, weight } of mergeKeywords(read)) addStem(added, stem, weight)
    const most = added[pickTop(added, 1)[0] ?? 0] ?? 0
    const scale = most > 0 ? (share * (scores[found[0] ?? 0] ?? 0)) / most : 0
    for (let passage = 0; passage < added.length; passage++)
      scores[passage] = (scores[passage] ?? 0) + scale * (added[passage] ?? 0)
  }

  /** By the root of its score: that a neighbour is found at all tells more than how well. */
  function addNeighbours(scores: Float64Array, words: number): void {
    const share = weighNeighbours(words)
    if (share === 0) return
    const most = scores[pickTop(scores, 1)[0] ?? 0] ?? 0
    const scale = (share / NEIGHBOURS) * Math.sqrt(most)
    for (let passage = 0; passage < scores.length; passage++) added[passage] = Math.sqrt(scores[passage] ?? 0)
    for (let passage = 0; passage < scores.length; passage++) {
      const score = scores[passage] ?? 0
      if (score === 0) continue
      let found = 0
      for (let at = passage * NEIGHBOURS; at < (passage + 1) * NEIGHBOURS; at++) {
        const neighbour = index.neighbours[at] ?? passage
        if (neighbour !== passage) found += added[neighbour] ?? 0
      }
      scores[passage] = score + scale * found
    }
  }

  return function search(text, top) {
    const scores = new Float64Array(index.passages)
    const tally = { scores, covered: covered.fill(0), asked: 0 }
    const concepts = readConcepts(text, stem => (index.postings(stem) ? stem : index.nearest(stem)))
    for (const concept of concepts) addConcept(tally, concept)
    if (!index.hasTopics) takeUnsaid(tally)
    addHeadings(scores, text)
    if (index.hasTopics) addTitle(scores, concepts)
    else {
      const words = concepts.reduce((sum, { said }) => sum + said.length, 0)
      addKeywords(scores, words)
      addNeighbours(scores, words)
    }
    return pickTop(scores, top).map(passage => ({ passage, score: scores[passage] ?? 0 }))
  }
}
