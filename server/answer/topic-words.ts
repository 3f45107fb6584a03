/**
 * Which article the words of a message speak for, and whether any: for what people say that no article says. The weights
 * (`topic-weights.txt`) were learned by `scripts/weigh-topics.ts` from messages that were made up for this, each with its article,
 * and from what the articles themselves are asked.
 */
import { join } from 'node:path'
import { splitStems } from '../knowledge/tokens.ts'
import { openWeights, piecesOf } from './weights.ts'

/** The kind of what no article is about. */
export const NO_ARTICLE = 'none'

const weights = openWeights(join(import.meta.dirname, 'topic-weights.txt'))

/** Stands in every message: most are about nothing that an article says. */
const ANY = '*'

/** The stems of a message, the pieces of the long ones, and the pairs that stand side by side, each once. */
export function featuresOf(text: string): string[] {
  const stems = splitStems(text)
  const features = new Set([ANY, ...stems])
  for (const stem of stems) if (stem.length > 3) for (const piece of piecesOf(stem)) features.add(piece)
  const ends = ['^', ...stems, '$']
  for (let index = 1; index < ends.length; index++) features.add(`${ends[index - 1]} ${ends[index]}`)
  return [...features]
}

/** What the words of a message say of an article. */
export interface Said {
  /** How far it is before "no article", and before the best other one; below zero where it is behind. */
  aheadOfNone: number
  aheadOfOthers: number
}

/** What the words of a message say of each article that the weights know; the most likely first. */
export function hearTopics(text: string): Map<string, Said> {
  return compare(weights.kinds, weights.sum(featuresOf(text)))
}

/** From what speaks for each kind, one of which is `NO_ARTICLE`. */
export function compare(kinds: readonly string[], sums: readonly number[]): Map<string, Said> {
  const none = sums[kinds.indexOf(NO_ARTICLE)] ?? 0
  const articles = kinds
    .map((id, at) => ({ id, sum: sums[at] ?? 0 }))
    .filter(({ id }) => id !== NO_ARTICLE)
    .sort((one, other) => other.sum - one.sum)
  const [best, second] = articles.map(({ sum }) => sum)
  return new Map(
    articles.map(({ id, sum }, at) => [
      id,
      { aheadOfNone: sum - none, aheadOfOthers: sum - ((at === 0 ? second : best) ?? sum) },
    ]),
  )
}
