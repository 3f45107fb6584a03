/**
 * What else a thing is called, for searching: lay and clinical names, abbreviations, the food and the substance in it. Wider
 * than `vocabulary.ts`, whose groups are one thing under several names and decide what an answer is about; a name of this file
 * only helps to find. No group joins two active substances of medicines.
 */
import { isStopStem } from './stop-words.ts'
import { CANCERS } from './terms/cancers.ts'
import { CARE } from './terms/care.ts'
import { DRUGS } from './terms/drugs.ts'
import { FOOD } from './terms/food.ts'
import { RARE_CANCERS } from './terms/rare-cancers.ts'
import { splitStems } from './tokens.ts'

/** A run of a question's stems that is one thing, with its other names as stems. */
export interface Phrase {
  from: number
  to: number
  names: readonly Name[]
}

export type Name = readonly string[]

const splitNames = (list: string) =>
  list
    .split(',')
    .map(name => splitStems(name))
    .filter(stems => stems.length > 0)

const NAMES = new Map<string, Name[]>()

for (const list of [RARE_CANCERS, DRUGS, CANCERS, CARE, FOOD]) {
  for (const line of list.split('\n')) {
    const [alike = '', narrower = ''] = line.split('>')
    const group = splitNames(alike)
    for (const one of group) {
      const others = [...group, ...splitNames(narrower)].filter(other => other.join(' ') !== one.join(' '))
      const named = others.map(stems => stems.filter(stem => !isStopStem(stem))).filter(stems => stems.length > 0)
      NAMES.set(one.join(' '), [...(NAMES.get(one.join(' ')) ?? []), ...named])
    }
  }
}

const WORDS = new Set([...NAMES.keys()].flatMap(name => name.split(' ')))
const LONGEST = Math.max(...[...NAMES.keys()].map(name => name.split(' ').length))

/** Whether a stem is a word of a name that is known here, whether or not any passage has it. */
export const isNameWord = (stem: string) => WORDS.has(stem)

/** The phrases of a question that have other names, in order; the longest match wins, and none overlaps another. */
export function readPhrases(stems: readonly string[]): Phrase[] {
  const phrases: Phrase[] = []
  let from = 0
  while (from < stems.length) {
    let to = Math.min(stems.length, from + LONGEST)
    while (to > from && !NAMES.has(stems.slice(from, to).join(' '))) to--
    const names = NAMES.get(stems.slice(from, to).join(' '))
    if (names) phrases.push({ from, to, names })
    from = Math.max(to, from + 1)
  }
  return phrases
}
