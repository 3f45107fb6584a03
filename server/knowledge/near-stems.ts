/** Reads a word that no passage has as the one that it is a slip of: "fisitin" finds "fisetin". */
import { isDrugName } from './drug-names.ts'
import { countSlips } from './slips.ts'

/** A stem of the index, with how many passages hold it. */
export interface HeldStem {
  stem: string
  holding: number
}

/** Shorter words have too many neighbours. */
const LEAST_LENGTH = 5

const isWord = (stem: string) => stem.length >= LEAST_LENGTH && !/\d/.test(stem) && !isDrugName(stem)

/**
 * `readStems` gives the stems that begin with a letter. The returned function takes a stem that nothing holds and gives the one
 * that most passages hold of those a single slip away, or the stem itself. Two slips, or another first letter, lead to other words
 * as often as not. The name of a medicine is never put right nor put in: names that look alike are not the same.
 */
export function createNearStems(readStems: (letter: string) => HeldStem[]): (stem: string) => string {
  /** By letter, then by length: read when they are first needed, since most questions have no slip. */
  const lexicon = new Map<string, Map<number, HeldStem[]>>()

  function readLetter(letter: string): Map<number, HeldStem[]> {
    const known = lexicon.get(letter)
    if (known) return known
    const held = readStems(letter).filter(({ stem }) => isWord(stem))
    const byLength = Map.groupBy(held, ({ stem }) => stem.length)
    lexicon.set(letter, byLength)
    return byLength
  }

  return stem => {
    if (!isWord(stem)) return stem
    const half = stem.length >>> 1
    const [begin, end] = [stem.slice(0, half), stem.slice(half + 1)]
    const ofLetter = readLetter(stem[0] ?? '')
    const best = [-1, 0, 1]
      .flatMap(more => ofLetter.get(stem.length + more) ?? [])
      // One slip leaves one half as it is: what has neither need not be compared letter by letter.
      .filter(one => one.stem.startsWith(begin) || one.stem.endsWith(end))
      .filter(one => countSlips(stem, one.stem, 1) === 1)
      .reduce<HeldStem | undefined>((most, one) => (one.holding > (most?.holding ?? 0) ? one : most), undefined)
    return best?.stem ?? stem
  }
}
