/** Which telling stems stand where in a sentence: tokens are counted with signs and little words, stems without. */
import { readOpen } from '../brackets.ts'
import { isNeutral } from '../neutral-words.ts'
import type { Token } from '../reading.ts'
import type { Stems } from './limits.ts'

/** Stems of a run of tokens, from one up to, and without, another. */
export interface StemPlaces {
  within(from: number, to: number): Stems
  /** "Before menopause (the end of periods)": without what a bracket explains, and how, since that is said without a limit. */
  withinReach(from: number, to: number): Stems
  /** Whether one of the stems claims anything. */
  isSaying(some: Stems): boolean
  /** Whether a token stands outside brackets. */
  isOpen(at: number): boolean
}

/** Counts the telling stems of a sentence. */
export function readStemPlaces(tokens: readonly Token[]): StemPlaces {
  const stems = tokens.flatMap(token => (token.isTelling ? [token.stem] : []))
  const open = readOpen(tokens)
  let count = 0
  /** Undefined for a token that tells nothing. */
  const placeOf = tokens.map(token => (token.isTelling ? count++ : undefined))
  const reachable = placeOf.map((place, at) => (open[at] && tokens[at + 1]?.text !== '(' ? place : undefined))
  const take = (places: readonly (number | undefined)[], from: number, to: number) =>
    new Set(places.slice(from, to).filter(place => place !== undefined))
  return {
    within: (from, to) => take(placeOf, from, to),
    withinReach: (from, to) => take(reachable, from, to),
    isSaying: some => [...some].some(place => !isNeutral(stems[place] ?? '')),
    isOpen: at => open[at] === true,
  }
}
