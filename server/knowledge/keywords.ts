/** The words that tell most about a passage, kept in the file so that a search can go on from what it found. */
import { countIn, FIELDS, type Postings, STEP } from './postings.ts'
import { weighTerm } from './rank.ts'
import { isStopStem } from './stop-words.ts'

/** More words of a passage make feedback no better (measured on the judged sets). */
export const KEYWORDS_PER_PASSAGE = 16
/** A word of the title counts as often as so many in the text. */
const TITLE_COUNT = 3
/** A stem that one passage alone has leads nowhere, one of this share of all passages leads everywhere. */
const HOLDING_MAX_SHARE = 0.2
/** Weights are whole numbers in the file: this stands for 1. */
const SCALE = 10_000

const isTelling = (stem: string, holding: number, passages: number) =>
  holding > 1 && holding <= passages * HOLDING_MAX_SHARE && !isStopStem(stem) && !/^\d+$/.test(stem)

/** Of each passage `KEYWORDS_PER_PASSAGE` places, most telling first; where a passage has fewer stems the last weights are 0. */
export interface Keywords {
  /** Each stem that is a keyword of a passage, once. */
  stems: string[]
  /** By place: the number of a stem in `stems`. */
  words: Int32Array
  /** By place: what the stem tells. The weights of a passage have the length 1 (as a vector), so that a long text tells no more. */
  weights: Float32Array
}

/** The telling stems of each passage. */
export function pickKeywords(lengths: readonly number[], postings: ReadonlyMap<string, Postings>): Keywords {
  const passages = lengths.length / FIELDS.length
  const weights = new Float32Array(passages * KEYWORDS_PER_PASSAGE)
  const words = new Int32Array(passages * KEYWORDS_PER_PASSAGE)
  const stems: string[] = []
  const [title, text] = [FIELDS.indexOf('title'), FIELDS.indexOf('text')]
  for (const [stem, held] of postings) {
    const holding = held.length / STEP
    if (!isTelling(stem, holding, passages)) continue
    const word = stems.push(stem) - 1
    const weight = weighTerm(passages, holding)
    for (let at = 0; at < held.length; at += STEP) {
      const [passage, counts] = [held[at] ?? 0, held[at + 1] ?? 0]
      const count = countIn(counts, text) + TITLE_COUNT * countIn(counts, title)
      insert(weights, words, passage * KEYWORDS_PER_PASSAGE, Math.log(1 + count) * weight, word)
    }
  }
  for (let first = 0; first < weights.length; first += KEYWORDS_PER_PASSAGE) {
    const own = weights.subarray(first, first + KEYWORDS_PER_PASSAGE)
    const length = Math.hypot(...own) || 1
    for (let at = 0; at < own.length; at++) own[at] = (own[at] ?? 0) / length
  }
  return { stems, words, weights }
}

/** The keywords of each passage as they lie in the file: `stem weight stem weight …`. */
export function writeKeywords({ stems, words, weights }: Keywords): string[] {
  return Array.from({ length: weights.length / KEYWORDS_PER_PASSAGE }, (_, passage) => {
    const first = passage * KEYWORDS_PER_PASSAGE
    const parts: string[] = []
    for (let at = first; at < first + KEYWORDS_PER_PASSAGE && (weights[at] ?? 0) > 0; at++)
      parts.push(stems[words[at] ?? 0] ?? '', String(Math.round((weights[at] ?? 0) * SCALE)))
    return parts.join(' ')
  })
}

/** Keeps the best of one passage, which begin at `first`, in order. */
function insert(weights: Float32Array, stems: Int32Array, first: number, weight: number, stem: number): void {
  let at = first + KEYWORDS_PER_PASSAGE - 1
  if (weight <= (weights[at] ?? 0)) return
  while (at > first && (weights[at - 1] ?? 0) < weight) {
    weights[at] = weights[at - 1] ?? 0
    stems[at] = stems[at - 1] ?? 0
    at--
  }
  weights[at] = weight
  stems[at] = stem
}

/** Reads what `writeKeywords` wrote of one passage. */
export function readKeywords(written: string): [stem: string, weight: number][] {
  const parts = written === '' ? [] : written.split(' ')
  return parts.flatMap((stem, at) => (at % 2 === 0 ? [[stem, Number(parts[at + 1]) / SCALE] as [string, number]] : []))
}
