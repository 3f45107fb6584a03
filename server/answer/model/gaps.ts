/** "A and B are brands of C; D of E": parts of a sentence that leave out what they have in common with the first. */
import type { Token } from './reading.ts'
import { stemsOf } from './telling.ts'
import { FINITE } from './word-classes.ts'

/** A part without a verb of its own. */
export interface Gap {
  /** The telling stems that it begins with, or else its first word: "below it, from organs in the belly". */
  begins: readonly string[]
  /** What it says of them. */
  says: readonly string[]
}

const PLACES = new Set('above below before after with without in on under over from for at'.split(' '))
const JOINS = new Set(['and', 'or', ',', 'the', 'a', 'an'])

/** A sentence between its semicolons. */
export function splitAtSemicolons(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token.text === ';') parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts
}

function readGap(part: readonly Token[]): Gap[] {
  const own = /^(?:and|but|,)$/.test(part[0]?.text ?? '') ? part.slice(1) : part
  const [first] = own
  if (!first || own.some(({ text, isHedge }) => FINITE.has(text) || isHedge)) return []
  if (PLACES.has(first.text)) return [{ begins: [first.text], says: stemsOf(own.slice(1)) }]
  const end = own.findIndex(({ text, isTelling }) => !isTelling && !JOINS.has(text))
  if (!first.isTelling || end < 0) return []
  return [{ begins: stemsOf(own.slice(0, end)), says: stemsOf(own.slice(end)) }]
}

/** The parts of a sentence behind its first semicolon that have no verb. */
export const readGaps = (tokens: readonly Token[]): Gap[] => splitAtSemicolons(tokens).slice(1).flatMap(readGap)
