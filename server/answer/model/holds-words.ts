/** Whether each word of a claim is one of the evidence, and none of them means the opposite there. */
import { isDrugName } from '../../knowledge/drug-names.ts'
import { splitStems } from '../../knowledge/tokens.ts'
import { isAmong, isSaidBy } from './alike.ts'
import type { Evidence } from './evidence.ts'
import { isNeutral } from './neutral-words.ts'
import type { Claim, Reading } from './reading.ts'

function kindOfName(stem: string): 'drug' | 'letter' | 'marker' | null {
  if (isDrugName(stem)) return 'drug'
  if (/^letter.$/.test(stem)) return 'letter'
  return /[a-z]\d|\d[a-z]/.test(stem) ? 'marker' : null
}

/** Share of a claim's words that only heading and title may say, or the sentences that this one goes on with. */
const FOREIGN_MAX = 0.3
const FOREIGN_MAX_BACK = 0.5

/** A part of a sentence that is about what was named before. */
const SUBJECT_PRONOUN = /(?:^|[;:,.]|\b(?:and|but|so)\b)\s*(?:it|they|this|these|those|he|she)\b/

/** Each telling word is one of the evidence, of what the evidence is about, or claims nothing. */
export function holdsWords(claim: Claim, evidence: Evidence): boolean {
  const own = new Set(evidence.reading.stems)
  const telling = claim.stems.filter(stem => !isNeutral(stem))
  // Of words that claim nothing each has to be there.
  const saying = telling.length > 0 ? telling : claim.stems
  const foreign = saying.filter(stem => !isSaidBy(stem, own))
  const foreignMax = saying.length * (evidence.pointsBack ? FOREIGN_MAX_BACK : FOREIGN_MAX)
  if (foreign.length > foreignMax) return false
  return foreign.every(stem => {
    const kind = kindOfName(stem)
    // A name of the heading is not meant where the sentence has a name of its own.
    const isOther = kind !== null && evidence.reading.stems.some(one => kindOfName(one) === kind)
    // "Lymphedema is an infection" of "Cellulitis is an infection": what a sentence is about it names itself.
    const isSubject = stem === saying[0] && !evidence.pointsBack && !SUBJECT_PRONOUN.test(evidence.reading.plain)
    const hasOwn = isSubject && !isAmong(evidence.reading.stems.find(one => !isNeutral(one)) ?? stem, claim.stems)
    return !isOther && !hasOwn && isSaidBy(stem, evidence.context)
  })
}

/** Of each pair the one is not said where only the other is. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['on', 'off'],
  ['up', 'down'],
  ['more', 'less'],
  ['more', 'fewer'],
  ['better', 'worse'],
  ['high', 'low'],
  ['higher', 'lower'],
  ['raise', 'lower'],
  ['raises', 'lowers'],
  ['early', 'late'],
  ['earlier', 'later'],
  ['easier', 'harder'],
  ['faster', 'slower'],
  ['before', 'after'],
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
  return reading.others.every(stem => !isAmong(stem, whole.stems) || said('other') > 0 || said('others') > 0)
}
