/** What a question asks for, as concepts: each a word or a phrase with its other names, of which the best one counts in a passage. */
import { isAskingStem, isStopStem } from './stop-words.ts'
import { isNameWord, type Name, readPhrases } from './thesaurus.ts'
import { splitStems } from './tokens.ts'

export interface Concept {
  /** As it was said: each stem counts for itself, and for more where a passage has all of them. */
  said: readonly string[]
  weight: number
  /** A passage has one of them when it has all of its stems. */
  others: readonly Name[]
}

/** Longer questions tell no more; this also bounds the work of a hostile one. */
const QUERY_MAX_STEMS = 200
/** A word that has other names is the name of a thing, and tells more of the subject than a word as rare. */
const PHRASE_WEIGHT = 1.3
/** A word that questions are made of tells less of the subject than another one that is as rare in what is searched. */
const ASKING_WEIGHT = 0.4
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
  for (const { from, to, names: others } of readPhrases(stems)) {
    const said = stems.slice(from, to).filter(stem => counts.has(stem) && !taken.has(stem))
    for (const stem of said) {
      taken.add(stem)
      counts.set(stem, (counts.get(stem) ?? 0) - 1)
    }
    if (said.length === 0) continue
    concepts.push({ said, weight: PHRASE_WEIGHT, others })
  }
  for (const [stem, count] of counts)
    if (count > 0)
      concepts.push({ said: [stem], weight: isAskingStem(stem) ? ASKING_WEIGHT * count : count, others: [] })
  return concepts
}
