/**
 * Feedback (relevance models; Lavrenko and Croft 2001): what the best passages are about is searched for as well, and who is near
 * to what is found tells more than who is not.
 */
import { readKeywords } from './keywords.ts'
import { isStopStem } from './stop-words.ts'
import { splitStems } from './tokens.ts'

/** A passage that was found. */
export interface Read {
  keywords: string
  score: number
}

export interface Weighted {
  stem: string
  weight: number
}

/** Where titles name topics: the words of one, by `weigh`, which tell as much as one word together. */
export function weighTitle(title: string, weigh: (stem: string) => number): Weighted[] {
  // A title that asks, as of a page of questions and answers, is no name.
  const stems = title.includes('?') ? [] : splitStems(title).filter(stem => !isStopStem(stem))
  const total = stems.reduce((sum, stem) => sum + weigh(stem), 0)
  return stems.map(stem => ({ stem, weight: weigh(stem) / total }))
}

/** Where titles are sentences, as those of papers, keywords are read: of so many passages, and so many stems of all of them. */
export const KEYWORDS = { passages: 5, stems: 30 }
/** What the keywords tell at most, against the best passage. Anything from 1.2 to 1.5 ranks the judged sets alike. */
const KEYWORDS_WEIGHT = 1.3
/** A question of more telling words says more and more by itself, and what is added leads away from it; soon it is not worth a search. */
const WORDS = { few: 4, most: 8 }

/** What is added to a question of so many telling words, against the best passage. */
export function weighKeywords(words: number): number {
  return words > WORDS.most ? 0 : KEYWORDS_WEIGHT * Math.min(1, (WORDS.few / words) ** 1.5)
}

/**
 * What a passage gains where all of its neighbours are found as well as can be, against the best passage. Anything from 0.6 to 1
 * ranks the judged sets alike.
 */
const NEIGHBOURS_WEIGHT = 0.8
/** A question of more telling words is about one paper rather than a field, and what lies beside that one is not it. */
const NEIGHBOURS_WORDS = { few: 3, most: 6 }

/** What neighbours tell in a question of so many telling words, against the best passage. */
export function weighNeighbours(words: number): number {
  const { few, most } = NEIGHBOURS_WORDS
  return NEIGHBOURS_WEIGHT * Math.max(0, Math.min(1, (most - words) / (most - few)))
}

/** The keywords that the passages have in common. The square of its score lets a passage that stands out lead the others. */
export function mergeKeywords(passages: readonly Read[]): Weighted[] {
  const terms = new Map<string, number>()
  for (const { keywords, score } of passages)
    for (const [stem, weight] of readKeywords(keywords)) terms.set(stem, (terms.get(stem) ?? 0) + score ** 2 * weight)
  const best = [...terms].sort(([, one], [, other]) => other - one).slice(0, KEYWORDS.stems)
  return best.map(([stem, weight]) => ({ stem, weight }))
}
