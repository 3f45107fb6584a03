/** Puts right a misspelt word of a question where the library has one word that it can only have meant. */

import { isDrugName } from '../knowledge/drug-names.ts'
import { countSlips } from '../knowledge/slips.ts'
import { splitWords } from '../knowledge/tokens.ts'

/** Shorter words have too many neighbours; longer ones may have two slips. */
const WORD_MIN_LENGTH = 5
const TWO_SLIPS_LENGTH = 9

/**
 * Learns the words of some texts; the returned function corrects a question. It never puts in the name of a medicine or of a
 * gene, since names that look alike (vincristine, vinblastine) are not the same, and leaves a word with two likely meanings.
 */
export function createSpelling(texts: Iterable<string>, isKnown: (word: string) => boolean) {
  const words = new Set<string>()
  for (const text of texts) for (const word of splitWords(text)) words.add(word)
  const lexicon = Map.groupBy(
    [...words].filter(word => word.length >= WORD_MIN_LENGTH && !/\d/.test(word) && !isDrugName(word)),
    word => word[0] ?? '',
  )

  function correctWord(given: string): string {
    const word = given.toLowerCase()
    if (word.length < WORD_MIN_LENGTH || isDrugName(word) || isKnown(word)) return given
    const most = word.length >= TWO_SLIPS_LENGTH ? 2 : 1
    const near = (lexicon.get(word[0] ?? '') ?? []).flatMap(one => {
      if (Math.abs(one.length - word.length) > most) return []
      const slips = countSlips(word, one, most)
      return slips <= most ? [{ one, slips }] : []
    })
    const least = Math.min(...near.map(({ slips }) => slips))
    const nearest = near.filter(({ slips }) => slips === least).map(({ one }) => one)
    const [only = given] = nearest
    // "symptom" and "symptoms" are one word to whoever reads the question.
    return nearest.every(one => one.startsWith(only) || only.startsWith(one)) ? only : given
  }

  return (text: string) => text.replace(/\p{L}+/gu, correctWord)
}
