/** Left, right or both: the side that stands nearest to a place in a text. */
import type { Diagnosis } from '../../protocol/case-profile.ts'

const SIDE =
  /\b(left|right|bilateral|both|lt|rt)\b\.?|(?<=\s|\(|^)(L|R)(?=\s(?:breast|lung|kidney|ovary)|(?:UL|LL|ML)\b)|\b(izquierd[ao]|derech[ao])\b/gi

/** How far a side may stand from its organ ("the upper outer quadrant of the right breast"). */
const REACH = 40

export function sideOf(text: string, start: number, end: number): Diagnosis['laterality'] {
  let best: { distance: number; side: string } | undefined
  for (const match of text.matchAll(SIDE)) {
    const at = match.index
    const until = at + match[0].length
    const between = at < start ? text.slice(until, start) : text.slice(end, at)
    if (between.length > REACH || /[;]|\.\s/.test(between)) continue
    // In "left breast and right axilla" each side belongs to what follows it; "breast, left" is the other way round.
    const distance = at < start ? between.length : between.length + (/^[\s,:(-]*$/.test(between) ? 2 : 20)
    if (!best || distance < best.distance) best = { distance, side: match[0].toLowerCase().replace('.', '') }
  }
  if (!best) return
  if (/^(?:l|left|lt|izquierd[ao])$/.test(best.side)) return 'left'
  if (/^(?:r|right|rt|derech[ao])$/.test(best.side)) return 'right'
  return 'bilateral'
}
