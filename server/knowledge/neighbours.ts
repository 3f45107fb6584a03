/**
 * The passages that are most like each passage, found once and kept in the file: what a passage is about shows in whether its
 * neighbours are found as well (regularised scores; Diaz, "Regularizing Ad Hoc Retrieval Scores", 2005).
 */
import { KEYWORDS_PER_PASSAGE, type Keywords } from './keywords.ts'

/** More of them rank the judged sets worse: what lies further away is about something else. */
export const NEIGHBOURS = 5
/** A keyword of more passages says little of what they have in common, and to look at all of them would take too long. */
const HOLDING_MAX = 2_000

/** The keywords by word: those of word `n` lie from `firsts[n]` up to `firsts[n + 1]`. */
interface ByWord {
  firsts: Uint32Array
  /** Which passage has it, and what it tells there. */
  passages: Uint32Array
  weights: Float32Array
}

/** Turns the keywords around, without those that too many passages have. */
function sortByWord({ stems, words, weights }: Keywords): ByWord {
  const holding = new Uint32Array(stems.length)
  words.forEach((word, at) => {
    if ((weights[at] ?? 0) > 0) holding[word] = (holding[word] ?? 0) + 1
  })
  const firsts = new Uint32Array(stems.length + 1)
  holding.forEach((count, word) => {
    firsts[word + 1] = (firsts[word] ?? 0) + (count > HOLDING_MAX ? 0 : count)
  })
  const next = firsts.slice()
  const all = firsts[stems.length] ?? 0
  const sorted = { firsts, passages: new Uint32Array(all), weights: new Float32Array(all) }
  words.forEach((word, at) => {
    const weight = weights[at] ?? 0
    if (weight === 0 || (holding[word] ?? 0) > HOLDING_MAX) return
    const to = next[word] ?? 0
    next[word] = to + 1
    sorted.passages[to] = Math.floor(at / KEYWORDS_PER_PASSAGE)
    sorted.weights[to] = weight
  })
  return sorted
}

/**
 * For each passage the numbers of the `NEIGHBOURS` ones whose keywords are most like its own, most alike first. A place for which
 * there is none has the passage itself.
 */
export function findNeighbours(keywords: Keywords): Uint32Array {
  const { words, weights } = keywords
  const byWord = sortByWord(keywords)
  const passages = weights.length / KEYWORDS_PER_PASSAGE
  const neighbours = new Uint32Array(passages * NEIGHBOURS)
  /** How like a passage is to the one looked at: the cosine of their keywords. */
  const alike = new Float32Array(passages)
  /** Those that have any word of it. */
  const touched = new Uint32Array(passages)

  /** Gives how many were touched. */
  function compare(passage: number): number {
    let count = 0
    for (let at = passage * KEYWORDS_PER_PASSAGE; at < (passage + 1) * KEYWORDS_PER_PASSAGE; at++) {
      const weight = weights[at] ?? 0
      if (weight === 0) break
      const word = words[at] ?? 0
      const end = byWord.firsts[word + 1] ?? 0
      for (let held = byWord.firsts[word] ?? 0; held < end; held++) {
        const other = byWord.passages[held] ?? 0
        const before = alike[other] ?? 0
        if (before === 0) touched[count++] = other
        alike[other] = before + weight * (byWord.weights[held] ?? 0)
      }
    }
    return count
  }

  function keepBest(passage: number, count: number): void {
    const first = passage * NEIGHBOURS
    const last = first + NEIGHBOURS - 1
    neighbours.fill(passage, first, last + 1)
    // It is no neighbour of its own, and stands for nothing in the list that it fills.
    alike[passage] = 0
    let least = 0
    for (let one = 0; one < count; one++) {
      const other = touched[one] ?? 0
      const own = alike[other] ?? 0
      if (own <= least) continue
      let at = last
      while (at > first && (alike[neighbours[at - 1] ?? 0] ?? 0) < own) {
        neighbours[at] = neighbours[at - 1] ?? 0
        at--
      }
      neighbours[at] = other
      least = alike[neighbours[last] ?? 0] ?? 0
    }
    for (let one = 0; one < count; one++) alike[touched[one] ?? 0] = 0
  }

  for (let passage = 0; passage < passages; passage++) keepBest(passage, compare(passage))
  return neighbours
}
