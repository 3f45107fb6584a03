/**
 * How likely it is that a message is about an article, learned from messages whose article was written down before they were tried:
 * `scripts/weigh-topics.ts` prints the weights and what a fifth that was left out is met with.
 */
import type { Fit } from './gist.ts'
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
}

/** What one article has for a message, in the order of `WEIGHTS`. `fits` are all that have something in common with it. */
export function readFeatures(fit: Fit, fits: readonly Fit[], { words, isOwn, found, isAside }: Reading): number[] {
  const ahead = fit.evidence - Math.max(0, ...fits.flatMap(one => (one === fit ? [] : one.evidence)))
  const isFound = found?.id === fit.topic.id
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
  ]
}

/** One for each feature. */
const WEIGHTS: readonly number[] = [-5.16, 0.63, 0.78, 0.91, 2.48, 0.67, 2.34, 0.85, -1.8]

/** The share of messages with such features that are about such an article, from 0 to 1. */
export const measureConfidence = (features: readonly number[], weights = WEIGHTS): number =>
  1 / (1 + Math.exp(-features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)))
