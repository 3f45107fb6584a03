/** Whether each word of a claim is one of the evidence, and none of them means the opposite there. */
import { isDrugName } from '../../knowledge/drug-names.ts'
import { splitStems } from '../../knowledge/tokens.ts'
import { isAmong, isSaidBy } from './alike.ts'
import { type Evidence, GENERIC } from './evidence.ts'
import { isNeutral } from './neutral-words.ts'
import type { Claim, Reading } from './reading.ts'

function kindOfName(stem: string): 'drug' | 'letter' | 'marker' | null {
  if (isDrugName(stem)) return 'drug'
  if (/^letter.0$/.test(stem)) return 'letter'
  return /[a-z]\d|\d[a-z]/.test(stem) ? 'marker' : null
}

/** Share of a claim's words that only heading and title may say, or the sentences that this one goes on with. */
const FOREIGN_MAX = 0.34
const FOREIGN_MAX_BACK = 0.5

/** Stand for what was named before, wherever they are. */
const STANDS_FOR = /\b(?:it|its|they|them|their|this|these|those|one|he|she)\b/

/** "Both stay for months, and a port for years": what a later part says of its own subject is said of no other. */
function dropsSubject(claim: Claim, { reading, context }: Evidence): boolean {
  return reading.segments.slice(1).some(({ stems: [subject, ...rest] }) => {
    if (subject === undefined || !isSaidBy(subject, context) || isAmong(subject, claim.stems)) return false
    const isOnlyHere = (stem: string) => reading.stems.filter(one => one === stem).length === 1
    return rest.some(stem => !isNeutral(stem) && isOnlyHere(stem) && isAmong(stem, claim.stems))
  })
}

/** A part of a sentence that is about what was named before. */
const SUBJECT_PRONOUN = /(?:^|[;:,.]|\b(?:and|but|so)\b)\s*(?:it|they|this|these|those|he|she)\b/

/** Each telling word is one of the evidence, of what the evidence is about, or claims nothing. */
export function holdsWords(claim: Claim, evidence: Evidence): boolean {
  const own = new Set(evidence.reading.stems)
  const telling = claim.stems.filter(stem => !isNeutral(stem))
  // Where hardly a word claims anything, the others have to be there, too.
  const saying = telling.length > 1 ? telling : claim.stems
  const foreign = saying.filter(stem => !isSaidBy(stem, own))
  const foreignMax = saying.length * (evidence.pointsBack ? FOREIGN_MAX_BACK : FOREIGN_MAX)
  if (foreign.length > foreignMax) return false
  if (foreign.length > 0 && dropsSubject(claim, evidence)) return false
  return foreign.every(stem => {
    const kind = kindOfName(stem)
    // A name of the heading is not meant where the sentence has a name of its own.
    const isOther = kind !== null && evidence.reading.stems.some(one => kindOfName(one) === kind)
    // "Lymphedema is an infection" of "Cellulitis is an infection": what a sentence is about it names itself.
    const { beginsWithPronoun, refersBack } = evidence.reading
    const isMeant = (beginsWithPronoun || refersBack) && SUBJECT_PRONOUN.test(evidence.reading.plain)
    const isSubject = stem === claim.stems[0] && !isMeant && !isSaidBy(stem, evidence.itemName)
    const hasOwn = isSubject && !isAmong(evidence.reading.stems.find(one => !isNeutral(one)) ?? stem, claim.stems)
    // What the sentences before were about is what this one is about, and not what is done to it.
    const ahead = saying.slice(0, saying.indexOf(stem)).filter(one => isSaidBy(one, own))
    const isNamed =
      isSaidBy(stem, evidence.named) ||
      ((ahead.length === 0 || STANDS_FOR.test(evidence.reading.plain)) && isSaidBy(stem, evidence.context))
    // "Ports and lines": what is said of a port is not said of a line.
    const isHere = (one: string) => !isNeutral(one) && !GENERIC.has(one) && isSaidBy(one, own)
    const here = [...evidence.named].filter(isHere)
    const isBeside = here.length > 0 && !here.some(one => isAmong(one, claim.stems)) && isSaidBy(stem, evidence.named)
    return !isOther && !hasOwn && !isBeside && isNamed
  })
}

const pairsOf = (text: string) =>
  text.split(',').map((pair): [string, string] => pair.trim().split(/\s+/) as [string, string])

/** Of each pair the one is not said where only the other is. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['on', 'off'],
  ['up', 'down'],
  ['more', 'less'],
  ['more', 'fewer'],
  ['better', 'worse'],
  ['improve', 'worse'],
  ['high', 'low'],
  ['higher', 'lower'],
  ['raise', 'lower'],
  ['raises', 'lowers'],
  ['early', 'late'],
  ['earlier', 'later'],
  ['easier', 'harder'],
  ['faster', 'slower'],
  ['before', 'after'],
  ...pairsOf(`few many, low many, high few, fewer more, morelikely lesslikely, first second, first last, start stop, small large, small big, short long, slow fast, slowly quickly,
  weak strong, hard soft, left right, upper lower, inside outside, gain loss, same different, safe dangerous, normal abnormal, common rare, best worst, good
  bad, benign malignant, positive negative, acute chronic, men women, adults children, old young, older younger, thick thin, mild severe, day night,
  morning evening, oral vein, increase decrease, increase reduce, raise reduce, with without, start end, open closed, hot cold, warm cold, little much, dry wet, inherited
  acquired, push pull, own other, all some, always never, include exclude`),
]
/** "Go easy on coffee", "avoid raw eggs": what stands behind is to be less, or not at all. */
const LESSENED =
  /\b(?:avoid\w*|limit\w*|skip\w*|quit\w*|(?:go|going) easy on|cut\w* (?:down|back)(?: on)?|(?:stay|keep|staying|keeping) away from)\b((?: [\p{L}'-]+,?){1,5})/gu

/** Nothing that the evidence says to lessen is told as if it were to be done. */
export function holdsLessening(claim: Claim, whole: Reading, { reading }: Evidence): boolean {
  if (whole.negations.length > 0 || whole.plain.search(LESSENED) >= 0) return true
  return [...reading.plain.matchAll(LESSENED)].every(([, lessened = '']) =>
    splitStems(lessened).every(stem => isNeutral(stem) || !isAmong(stem, claim.stems)),
  )
}

/** All of one is as the other. */
const SAME_AS = /\bsame as\b/

function countWords({ plain }: Reading): (word: string) => number {
  const words = plain.match(/\p{L}+/gu) ?? []
  return word => words.filter(one => one === word).length
}

/** The claim turns nothing into its opposite, and means the other one where the evidence does. */
export function holdsDirection(whole: Reading, { reading }: Evidence): boolean {
  const [said, stated] = [countWords(whole), countWords(reading)]
  // "After you play, before you eat" has both: one more of the one and one less of the other is a turn too.
  const isTurned = (one: string, other: string) => said(one) > stated(one) && said(other) < stated(other)
  if (OPPOSITES.some(([one, other]) => isTurned(one, other) || isTurned(other, one))) return false
  // "Is the same as the first" of "has the same effects as the first".
  if (SAME_AS.test(whole.plain) && !SAME_AS.test(reading.plain)) return false
  return reading.others.every(
    stem => !isAmong(stem, whole.stems) || ['other', 'others', 'another', 'also'].some(word => said(word) > 0),
  )
}
