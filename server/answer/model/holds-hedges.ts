/** Whether a claim is no surer, no wider and no more of an order than the evidence. */
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import type { Claim, Hedge, Reading } from './reading.ts'

/** From here on a word is said of all or nearly all: of just that. */
const GENERAL = 4
const OF_ALL = new Set(['all', 'every', 'always', 'completely', 'entirely', 'everyone', 'everybody'])

const DOWNWARD = new Set(['few', 'rare', 'rarely', 'seldom', 'uncommon', 'unlikely'])
const MODALS = new Set(['may', 'might', 'can', 'could'])
const QUANTITIES = new Set(['some', 'few', 'many', 'most'])

/** Whether the evidence goes as far with what `other` is said of as the claim does with `one`. */
function goesAsFar(one: Hedge, other: Hedge): boolean {
  if (other.strength < one.strength) return false
  if (one.strength < GENERAL)
    return one.scope.length === 0 || other.scope.length === 0 || one.scope.some(stem => isAmong(stem, other.scope))
  // "Will" is not "all", and "only" is neither.
  const isSameWord = one.word === other.word || (OF_ALL.has(one.word) && OF_ALL.has(other.word))
  if (one.strength > GENERAL && !isSameWord) return false
  return (
    one.head === other.head || other.isOfThem || (one.head !== undefined && isAmong(one.head, other.scope.slice(0, 1)))
  )
}

/** Nothing is said more surely, or of more, than the evidence says it. */
export function holdsHedges(claim: Claim, whole: Reading, evidence: Evidence): boolean {
  const { hedges, isImperative, isUrgent } = evidence.reading
  // "Few" is less than "most", and says the opposite.
  const isDenied = claim.hedges.some(({ word }) => DOWNWARD.has(word)) && !hedges.some(({ word }) => DOWNWARD.has(word))
  if (isDenied) return false
  const softens = ({ word }: Hedge) => (word === 'can' || word === 'could') && isImperative && !isUrgent
  if (!claim.hedges.every(one => softens(one) || hedges.some(other => goesAsFar(one, other)))) return false
  return hedges.every(({ word, strength, near, head = near.at(-1) }) => {
    if (head === undefined || !isAmong(head, claim.stems)) return true
    if (word === 'only') return whole.hedges.some(one => one.word === word)
    // "Some drugs can harm" is less than "some drugs harm".
    const isAsWeak = (one: Hedge) => one.strength <= strength && !(MODALS.has(word) && QUANTITIES.has(one.word))
    return strength > GENERAL || whole.hedges.some(one => isAsWeak(one) && isAmong(head, one.near))
  })
}

export function holdsAdvice(claim: Reading, evidence: Evidence): boolean {
  const { advice, isImperative } = evidence.reading
  if (claim.advice === 'duty') return advice === 'duty'
  return claim.advice === 'none' || advice !== 'none' || isImperative
}
