/** Whether a thing is done to what it is done to in the evidence, and not to what stands beside that. */
import { splitStems } from '../../knowledge/tokens.ts'
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import { isNeutral } from './neutral-words.ts'
import { DETERMINERS, isPassiveAt, type ObjectOf, placeBefore } from './objects.ts'
import type { Reading } from './reading.ts'
import { REFERRING } from './word-classes.ts'

/** To take out a part of something is not to take it out. */
const PARTS = new Set(splitStems('part half rest piece'))
const claims = (stem: string) => !isNeutral(stem) || PARTS.has(stem)

function isOnce(stem: string, { stems }: Reading): boolean {
  const exact = stems.filter(one => one === stem)
  return (exact.length > 0 ? exact : stems.filter(one => isAmong(stem, [one]))).length === 1
}

/** "Avoid cancer" of "avoid death from cancer", "kills healthy cells" of "kills cancer cells", "destroys the liver" of "destroys the tumor". */
function isReplaced(said: ObjectOf, stated: ObjectOf, claim: Reading, reading: Reading): boolean {
  const [mine, theirs] = [said.things.filter(claims), stated.things.filter(claims)]
  if (mine.length === 0 || theirs.length === 0) return false
  const isMine = (stem: string) => isAmong(stem, mine)
  const [head, ownHead] = [theirs.at(-1) as string, mine.at(-1) as string]
  // The same thing, of another kind.
  if (isAmong(head, [ownHead])) {
    const [kind, ownKind] = [theirs.at(-2), mine.at(-2)]
    return kind !== undefined && ownKind !== undefined && !isMine(kind) && !isAmong(ownKind, theirs)
  }
  const isTold = (stem: string) => (PARTS.has(stem) ? claim.stems.includes(stem) : isAmong(stem, claim.stems))
  if (theirs.some(isMine) || theirs.some(isTold)) return false
  if (!mine.some(stem => isAmong(stem, reading.stems))) return true
  // Of a list each may be told alone.
  const isOf = ({ of, joint, things }: ObjectOf) => joint !== '' && theirs.includes(of) && things.some(isMine)
  return said.joint === '' && reading.objects.some(isOf)
}

/** "Block the tumor" of "the tumor can block it": what does it there is what it is done to here. */
function isTurned(deed: string, things: readonly string[], { tokens, parts }: Reading): boolean {
  const at = tokens.findIndex(({ stem, isTelling }) => isTelling && isAmong(deed, [stem]))
  const [thing] = things.filter(stem => !isNeutral(stem))
  if (at < 0 || thing === undefined || isPassiveAt(tokens, at)) return false
  const places = tokens.flatMap(({ stem, isTelling }, place) => (isTelling && isAmong(thing, [stem]) ? [place] : []))
  const behind = tokens[at + 1]
  // "At extra cost": nothing is done.
  if (!behind?.isTelling && !DETERMINERS.has(behind?.text ?? '') && !REFERRING.has(behind?.text ?? '')) return false
  // "Doctors know these drugs and can change them".
  if (REFERRING.has(behind?.text ?? '')) return places.includes(placeBefore(tokens, at))
  const from = parts.find(part => at >= part.from && at < part.to)?.from ?? 0
  return places.length > 0 && places.every(place => place >= from && place < at)
}

/** "Vaginal surgery" of "vulvar surgery": a word of heading or title in the place of one of the sentence. */
function isRenamed({ pairs, stems }: Reading, reading: Reading): boolean {
  return pairs.some(([at, behind]) => {
    const [kind = '', thing = ''] = [stems[at], stems[behind]]
    if (isNeutral(kind) || isAmong(kind, reading.stems)) return false
    const kinds = reading.pairs.flatMap(([one, other]) =>
      reading.stems[other] === thing ? [reading.stems[one] ?? ''] : [],
    )
    return kinds.length > 0 && kinds.every(one => !isNeutral(one) && !isAmong(one, stems))
  })
}

/** Whether what the claim does, or tells something of, is there done to or told of the same. */
export function holdsObjects(claim: Reading, { reading }: Evidence): boolean {
  // "The tumor is blocked by surgery".
  const isDoer = claim.tokens.some(({ stem, isTelling }, at) => {
    if (!isTelling || !isPassiveAt(claim.tokens, at) || claim.tokens[at + 1]?.text !== 'by') return false
    const thing = claim.tokens.slice(0, at).findLast(one => one.isTelling)?.stem
    return thing !== undefined && isTurned(stem, [thing], reading)
  })
  if (isDoer || isRenamed(claim, reading)) return false
  return claim.objects.every(said => {
    if ((said.joint === '' && !said.isDone) || !isOnce(said.of, claim) || !isOnce(said.of, reading)) return true
    if (said.joint === '' && isTurned(said.of, said.things, reading)) return false
    const stated = reading.objects.find(one => one.joint === said.joint && isAmong(said.of, [one.of]))
    return !stated || !isReplaced(said, stated, claim, reading)
  })
}
