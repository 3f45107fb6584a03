/** Whether a passage says what a sentence claims. It is rather strict than clever: what it does not recognise is not shown. */

import { isDrugName } from '../../knowledge/drug-names.ts'
import type { Facet, Facets } from '../../knowledge/facets.ts'
import { splitStems } from '../../knowledge/tokens.ts'
import { isSaidBy } from './alike.ts'
import type { Evidence, EvidenceBlock } from './evidence.ts'
import { holdsRoles } from './holds-roles.ts'
import { isNeutral } from './neutral-words.ts'
import { holdsQuantities } from './quantities.ts'
import type { Claim, Hedge, Negation, Reading, Relation, Segment } from './reading.ts'

/** Share of its telling words that a claim must take from what supports it. */
const SHARE_MIN = 0.6

/** Where the support of a sentence ends. */
export interface Place {
  block: EvidenceBlock
  /** Of the sentence in its block. */
  at: number
}

export interface Support {
  blocks: readonly EvidenceBlock[]
  last: Place
}

const has = (stem: string, said: readonly string[]) => isSaidBy(stem, new Set(said))

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
function holdsWords(claim: Claim, evidence: Evidence): boolean {
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
    const hasOwn = isSubject && !has(evidence.reading.stems.find(one => !isNeutral(one)) ?? stem, claim.stems)
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
function holdsLessening(claim: Claim, whole: Reading, { reading }: Evidence): boolean {
  if (whole.negations.length > 0 || whole.plain.search(LESSENED) >= 0) return true
  return [...reading.plain.matchAll(LESSENED)].every(([, lessened = '']) =>
    splitStems(lessened).every(stem => isNeutral(stem) || !has(stem, claim.stems)),
  )
}

function countWords({ plain }: Reading): (word: string) => number {
  const words = plain.match(/\p{L}+/gu) ?? []
  return word => words.filter(one => one === word).length
}

/** The claim turns nothing into its opposite, and means the other one where the evidence does. */
function holdsDirection(whole: Reading, { reading }: Evidence): boolean {
  const [said, stated] = [countWords(whole), countWords(reading)]
  // "After you play, before you eat" has both: one more of the one and one less of the other is a turn too.
  const isTurned = (one: string, other: string) => said(one) > stated(one) && said(other) < stated(other)
  if (OPPOSITES.some(([one, other]) => isTurned(one, other) || isTurned(other, one))) return false
  return reading.others.every(stem => !has(stem, whole.stems) || said('other') > 0 || said('others') > 0)
}

/** One word is not joined to another, and what begins with "which" only explains. */
const isBare = (segment: Segment | undefined) => !segment || segment.stems.length < 2 || segment.explains

/** Words of one part of the claim stand in the order of the parts of the evidence: "in an arm after A, and in a leg after B". */
function holdsSegments(whole: Reading, { reading }: Evidence): boolean {
  const placeOf = (stem: string) => {
    const places = reading.segments.flatMap(({ stems }, at) => (has(stem, stems) ? [at] : []))
    const [at] = places
    const isLoose = places.length !== 1 || at === undefined || isNeutral(stem)
    return isLoose || isBare(reading.segments[at]) ? [] : [at]
  }
  const isInOrder = whole.segments.every(({ stems }) => {
    const places = stems.flatMap(placeOf)
    return places.every((at, index) => index === 0 || at >= (places[index - 1] ?? 0))
  })
  if (!isInOrder) return false
  // "Before you stop": nobody is told to stop.
  const places = whole.segments.filter(({ isOpen }) => !isOpen).flatMap(({ stems }) => stems.flatMap(placeOf))
  const isOpen = (at: number) => reading.segments[at]?.isOpen === true
  return places.length === 0 || whole.segments.some(one => one.isOpen) || !places.every(isOpen)
}

/** Share of the evidence's words from which on a claim tells all of it. */
const WHOLE_SHARE = 0.75
/** Share of pairs of words that may have changed places. */
const TURNED_MAX = 1 / 3
/** Words of a run that may stand before or behind another. */
const RUN_MIN = 2

/** How many stems stand up to the end of a part of a sentence. */
const endOf = ({ clauses }: Reading, index: number) =>
  clauses.slice(0, index + 1).reduce((sum, { stems }) => sum + stems.length, 0)

/** Words that are taken from several parts of a sentence stand in its order: else they could say anything. */
function holdsOrder(claim: Claim, { reading }: Evidence): boolean {
  const places = claim.stems.flatMap(stem => {
    if (isNeutral(stem)) return []
    const forms = reading.stems.flatMap((one, at) => (has(stem, [one]) ? [at] : []))
    return forms.length > 0 ? [forms] : []
  })
  const [first, second, ...more] = places
  // Two words are hardly a claim: they have to stand as they stood.
  if (first && second && more.length === 0) return first.some(at => second.some(later => later > at))
  const isInside = (index: number) =>
    places.every(forms => forms.some(at => at >= endOf(reading, index - 1) && at < endOf(reading, index)))
  if (reading.clauses.some((_, index) => isInside(index))) return true
  // "A means much, and B means little": of two parts that are built alike a claim tells one, or both.
  const partOf = (at: number) => reading.clauses.findIndex((_, index) => at < endOf(reading, index))
  const isParallel = places.some(forms => new Set(forms.map(partOf)).size > 1)
  if (isParallel && new Set(claim.stems).size < new Set(reading.stems).size * WHOLE_SHARE) return false
  const order: number[] = []
  for (const forms of places) order.push(forms.find(at => at > (order.at(-1) ?? -1)) ?? forms[0] ?? 0)
  let turned = 0
  for (const [index, at] of order.entries()) turned += order.slice(index + 1).filter(later => later < at).length
  if (turned <= (TURNED_MAX * order.length * (order.length - 1)) / 2) return true
  // "Call if it hurts" of "If it hurts, call": two runs that have changed places.
  const turns = order.flatMap((at, index) => (index > 0 && at < (order[index - 1] ?? 0) ? [index] : []))
  const [turn = 0] = turns
  return turns.length === 1 && turn >= RUN_MIN && order.length - turn >= RUN_MIN
}

/** `stems` but for one of each that is in `some`. */
function without(stems: readonly string[], some: readonly string[]): string[] {
  const left = [...some]
  return stems.filter(stem => {
    const at = left.indexOf(stem)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Of the words behind a negator so many are denied for sure. */
const DENIED_SURELY = 3

/** What is behind a negator: its telling words, or where there are none, the others. */
function readDenied({ scope }: Negation): readonly string[] {
  const telling = scope.filter(stem => !isNeutral(stem))
  return telling.length > 0 ? telling : scope
}

/** What one denies the other denies; what one affirms the other does not deny. */
function holdsNegations(claim: Claim, whole: Reading, evidence: Evidence): boolean {
  const { negations, stems } = evidence.reading
  if (claim.negations.length > negations.length) return false
  const denied = negations.flatMap(({ scope }) => scope)
  const isDenied = (one: Negation) =>
    one.scope.length === 0 ? negations.length > 0 : has(readDenied(one)[0] ?? '', denied)
  if (!claim.negations.every(isDenied)) return false
  const told = stems.filter(stem => whole.stems.includes(stem)).length
  if (told >= stems.length * WHOLE_SHARE && whole.negations.length < negations.length) return false
  const affirmed = without(stems, denied)
  const deniedHere = claim.negations.flatMap(({ scope }) => scope)
  const isTurned = (stem: string) => has(stem, claim.stems) && !has(stem, deniedHere) && !affirmed.includes(stem)
  if (negations.some(one => readDenied(one).slice(0, DENIED_SURELY).some(isTurned))) return false
  if (claim.negations.length > 0 || denied.length === 0) return true
  // All that it says stands behind a "not" there.
  const borrowed = claim.stems.filter(stem => !isNeutral(stem) && has(stem, stems))
  const onlyDenied = borrowed.filter(stem => !has(stem, affirmed))
  return onlyDenied.length * 2 <= borrowed.length
}

const SPANS = splitStems('minute hour day week month year')

/** "Months or months" is not "weeks or months": a span is named no more often than there. */
function holdsSpans(claim: Claim, evidence: Evidence): boolean {
  const count = (stems: readonly string[], span: string) => stems.filter(stem => stem === span).length
  return SPANS.every(span => count(claim.stems, span) <= Math.max(1, count(evidence.reading.stems, span)))
}

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
    return one.scope.length === 0 || other.scope.length === 0 || one.scope.some(stem => has(stem, other.scope))
  // "Will" is not "all", and "only" is neither.
  const isSameWord = one.word === other.word || (OF_ALL.has(one.word) && OF_ALL.has(other.word))
  if (one.strength > GENERAL && !isSameWord) return false
  return one.head === other.head || other.isOfThem || (one.head !== undefined && has(one.head, other.scope.slice(0, 1)))
}

/** Nothing is said more surely, or of more, than the evidence says it. */
function holdsHedges(claim: Claim, whole: Reading, evidence: Evidence): boolean {
  const { hedges, isImperative, isUrgent } = evidence.reading
  // "Few" is less than "most", and says the opposite.
  const isDenied = claim.hedges.some(({ word }) => DOWNWARD.has(word)) && !hedges.some(({ word }) => DOWNWARD.has(word))
  if (isDenied) return false
  const softens = ({ word }: Hedge) => (word === 'can' || word === 'could') && isImperative && !isUrgent
  if (!claim.hedges.every(one => softens(one) || hedges.some(other => goesAsFar(one, other)))) return false
  return hedges.every(({ word, strength, near, head = near.at(-1) }) => {
    if (head === undefined || !has(head, claim.stems)) return true
    if (word === 'only') return whole.hedges.some(one => one.word === word)
    // "Some drugs can harm" is less than "some drugs harm".
    const isAsWeak = (one: Hedge) => one.strength <= strength && !(MODALS.has(word) && QUANTITIES.has(one.word))
    return strength > GENERAL || whole.hedges.some(one => isAsWeak(one) && has(head, one.near))
  })
}

function holdsAdvice(claim: Reading, evidence: Evidence): boolean {
  const { advice, isImperative } = evidence.reading
  if (claim.advice === 'duty') return advice === 'duty'
  return claim.advice === 'none' || advice !== 'none' || isImperative
}

const countShared = (one: readonly string[], other: readonly string[]) => one.filter(stem => has(stem, other)).length

const EXCEPTING = new Set(splitStems('unless except'))

/** "Chemotherapy before surgery" is not "surgery before chemotherapy". */
function holdsRelations(claim: Claim, evidence: Evidence): boolean {
  const isAcross = ({ right: [head] }: Relation, { left, right }: Relation) =>
    head !== undefined && has(head, left) && !has(head, right)
  const isSameWay = (one: Relation, other: Relation) => {
    // "Surgery may shrink it before chemo": whatever else is the same, the two have changed places.
    if (isAcross(one, other) && isAcross(other, one)) return false
    const same = countShared(one.left, other.left) + countShared(one.right, other.right)
    return same > 0 && same >= countShared(one.left, other.right) + countShared(one.right, other.left)
  }
  const { relations } = evidence.reading
  const isTold = (one: Relation) => relations.some(other => other.word === one.word && isSameWay(one, other))
  if (!claim.relations.every(one => isTold(one) || (one.asWritten !== undefined && isTold(one.asWritten)))) return false
  // What is excepted there is not told as if it were not.
  return relations
    .filter(({ word }) => EXCEPTING.has(word))
    .every(({ word, right }) => countShared(right, claim.stems) === 0 || claim.relations.some(one => one.word === word))
}

const entriesOf = (facets: Facets) => Object.entries(facets) as [Facet, string[]][]

/** For the same people: none that the evidence does not name, and with a medicine or a number all that it does. */
function holdsPopulation(claim: Reading, facets: Facets, evidence: Evidence, block: EvidenceBlock): boolean {
  const isNamed = entriesOf(facets).every(([facet, values]) => {
    const stated = evidence.facets[facet] ?? block.facets[facet] ?? []
    return values.every(value => stated.includes(value))
  })
  if (!isNamed) return false
  const isNarrow = claim.quantities.length > 0 || claim.stems.some(stem => isDrugName(stem) || stem === 'approv')
  if (!isNarrow) return true
  return entriesOf(evidence.facets).every(([facet, values]) => values.every(value => facets[facet]?.includes(value)))
}

/** Whether one sentence of a passage says all that a part of a claim says; `whole` is the sentence of that part. */
function holds(claim: Claim, whole: Reading, evidence: Evidence): boolean {
  return (
    holdsWords(claim, evidence) &&
    holdsOrder(claim, evidence) &&
    holdsQuantities(claim.quantities, evidence.reading.quantities) &&
    holdsSpans(claim, evidence) &&
    holdsNegations(claim, whole, evidence) &&
    holdsHedges(claim, whole, evidence) &&
    holdsDirection(whole, evidence) &&
    holdsLessening(claim, whole, evidence) &&
    holdsSegments(whole, evidence) &&
    holdsRoles(whole, evidence) &&
    holdsRelations(claim, evidence)
  )
}

/** Of its telling words, how many it takes from the evidence. */
function measureShare(claim: Claim, evidence: readonly Evidence[]): number {
  const said = new Set(evidence.flatMap(one => [...one.reading.stems, ...one.context]))
  const taken = claim.stems.filter(stem => isSaidBy(stem, said)).length
  return claim.stems.length === 0 ? 0 : taken / claim.stems.length
}

/** Bounds the work on a passage that says one thing again and again. */
const WAYS_MAX = 20

/** A way through a block on which each clause finds its sentence, and one that hangs on another is told beside it. */
function findWay(claim: Reading, block: EvidenceBlock): number[] | null {
  let ways: number[][] = [[]]
  for (const clause of claim.clauses) {
    const places = block.sentences.flatMap((evidence, at) => (holds(clause, claim, evidence) ? [at] : []))
    const isBeside = (way: readonly number[], at: number) => !clause.isTight || way.length === 0 || way.at(-1) === at
    ways = ways.flatMap(way => places.filter(at => isBeside(way, at)).map(at => [...way, at]))
    if (ways.length === 0) return null
    ways = ways.slice(0, WAYS_MAX)
  }
  return ways[0] ?? null
}

/**
 * What supports a sentence for the people that it names (`facets`): one block, or several where its parts stand for themselves.
 * `previous` is where the support of the sentence before it ended; "it" and "they" mean what that was about.
 */
export function findSupport(
  claim: Reading,
  facets: Facets,
  blocks: readonly EvidenceBlock[],
  previous: Place | null,
): Support | null {
  const fits = (way: readonly number[], block: EvidenceBlock) => {
    const used = way.flatMap(at => block.sentences[at] ?? [])
    // Numbers of two clauses that one sentence supports stand in its order too.
    const isInOrder = [...new Set(way)].every(place =>
      holdsQuantities(
        claim.clauses.flatMap((clause, index) => (way[index] === place ? clause.quantities : [])),
        block.sentences[place]?.reading.quantities ?? [],
      ),
    )
    return (
      used.length > 0 &&
      isInOrder &&
      measureShare(claim, used) >= SHARE_MIN &&
      used.some(evidence => holdsAdvice(claim, evidence)) &&
      used.some(evidence => holdsPopulation(claim, facets, evidence, block))
    )
  }
  if (claim.isFragment || claim.stems.length < (claim.refersBack ? 1 : 2)) return null
  for (const block of blocks) {
    if (claim.refersBack && block !== previous?.block) continue
    const way = findWay(claim, block)
    if (!way || !fits(way, block)) continue
    const at = Math.max(...way)
    if (claim.refersBack && previous && at < previous.at) continue
    return { blocks: [block], last: { block, at } }
  }
  return null
}
