/**
 * What else a thing is called, for searching: lay and clinical names, abbreviations, the food and the substance in it. Wider
 * than `vocabulary.ts`, whose groups are one thing under several names and decide what an answer is about; a name of this file
 * only helps to find. No group joins two active substances of medicines.
 */
import { isStopStem } from './stop-words.ts'
import { CANCERS } from './terms/cancers.ts'
import { CARE } from './terms/care.ts'
import { FOOD } from './terms/food.ts'
import { splitStems } from './tokens.ts'

/** A run of a question's stems that is one thing, with its other names as stems. */
export interface Phrase {
  from: number
  to: number
  names: readonly (readonly string[])[]
}

const splitNames = (list: string) =>
  list
    .split(',')
    .map(name => splitStems(name))
    .filter(stems => stems.length > 0)

function readGroups(): Map<string, string[][]> {
  const names = new Map<string, string[][]>()
  for (const line of [CANCERS, CARE, FOOD].join('\n').split('\n')) {
    const [alike = '', narrower = ''] = line.split('>')
    const group = splitNames(alike)
    for (const one of group) {
      const others = [...group, ...splitNames(narrower)].filter(other => other.join(' ') !== one.join(' '))
      names.set(one.join(' '), [...(names.get(one.join(' ')) ?? []), ...others])
    }
  }
  return names
}

const NAMES = readGroups()
const LONGEST = Math.max(...[...NAMES.keys()].map(name => name.split(' ').length))

/** The phrases of a question that have other names, in order; the longest match wins, and none overlaps another. */
export function readPhrases(stems: readonly string[]): Phrase[] {
  const phrases: Phrase[] = []
  let from = 0
  while (from < stems.length) {
    let to = Math.min(stems.length, from + LONGEST)
    while (to > from && !NAMES.has(stems.slice(from, to).join(' '))) to--
    const names = NAMES.get(stems.slice(from, to).join(' '))
    if (names) phrases.push({ from, to, names: names.map(name => name.filter(stem => !isStopStem(stem))) })
    from = Math.max(to, from + 1)
  }
  return phrases
}
