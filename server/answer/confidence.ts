/**
 * How likely it is that a message is about an article, learned from messages whose article was written down before they were tried:
 * `scripts/weigh-topics.ts` prints the weights and what a fifth that was left out is met with.
 */
import type { Fit } from './gist.ts'
import type { Said } from './topic-words.ts'
import type { Topic } from './topics.ts'

/** What beside the words of a message tells whether an article is the right one. */
export interface Reading {
  /** Words of the message as it was typed. */
  words: number
  /** It is about somebody's own matter. */
  isOwn: boolean
  /** The article that was found by what the message names, and how close one of its questions comes; null where none was. */
  found: { id: string; closeness: number } | null
  /** Whether an article is about the illness that was told by the way: "I have lymphoma and want kids". */
  isAside(topic: Topic): boolean
  /** What the words say of each article. */
  heard: ReadonlyMap<string, Said>
}

/**
 * What one article has for a message, in the order of `WEIGHTS`, or of `UNHEARD` where the words are not known to speak of it. `fits`
 * are all that have something in common with it.
 */
export function readFeatures(
  fit: Fit,
  fits: readonly Fit[],
  { words, isOwn, found, isAside, heard }: Reading,
): number[] {
  const ahead = fit.evidence - Math.max(0, ...fits.flatMap(one => (one === fit ? [] : one.evidence)))
  const isFound = found?.id === fit.topic.id
  const said = heard.get(fit.topic.id)
  return [
    1,
    fit.score,
    // The longer the story, the less of it is the question.
    fit.score * Math.log(words),
    ahead,
    Number(fit.isNamed),
    Number(isFound),
    isFound ? found.closeness : 0,
    Number(isOwn),
    Number(isAside(fit.topic)),
    ...(said ? [said.aheadOfNone, said.aheadOfOthers] : []),
  ]
}

/** One for each feature. */
const WEIGHTS: readonly number[] = [-2.34, -2.83, 1.51, 0.18, 0.23, 1.16, -0.6, 0.65, -0.31, 0.38, 0.67]
/** Of an article that was not there when the weights of words were learned, as a site's own. */
const UNHEARD: readonly number[] = [-3.81, 0.06, 0.93, 0.55, 1.3, 1.44, 0.14, 0.43, 0.69]

/** The share of messages with such features that are about such an article, from 0 to 1. */
export const measureConfidence = (
  features: readonly number[],
  weights = features.length === WEIGHTS.length ? WEIGHTS : UNHEARD,
): number => 1 / (1 + Math.exp(-features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)))
