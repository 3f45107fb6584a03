/** Feedback (relevance models; Lavrenko and Croft 2001): what the best passages are about is searched for as well. */
import { readKeywords } from './keywords.ts'
import { isStopStem } from './stop-words.ts'
import { splitStems } from './tokens.ts'

/** A passage that was found, with its share of the scores of all that are read. */
export interface Read {
  title: string
  keywords: string
  share: number
}

export interface Weighted {
  stem: string
  weight: number
}

function pickBest(terms: Map<string, number>, most: number, total: number): Weighted[] {
  const telling = [...terms].sort(([, one], [, other]) => other - one).slice(0, most)
  const sum = telling.reduce((all, [, weight]) => all + weight, 0) || 1
  return telling.map(([stem, weight]) => ({ stem, weight: (total * weight) / sum }))
}

/** Where titles name topics: their words tell what the question is about. */
export const TITLES = { passages: 2, stems: 8, weight: 2 }

/** The words of the titles, by `weigh`, with `TITLES.weight` as that of all together. */
export function readTitles(passages: readonly Read[], weigh: (stem: string) => number): Weighted[] {
  const terms = new Map<string, number>()
  for (const { title, share } of passages) {
    // A title that asks, as of a page of questions and answers, is no name.
    const stems = title.includes('?') ? [] : splitStems(title).filter(stem => !isStopStem(stem))
    for (const stem of stems) terms.set(stem, (terms.get(stem) ?? 0) + (share / stems.length) * weigh(stem))
  }
  return pickBest(terms, TITLES.stems, TITLES.weight)
}

/** Where titles are sentences, as those of papers: the keywords of the passages. */
export const KEYWORDS = { passages: 5, stems: 30 }
/** What the keywords tell at most, against the best passage. Anything from 1.2 to 1.5 ranks the judged sets alike. */
const KEYWORDS_WEIGHT = 1.3
/** A question of more telling words says more and more by itself, and what is added leads away from it; soon it is not worth a search. */
const WORDS = { few: 4, most: 8 }

/** What is added to a question of so many telling words, against the best passage. */
export function weighKeywords(words: number): number {
  return words > WORDS.most ? 0 : KEYWORDS_WEIGHT * Math.min(1, (WORDS.few / words) ** 4)
}

/** The keywords that the passages have in common. The square of its share lets a passage that stands out lead the others. */
export function mergeKeywords(passages: readonly Read[]): Weighted[] {
  const terms = new Map<string, number>()
  for (const { keywords, share } of passages)
    for (const [stem, weight] of readKeywords(keywords)) terms.set(stem, (terms.get(stem) ?? 0) + share ** 2 * weight)
  return pickBest(terms, KEYWORDS.stems, 1)
}
