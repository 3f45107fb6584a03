/** "Can", "some", "often": what each of them is said of. */
import { type Part, tokensOf } from '../parts.ts'
import type { Token } from '../reading.ts'
import { MODALS, QUANTITIES, STRENGTH } from '../word-classes.ts'
import type { HedgeLimit, Stems } from './limits.ts'
import type { StemPlaces } from './stem-places.ts'

/** What is stronger is said of all, or of nothing else: it limits nothing. */
const STRENGTH_MAX = 4

function kindOf(word: string): HedgeLimit['kind'] {
  if (MODALS.has(word)) return 'modal'
  return QUANTITIES.has(word) ? 'quantity' : 'adverb'
}

/** Where what stands between the commas around a token begins and ends. */
function findCommas(tokens: readonly Token[], at: number): [from: number, to: number] {
  const end = tokens.findIndex(({ text }, place) => place > at && text === ',')
  return [tokens.slice(0, at).findLastIndex(({ text }) => text === ',') + 1, end < 0 ? tokens.length : end]
}

/** Reads the hedges of a part. */
export function readHedges(tokens: readonly Token[], { from, to }: Part, places: StemPlaces): HedgeLimit[] {
  const part = places.withinReach(from, to)
  /** What is nearest and claims anything. */
  const findSaying = (...some: Stems[]) => some.find(places.isSaying) ?? part

  function readGoverned(at: number, kind: HedgeLimit['kind'], behind: Stems, head: number | undefined): Stems {
    if (kind === 'modal') return findSaying(behind)
    if (kind === 'quantity') {
      // "Tests find some changes": of an object, only what it counts.
      const isObject = places.within(from, at).size > 0
      return isObject ? new Set(head === undefined ? [] : [head]) : findSaying(behind)
    }
    // "A need to pass urine often": what stands last is said of what is right before it.
    const joint = tokens.slice(from, at).findLastIndex(({ text }) => /^(?:,|and|or)$/.test(text))
    return findSaying(behind, places.withinReach(from + joint + 1, at))
  }

  return tokensOf({ from, to }).flatMap((at): HedgeLimit[] => {
    const { text: word, isHedge } = tokens[at] as Token
    const strength = STRENGTH.get(word) ?? 0
    if (!isHedge || strength > STRENGTH_MAX) return []
    const kind = kindOf(word)
    const behind = places.withinReach(at + 1, to)
    const [head] = kind === 'quantity' ? places.within(at + 1, to) : []
    return [
      {
        kind,
        word,
        strength,
        behind,
        part,
        governs: readGoverned(at, kind, behind, head),
        at: places.within(0, at).size,
        near: places.withinReach(...findCommas(tokens, at)),
        ...(head === undefined ? {} : { head }),
      },
    ]
  })
}
