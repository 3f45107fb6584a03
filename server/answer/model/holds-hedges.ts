/** Whether a claim is no surer, no wider and no more of an order than the evidence. */
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import type { Claim, Hedge, Reading } from './reading.ts'
import { DOWNWARD, MODALS, OF_ALL, QUANTITIES } from './word-classes.ts'

/** From here on a word is said of all or nearly all: of just that. */
const GENERAL = 4

const ONLY = /\b(?:only|just|simply|merely)\b/

/** Whether the evidence goes as far with what `other` is said of as the claim does with `one`. */
function goesAsFar(one: Hedge, other: Hedge): boolean {
  // "Many must" is not "they may".
  if (other.strength < one.strength || (MODALS.has(one.word) && QUANTITIES.has(other.word))) return false
  if (one.strength < GENERAL)
    return one.scope.length === 0 || other.scope.length === 0 || one.scope.some(stem => isAmong(stem, other.scope))
  // "Will" is not "all", and "only" is neither.
  const isSameWord = one.word === other.word || (OF_ALL.has(one.word) && OF_ALL.has(other.word))
  if (one.strength > GENERAL && !isSameWord) return false
  if (one.word === 'only') return one.near.some(stem => isAmong(stem, other.near))
  return (
    one.head === other.head ||
    (other.isOfThem && one.word !== 'always') ||
    (one.head !== undefined && isAmong(one.head, other.scope.slice(0, 1)))
  )
}

/** Nothing is said more surely, or of more, than the evidence says it. */
export function holdsHedges(claim: Claim, whole: Reading, evidence: Evidence): boolean {
  const { hedges, isImperative, isUrgent, advice } = evidence.reading
  // "Few" is less than "most", and says the opposite.
  const isDenied = claim.hedges.some(({ word }) => DOWNWARD.has(word)) && !hedges.some(({ word }) => DOWNWARD.has(word))
  if (isDenied) return false
  // What is told as so may be told as what can be, but for what is to be done at once.
  const softens = ({ word }: Hedge) =>
    MODALS.has(word) && !isUrgent && advice !== 'duty' && (!isImperative || word === 'can' || word === 'could')
  // Where only one thing is qualified there is no doubt what is: "most do", "they usually do".
  const [single, ...more] = hedges
  const isWeaker = ({ strength }: Hedge) =>
    more.length === 0 && strength < GENERAL && strength <= (single?.strength ?? 0)
  const isTold = (one: Hedge) => softens(one) || isWeaker(one) || hedges.some(other => goesAsFar(one, other))
  if (!claim.hedges.every(isTold)) return false
  const isOnly = hedges.some(
    ({ word, near, head = near.at(-1) }) => word === 'only' && head !== undefined && isAmong(head, claim.stems),
  )
  return !isOnly || ONLY.test(whole.plain)
}

export function holdsAdvice(claim: Reading, evidence: Evidence): boolean {
  const { advice, isImperative } = evidence.reading
  if (claim.advice === 'duty') return advice === 'duty'
  return claim.advice === 'none' || advice !== 'none' || isImperative
}
