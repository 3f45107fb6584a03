/** What a question asks for, as concepts: each a word or a phrase with its other names, of which the best one counts in a passage. */
import { isStopStem } from './stop-words.ts'
import { isNameWord, readPhrases } from './thesaurus.ts'
import { splitStems } from './tokens.ts'

/** One name of a concept: a passage has it when it has all of these stems. */
export interface Name {
  stems: readonly string[]
  weight: number
}

export interface Concept {
  /** As it was said: each stem counts for itself, and for more where a passage has all of them. */
  said: readonly string[]
  weight: number
  others: Name[]
}

/** Longer questions tell no more; this also bounds the work of a hostile one. */
const QUERY_MAX_STEMS = 200
/** What another name tells beside the one that was said: as often as not it is a little wider or narrower. */
const NAME_WEIGHT = 0.6
/** What each word of another name of just the same thing tells. */
const SAME_WEIGHT = 0.5
/** A word that has other names is the name of a thing, and tells more of the subject than a word as rare. */
const PHRASE_WEIGHT = 1.3
/** What a word of a longer name tells where the name is not whole: "cell" of "renal cell carcinoma" is found with any cell. */
export const PART_WEIGHT = 0.5

/** Reads the concepts of a question. A stem that is said again counts again. `correct` puts a misspelt stem right. */
export function readConcepts(text: string, correct: (stem: string) => string): Concept[] {
  const said = splitStems(text).slice(0, QUERY_MAX_STEMS)
  const stems = said.map(stem => (isStopStem(stem) || isNameWord(stem) ? stem : correct(stem)))
  const counts = new Map<string, number>()
  for (const stem of stems) if (!isStopStem(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const taken = new Set<string>()
  const concepts: Concept[] = []
  for (const { from, to, names } of readPhrases(stems)) {
    const said = stems.slice(from, to).filter(stem => counts.has(stem) && !taken.has(stem))
    for (const stem of said) {
      taken.add(stem)
      counts.set(stem, (counts.get(stem) ?? 0) - 1)
    }
    if (said.length === 0) continue
    const others = names.map(({ stems: name, isSame }) => ({
      stems: name,
      weight: isSame ? SAME_WEIGHT : NAME_WEIGHT / name.length,
    }))
    concepts.push({ said, weight: PHRASE_WEIGHT, others })
  }
  for (const [stem, weight] of counts) if (weight > 0) concepts.push({ said: [stem], weight, others: [] })
  return concepts
}
