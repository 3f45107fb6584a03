/** Whether a passage says what a sentence claims. It is rather strict than clever: what it does not recognise is not shown. */

import type { Facets } from '../../knowledge/facets.ts'
import { splitStems } from '../../knowledge/tokens.ts'
import { isSaidBy } from './alike.ts'
import type { Evidence, EvidenceBlock } from './evidence.ts'
import { holdsAims, holdsLab } from './holds-aims.ts'
import { holdsBrackets } from './holds-brackets.ts'
import { holdsCrossings } from './holds-crossings.ts'
import { holdsGaps } from './holds-gaps.ts'
import { holdsAdvice, holdsHedges } from './holds-hedges.ts'
import { holdsLabels } from './holds-labels.ts'
import { holdsNegations, isWithoutNegator } from './holds-negations.ts'
import { holdsObjects } from './holds-objects.ts'
import { holdsContrast, holdsOrder, holdsParts, holdsSegments } from './holds-order.ts'
import { holdsPopulation } from './holds-population.ts'
import { holdsRelations } from './holds-relations.ts'
import { holdsRoles } from './holds-roles.ts'
import { holdsDirection, holdsLessening, holdsWords } from './holds-words.ts'
import { holdsLimits } from './limits/holds-limits.ts'
import { isNeutral } from './neutral-words.ts'
import { holdsQuantities } from './quantities.ts'
import type { Claim, Reading } from './reading.ts'
import { isSameSentence } from './same-sentence.ts'

/** Share of its telling words that a claim must take from what supports it. */
const SHARE_MIN = 0.6

/** What a reader is to understand is no longer; this also bounds the work on what a writer never ends. */
const CLAIM_MAX_LENGTH = 600

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

const SPANS = splitStems('minute hour day week month year')

/** A span of time, and how it is told. */
const TIMED = /\b(for|within|after|before|until|every)(?: [\w-]+){0,3}? (minute|hour|day|week|month|year)s?\b/g

/** "Months or months" is not "weeks or months": a span is named no more often than there. */
function holdsSpans(claim: Claim, whole: Reading, evidence: Evidence): boolean {
  const count = (stems: readonly string[], span: string) => stems.filter(stem => stem === span).length
  // "For days" is not "within days".
  const isMoved = [...whole.plain.matchAll(TIMED)].some(([, how, span]) => {
    const there = [...evidence.reading.plain.matchAll(TIMED)].filter(one => one[2] === span)
    return there.length > 0 && there.every(one => one[1] !== how)
  })
  if (isMoved) return false
  return SPANS.every(span => count(claim.stems, span) <= Math.max(1, count(evidence.reading.stems, span)))
}

/** Of its telling words, how many it takes from the evidence. */
function measureShare(claim: Claim, evidence: readonly Evidence[]): number {
  const said = new Set(evidence.flatMap(one => [...one.reading.stems, ...one.context]))
  const taken = claim.stems.filter(stem => isSaidBy(stem, said)).length
  return claim.stems.length === 0 ? 0 : taken / claim.stems.length
}

/** The same of each part of a claim. */
const PART_SHARE_MIN = 0.5

/** Whether one sentence of a passage says all that a part of a claim says; `whole` is the sentence of that part. */
function holds(claim: Claim, whole: Reading, evidence: Evidence): boolean {
  return (
    measureShare(claim, [evidence]) >= PART_SHARE_MIN &&
    holdsWords(claim, evidence) &&
    holdsOrder(claim, whole, evidence) &&
    holdsQuantities(claim.quantities, evidence.reading.quantities) &&
    holdsSpans(claim, whole, evidence) &&
    holdsNegations(claim, whole, evidence) &&
    holdsHedges(claim, whole, evidence) &&
    holdsDirection(whole, evidence) &&
    holdsLessening(claim, whole, evidence) &&
    holdsSegments(whole, evidence) &&
    holdsContrast(whole, evidence) &&
    holdsParts(whole, evidence) &&
    holdsRoles(whole, evidence) &&
    holdsCrossings(whole, evidence) &&
    holdsObjects(whole, evidence) &&
    holdsGaps(whole, evidence) &&
    holdsLabels(whole, evidence) &&
    holdsBrackets(whole, evidence) &&
    holdsAims(whole, evidence) &&
    holdsLab(whole, evidence) &&
    holdsRelations(claim, evidence)
  )
}

/** Bounds the work on a passage that says one thing again and again. */
const WAYS_MAX = 20

/** A way through a block on which each clause finds its sentence, and one that hangs on another is told beside it. */
function findWays(claim: Reading, block: EvidenceBlock): number[][] {
  let ways: number[][] = [[]]
  for (const clause of claim.clauses) {
    const places = block.sentences.flatMap((evidence, at) => (holds(clause, claim, evidence) ? [at] : []))
    const isBeside = (way: readonly number[], at: number) => !clause.isTight || way.length === 0 || way.at(-1) === at
    ways = ways.flatMap(way => places.filter(at => isBeside(way, at)).map(at => [...way, at]))
    ways = ways.slice(0, WAYS_MAX)
  }
  return ways
}

function saysAll({ stems }: Reading, { reading }: Evidence): boolean {
  const own = new Set(reading.stems)
  return stems.every(stem => isSaidBy(stem, own))
}

/** "You may not hear a plan on day one", "the belly may hurt": a sentence that has all words of a claim, and does not say it. */
function isDeniedBy(claim: Reading, evidence: Evidence): boolean {
  if (!saysAll(claim, evidence)) return false
  const isTurned = claim.negations.length === 0 && !holdsNegations(claim, claim, evidence)
  return isTurned || !holdsLimits(claim, [...claim.stems.keys()], evidence)
}

/** "Those who can have it" of "those who cannot have it", whatever another sentence says of the same. */
const isTurnedBy = (claim: Reading, evidence: Evidence) =>
  saysAll(claim, evidence) && isWithoutNegator(claim, evidence.reading)

/** Where the stems of each clause stand among those of the sentence. */
function placesOf({ clauses }: Reading): number[][] {
  let count = 0
  return clauses.map(({ stems }) => stems.map(() => count++))
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
  let isDenied: boolean | undefined
  const isDeniedAnywhere = () => {
    isDenied ??= blocks.some(({ sentences }) => sentences.some(other => isDeniedBy(claim, other)))
    return isDenied
  }
  let isTurned: boolean | undefined
  const isTurnedAnywhere = () => {
    isTurned ??= blocks.some(({ sentences }) => sentences.some(other => isTurnedBy(claim, other)))
    return isTurned
  }
  const fits = (way: readonly number[], block: EvidenceBlock) => {
    const used = way.flatMap(at => block.sentences[at] ?? [])
    const places = placesOf(claim)
    // What two clauses take from one sentence is held against it together.
    const isHeld = [...new Set(way)].every(at => {
      const evidence = block.sentences[at]
      const own = claim.clauses.filter((_, index) => way[index] === at)
      const stems = places.filter((_, index) => way[index] === at).flat()
      return (
        evidence !== undefined &&
        holdsQuantities(
          own.flatMap(({ quantities }) => quantities),
          evidence.reading.quantities,
        ) &&
        holdsLimits(claim, stems, evidence)
      )
    })
    return (
      used.length > 0 &&
      isHeld &&
      (used.some(evidence => saysAll(claim, evidence)) || !isDeniedAnywhere()) &&
      measureShare(claim, used) >= SHARE_MIN &&
      !isTurnedAnywhere() &&
      used.some(evidence => holdsAdvice(claim, evidence)) &&
      used.some(evidence => holdsPopulation(claim, facets, evidence, block))
    )
  }
  if (claim.plain.length > CLAIM_MAX_LENGTH || claim.stems.length < (claim.refersBack ? 1 : 2)) return null
  // "It can cause them": where hardly a word is told, only the same sentence tells it.
  const saysLittle =
    claim.isFragment || (claim.beginsWithPronoun && claim.stems.filter(stem => !isNeutral(stem)).length < 2)
  for (const block of blocks) {
    if (claim.refersBack && block !== previous?.block) continue
    const same = block.sentences.findIndex(evidence => isSameSentence(claim, evidence))
    const way = same >= 0 ? [same] : saysLittle ? undefined : findWays(claim, block).find(one => fits(one, block))
    if (!way) continue
    const at = Math.max(...way)
    if (claim.refersBack && previous && at < previous.at) continue
    return { blocks: [block], last: { block, at } }
  }
  return null
}
