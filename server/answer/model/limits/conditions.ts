/** "Call if it spreads": what a part hangs on. */
import { isJoint, type Part, tokensOf } from '../parts.ts'
import type { Token } from '../reading.ts'
import { FINITE } from '../word-classes.ts'
import type { ConditionLimit, Stems } from './limits.ts'
import type { StemPlaces } from './stem-places.ts'

/** What hangs on a condition that stands behind or before it. */
function readGoverned(tokens: readonly Token[], { from, to }: Part, isBehind: boolean, places: StemPlaces): Stems {
  // "Tell them early, and again if it hurts": of what stands before it, the last.
  const joint = isBehind ? tokens.slice(from, to).findLastIndex((_, at, own) => isJoint(own, at)) : -1
  const reachable = places.withinReach(from + Math.max(joint, 0), to)
  // "Rytelo (imetelstat), if the risk is low": there is nothing but what a bracket explains.
  return reachable.size > 0 ? reachable : places.within(from, to)
}

/** Reads the conditions of the part at `index`, which is one; nothing where it limits no part beside it. */
export function readConditions(
  tokens: readonly Token[],
  parts: readonly Part[],
  index: number,
  places: StemPlaces,
): ConditionLimit[] {
  const { from, to } = parts[index] as Part
  const isFirst = places.within(0, from).size === 0
  const other = isFirst ? parts[index + 1] : parts[index - 1]
  // "Rest, and if it hurts, call": what stands before it hangs on nothing.
  if (!other || /^(?:and|but|or|so)$/.test(tokens[from - 1]?.text ?? '')) return []
  const governs = readGoverned(tokens, other, !isFirst, places)
  const opening = tokens[from]?.text ?? ''
  // "If it keeps you from work and is expected to last": two conditions, of which each has to be met.
  const isFurther = (at: number) => tokens[at]?.text === 'and' && FINITE.has(tokens[at + 1]?.text ?? '')
  const starts = tokensOf({ from, to }).filter(at => at === from || isFurther(at))
  return starts.map(start => ({ opening, opensAt: from, governs, own: places.within(start, to) }))
}
