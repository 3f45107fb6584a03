/** Whether two words are one thing to a reader: forms of a word, and synonyms. */

import { isDrugName } from '../../knowledge/drug-names.ts'
import { splitStems } from '../../knowledge/tokens.ts'
import { alikeStems } from '../../knowledge/vocabulary.ts'
import { EVERYDAY } from './same-words.ts'

const GROUPS_OF = new Map<string, string[]>()
for (const group of EVERYDAY) {
  const stems = [...new Set(splitStems(group))]
  for (const stem of stems) GROUPS_OF.set(stem, [...(GROUPS_OF.get(stem) ?? []), ...stems])
}

/** Endings between forms of one word that the stemmer leaves apart: treat and treatment, inflame and inflammation. */
const ENDINGS =
  /^(?:s|e|es|ed|er|or|ers|ing|ment|ments|ion|ions|ation|ations|al|ally|ly|y|i|ness|ive|ance|ence|anc|enc|able|abl|ist|ical|ic|ful|th|r|n|en|d|t)$/
const ROOT_LENGTH = 4

function isFormOf(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < ROOT_LENGTH || !/^[a-z]+$/.test(long)) return false
  return long.startsWith(short) && ENDINGS.test(long.slice(short.length))
}

/** To treat is more than to be used in treatment, and to cure more than to be curable. */
const DEEDS = new Set(splitStems('treat cure heal'))

const hasNumber = (stem: string) => /\d/.test(stem)

/** Names, numbers and these deeds are one with themselves alone. */
const isExact = (stem: string) => hasNumber(stem) || isDrugName(stem) || DEEDS.has(stem)

/** Whether one of `said` is `stem`, a form of it, or means the same. */
export function isSaidBy(stem: string, said: ReadonlySet<string>): boolean {
  if (said.has(stem)) return true
  if (isExact(stem)) return false
  const isSaid = (one: string) => said.has(one) && !hasNumber(one)
  if (alikeStems(stem).some(isSaid) || GROUPS_OF.get(stem)?.some(isSaid)) return true
  for (const one of said) if (isFormOf(stem, one)) return true
  return false
}

/** The same for a list of stems. */
export const isAmong = (stem: string, said: readonly string[]) => isSaidBy(stem, new Set(said))
