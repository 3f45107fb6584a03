/** Whether what is before, after or because of what is so in the evidence, too. */
import { splitStems } from '../../knowledge/tokens.ts'
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import type { Claim, Relation } from './reading.ts'

const countShared = (one: readonly string[], other: readonly string[]) =>
  one.filter(stem => isAmong(stem, other)).length

const EXCEPTING = new Set(splitStems('unless except instead rather'))

/** "Chemotherapy before surgery" is not "surgery before chemotherapy". */
export function holdsRelations(claim: Claim, evidence: Evidence): boolean {
  const isAcross = ({ right: [head] }: Relation, { left, right }: Relation) =>
    head !== undefined && isAmong(head, left) && !isAmong(head, right)
  const isSameWay = (one: Relation, other: Relation) => {
    // "Surgery may shrink it before chemo": whatever else is the same, the two have changed places.
    if (isAcross(one, other) && isAcross(other, one)) return false
    // "A clot raises the risk of surgery" of "surgery raises the risk of a clot": a side that is only the other one there.
    const isOver = (mine: readonly string[], there: readonly string[], across: readonly string[]) =>
      countShared(mine, there) === 0 && countShared(mine, across) > 0
    if (isOver(one.left, other.left, other.right) || isOver(one.right, other.right, other.left)) return false
    const same = countShared(one.left, other.left) + countShared(one.right, other.right)
    return same > 0 && same >= countShared(one.left, other.right) + countShared(one.right, other.left)
  }
  const { relations } = evidence.reading
  const isTold = (one: Relation) =>
    relations.some(other => other.word === one.word && other.isDenied === one.isDenied && isSameWay(one, other))
  if (!claim.relations.every(one => isTold(one) || (one.asWritten !== undefined && isTold(one.asWritten)))) return false
  // What is excepted there is not told as if it were not.
  return relations
    .filter(({ word }) => EXCEPTING.has(word))
    .every(({ word, right }) => countShared(right, claim.stems) === 0 || claim.relations.some(one => one.word === word))
}
