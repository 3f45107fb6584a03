/** Reads one sentence for what it claims: its words, its numbers, what it denies, and how sure it is. */

import { stem } from '../../knowledge/stem.ts'
import { isStopStem } from '../../knowledge/stop-words.ts'
import { readAims } from './aims.ts'
import { type Explained, readExplained } from './brackets.ts'
import { type Gap, readGaps } from './gaps.ts'
import type { Limits } from './limits/limits.ts'
import { readLimits } from './limits/read-limits.ts'
import { isNeutral } from './neutral-words.ts'
import { type ObjectOf, readObjects } from './objects.ts'
import { type Part, readParts } from './parts.ts'
import { plainText } from './plain-text.ts'
import { type Quantity, readQuantities } from './quantities.ts'
import { type Roles, readRoles } from './roles.ts'
import { stemsOf } from './telling.ts'
import {
  ADVICE,
  DUTY,
  IMPERATIVES,
  LOOSE,
  NEGATORS,
  OF_ALL,
  PRONOUNS,
  REFERRING,
  RELATIONS,
  STRENGTH,
  SUBORDINATING,
  TIGHT,
  URGENT,
} from './word-classes.ts'

/** "Not", "without": what is denied by it. */
export interface Negation {
  /** The first telling word behind the negator; undefined where none follows. */
  head: string | undefined
  /** All that it may reach. */
  scope: readonly string[]
  /** "Not always", "not all": what it denies is at times so. */
  isPartial: boolean
}

/** "May", "most", "always": how far a claim goes, and for what word it says so. */
export interface Hedge {
  word: string
  strength: number
  head: string | undefined
  /** The few telling words behind it. */
  scope: readonly string[]
  /** With the two before it: all that it may be said of. */
  near: readonly string[]
  /** "Most of them": said of what was named before. */
  isOfThem: boolean
}

/** "Before", "than", "cause": what stands on its one side and what on the other. */
export interface Relation {
  word: string
  left: readonly string[]
  right: readonly string[]
  /** "Not before", "not instead". */
  isDenied: boolean
  /** Where it begins the sentence: all behind it on its right, for a source that has no comma there. */
  asWritten?: Relation
}

/** What a sentence, or a part of it, claims. */
export interface Claim {
  /** Telling stems, in order. */
  stems: readonly string[]
  quantities: readonly Quantity[]
  negations: readonly Negation[]
  hedges: readonly Hedge[]
  relations: readonly Relation[]
  hasPronoun: boolean
}

/** A part of a sentence that claims something of its own. */
export interface Clause extends Claim {
  /** Its truth hangs on the clause before it: "…, if you have a fever". */
  isTight: boolean
}

export interface Reading extends Claim {
  plain: string
  clauses: readonly Clause[]
  /** Says what should be done; `duty`: what must be. */
  advice: 'none' | 'advice' | 'duty'
  isImperative: boolean
  isUrgent: boolean
  isQuestion: boolean
  /** The first word stands for something that was named before. */
  beginsWithPronoun: boolean
  /** Begins with "when", "because" and the like, or only names a thing ("A tumor that may grow"), and says nothing beside it. */
  isFragment: boolean
  /** Its shortest parts, between commas, "and", "if" and the like. */
  segments: readonly Segment[]
  /** "Some grow slowly, others need treatment": what is said of the ones, and what of the others. */
  contrast: { ones: readonly string[]; others: readonly string[] } | undefined
  /** Nouns of which "the other one" is meant. */
  others: readonly string[]
  /** It says "it" or "them" of something that it does not name itself. */
  refersBack: boolean
  /** Who does what to what, as far as its little words show it. */
  roles: Roles
  /** Within what its words are told. */
  limits: Limits
  /** Deeds that it leaves open. */
  aims: readonly string[]
  /** What its brackets explain. */
  explained: readonly Explained[]
  /** Parts that leave out what they have in common with the first. */
  gaps: readonly Gap[]
  /** What something is done to. */
  objects: readonly ObjectOf[]
  /** The name that it begins with: "CT: …". */
  label: readonly string[]
  tokens: readonly Token[]
  /** Places of telling stems with the one that stands right behind it: "live vaccine". */
  pairs: readonly (readonly [number, number])[]
  /** Its parts that have a subject of their own. */
  parts: readonly Part[]
}

/** A part of a sentence in which words belong together. */
export interface Segment {
  stems: readonly string[]
  /** What it says is not told as so: it begins with "if", "before", "unless" and the like. */
  isOpen: boolean
  /** Begins with "which" or "who", or names what the part behind its colon is about. */
  explains: boolean
}

/** A word or sign of a sentence. */
export interface Token {
  text: string
  stem: string
  /** Where in the plain text it stands. */
  index: number
  isHedge: boolean
  /** "Book one": it stands for something. */
  isOne: boolean
  /** Carries a subject: no sign, no little word, none of the classes of `word-classes.ts`. */
  isTelling: boolean
}

const BREAKS = new Set([',', ';', ':', '(', ')', '—', '–', '.', '!', '?'])
/** Between parts of a sentence; a comma alone may only stand in a list. */
const STRONG = new Set([';', ':', '—', '–'])
const ARTICLES = new Set(['the', 'a', 'an'])
/** A part of fewer telling words claims nothing by itself. */
const CLAUSE_MIN_STEMS = 3
/** A negator reaches no further than so many words. */
const NEGATION_REACH = 8
/** Telling words that "may" or "most" is said of. */
const HEDGE_REACH = 3
/** Telling words on either side that a relation is between. */
const RELATION_REACH = 3

/** "May" is a month beside a year, and a "living will" is a paper; "cannot" says no and not perhaps. */
function isHedge(word: string, next: string, before: string): boolean {
  if (!STRENGTH.has(word)) return false
  if (word === 'may') return !/^\d/.test(next) && before !== 'in'
  if (word === 'will') return before !== 'living' && before !== 'a'
  return word !== 'can' || next !== 'not'
}

/** "Book one for your visit": what stands for a thing is followed by a little word, or by none. */
const FOLLOWS_PRONOUN = /^(?:for|to|at|on|with|that|who|when|if|and|or|from|before|after|by|is|was|can|may)$/

function tokenize(plain: string): Token[] {
  const found = [...plain.matchAll(/[\p{L}\p{N}]+|[,;:()—–.!?]/gu)]
  return found.map(({ 0: text, index }, at) => {
    const hedge = isHedge(text, found[at + 1]?.[0] ?? '', found[at - 1]?.[0] ?? '')
    const standsForThing = text === 'one' && !/^\p{L}/u.test(found[at + 1]?.[0].replace(FOLLOWS_PRONOUN, '') ?? '')
    const isLittle =
      [NEGATORS, TIGHT, LOOSE, PRONOUNS, BREAKS].some(words => words.has(text)) || hedge || standsForThing
    const isModal = text === 'should' || text === 'ought' || text === 'must'
    const stemmed = stem(text)
    return {
      text,
      stem: stemmed,
      index,
      isHedge: hedge,
      isOne: standsForThing,
      isTelling: !(isLittle || isModal || isStopStem(stemmed)),
    }
  })
}

/** Telling stems from `at` on, up to where a new thought begins. */
function readAhead(tokens: readonly Token[], at: number, reach: number): string[] {
  const stems: string[] = []
  for (const token of tokens.slice(at, at + reach)) {
    if (BREAKS.has(token.text) || TIGHT.has(token.text) || token.text === 'but') break
    if (token.isTelling) stems.push(token.stem)
  }
  return stems
}

/** Telling stems before `at`, back to where the thought began: "… when older drugs do not". */
function readBack(tokens: readonly Token[], at: number): string[] {
  const start = tokens.slice(0, at).findLastIndex(({ text }) => BREAKS.has(text) || TIGHT.has(text) || text === 'but')
  return stemsOf(tokens.slice(start + 1, at))
}

function readRelation(tokens: readonly Token[], at: number): Relation {
  const [left, right] = [stemsOf(tokens.slice(0, at)).slice(-RELATION_REACH), stemsOf(tokens.slice(at + 1))]
  const near = right.slice(0, RELATION_REACH)
  const { stem: word } = tokens[at] as Token
  const isDenied = NEGATORS.has(tokens[at - 1]?.text ?? '')
  // "Is caused by": the sides have changed places.
  if (tokens[at + 1]?.text === 'by') return { word, left: near, right: left, isDenied }
  const comma = left.length === 0 ? tokens.findIndex(({ text }, place) => place > at && text === ',') : -1
  if (comma < 0) return { word, left, right: near, isDenied }
  // "After PET, drink water": what stands behind the comma is on the other side.
  const [aside, rest] = [stemsOf(tokens.slice(at + 1, comma)), stemsOf(tokens.slice(comma))]
  const asWritten = { word, left, right: near, isDenied }
  return { word, left: rest.slice(0, RELATION_REACH), right: aside.slice(0, RELATION_REACH), isDenied, asWritten }
}

/** "Instead", "before": no verb, as "cause" is. */
const isRelating = (token: Token | undefined) =>
  token !== undefined && TIGHT.has(token.text) && RELATIONS.has(token.stem)

/** What the tokens from `from` to `to` claim; words of the whole sentence may be reached from them. */
function readClaim(tokens: readonly Token[], from: number, to: number, quantities: readonly Quantity[]): Claim {
  const own = tokens.slice(from, to)
  const [start, end] = [own[0]?.index ?? 0, tokens[to]?.index ?? Number.POSITIVE_INFINITY]
  const at = (match: (token: Token) => boolean) => own.flatMap((token, offset) => (match(token) ? [from + offset] : []))
  return {
    stems: stemsOf(own),
    quantities: quantities.filter(({ index }) => index >= start && index < end),
    // "Not instead" is held as what it stands between.
    negations: at(token => NEGATORS.has(token.text))
      .filter(place => !isRelating(tokens[place + 1]))
      .map(place => {
        const ahead = readAhead(tokens, place + 1, NEGATION_REACH)
        const scope = ahead.length > 0 ? ahead : readBack(tokens, place)
        const isPartial = tokens.slice(place + 1, place + 3).some(({ text }) => OF_ALL.has(text))
        return { head: scope[0], scope, isPartial }
      }),
    hedges: at(token => token.isHedge).map(place => {
      const { text: word } = tokens[place] as Token
      const isOfThem = tokens[place + 1]?.text === 'of' && PRONOUNS.has(tokens[place + 2]?.text ?? '')
      const scope = isOfThem ? [] : readAhead(tokens, place + 1, tokens.length).slice(0, HEDGE_REACH)
      const near = [...readBack(tokens, place).slice(-2), ...scope]
      return { word, strength: STRENGTH.get(word) ?? 0, head: scope[0], scope, near, isOfThem }
    }),
    relations: at(token => RELATIONS.has(token.stem)).map(place => readRelation(tokens, place)),
    hasPronoun: own.some(token => PRONOUNS.has(token.text) || token.isOne),
  }
}

/** Where each part of a sentence begins, and whether it hangs on the part before. */
function findCuts(tokens: readonly Token[], parts: readonly Part[]): { at: number; isTight: boolean }[] {
  const cuts = [{ at: 0, isTight: false }]
  const asks = tokens.some((_, at) => isImperativeAt(tokens, at))
  for (const [at, { text }] of tokens.entries()) {
    const isTight = TIGHT.has(text)
    const isLoose = LOOSE.has(text) && (text !== 'or' || tokens[at - 1]?.text === ',')
    const endsTight = text === ',' && cuts.at(-1)?.isTight === true
    // "Neutrophils, the white cells that …": what stands behind explains.
    const explains = text === ',' && ARTICLES.has(tokens[at + 1]?.text ?? '')
    // "Cells find and remove others": it has the subject of the clause before.
    const isListed = tokens.slice(cuts.at(-1)?.at, at).some(one => one.text === ',')
    const isShared = text === 'and' && !isListed && !asks && !parts.some(({ from }) => from === at)
    if (STRONG.has(text) || isTight || isLoose || endsTight || explains)
      cuts.push({ at, isTight: isTight || endsTight || isShared })
  }
  return cuts
}

/** Cuts a sentence where one claim ends and the next begins; what is too short to claim anything goes with its neighbour. */
function readClauses(tokens: readonly Token[], quantities: readonly Quantity[], parts: readonly Part[]): Clause[] {
  const count = (from: number, to: number) => tokens.slice(from, to).filter(token => token.isTelling).length
  const kept: { at: number; isTight: boolean }[] = []
  const cuts = findCuts(tokens, parts)
  for (const [index, cut] of cuts.entries()) {
    const end = cuts[index + 1]?.at ?? tokens.length
    const last = kept.at(-1)
    const isFirst = last === undefined
    // The part before is too short to stand alone, or this one is.
    if (!isFirst && (count(last.at, cut.at) < CLAUSE_MIN_STEMS || count(cut.at, end) < CLAUSE_MIN_STEMS)) continue
    kept.push(cut)
  }
  return kept.map(({ at, isTight }, index) => ({
    ...readClaim(tokens, at, kept[index + 1]?.at ?? tokens.length, quantities),
    isTight,
  }))
}

/** Begin a part of a sentence that tells of something that may not be. */
const OPENING = new Set(['before', 'unless', 'until', 'if', 'whether', 'than', 'instead', 'without'])
const SEGMENT_CUT = (text: string) => BREAKS.has(text) || LOOSE.has(text) || OPENING.has(text) || TIGHT_CUTS.has(text)
const TIGHT_CUTS = new Set(['when', 'whenever', 'because', 'so', 'although', 'though', 'while', 'since', 'therefore'])

function readSegments(tokens: readonly Token[]): Segment[] {
  const segments: (Segment & { stems: string[]; explains: boolean })[] = [{ stems: [], isOpen: false, explains: false }]
  for (const token of tokens) {
    // "If it cannot come out: chemo": a condition names nothing.
    if (token.text === ':') for (const segment of segments) segment.explains = !segment.isOpen
    if (SEGMENT_CUT(token.text))
      segments.push({ stems: [], isOpen: OPENING.has(token.text), explains: /^wh(?:ich|o)$/.test(token.text) })
    if (token.isTelling) segments.at(-1)?.stems.push(token.stem)
  }
  return segments.filter(({ stems }) => stems.length > 0)
}

const readOthers = (tokens: readonly Token[]) =>
  tokens.flatMap(({ text }, at) => (text === 'other' && tokens[at + 1]?.isTelling ? [tokens[at + 1]?.stem ?? ''] : []))

function readContrast(tokens: readonly Token[]): Reading['contrast'] {
  const hasOne = (place: number) => tokens.slice(0, place).some(({ text }) => text === 'one')
  // "One board for meat, and another for bread".
  const at = tokens.findIndex(
    ({ text }, place) => (text === 'others' && place > 0) || (text === 'another' && hasOne(place)),
  )
  // "Some women …, others": women are meant by both.
  const ones = tokens.slice(0, at).filter((_, place) => !/^(?:some|one|many|most)$/.test(tokens[place - 1]?.text ?? ''))
  return at < 0 ? undefined : { ones: stemsOf(ones), others: stemsOf(tokens.slice(at + 1)) }
}

function readAdvice(plain: string, words: readonly string[]): Reading['advice'] {
  if (
    words.some(word => DUTY.has(word)) ||
    /\b(?:need|needs|have|has) to\b|\bneeds? (?:a )?(?:check|look|test|care)\b/.test(plain)
  )
    return 'duty'
  return words.some(word => ADVICE.has(word)) ? 'advice' : 'none'
}

/** "Call your team", "If it hurts, call", "…, so call your team": whether it begins with the word at this place. */
function isImperativeAt(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text
  const begins = before === undefined || BREAKS.has(before) || ['so', 'and', 'then', 'please'].includes(before)
  return begins && IMPERATIVES.has(tokens[at]?.text ?? '')
}

/** A thing is named before the word that stands for it: by a verb and a noun at least. */
const NAMING_MIN_STEMS = 2

function refersBack(tokens: readonly Token[]): boolean {
  // "Those who smoke" are named right there.
  const isNamed = (place: number) =>
    tokens[place]?.text === 'those' && /^(?:who|whose|with|without)$/.test(tokens[place + 1]?.text ?? '')
  const at = tokens.findIndex((token, place) => (REFERRING.has(token.text) && !isNamed(place)) || token.isOne)
  if (at < 0) return false
  return tokens.slice(0, at).filter(token => token.isTelling && !isNeutral(token.stem)).length < NAMING_MIN_STEMS
}

/** "A tumor that may grow" names a thing, "Caring does it" an act: neither says anything by itself. */
const NAMES_ONLY =
  /^(?:an?|the) (?:\S+ ){1,2}(?:that|which|who) (?:may|might|can|could|will|is|are|has|have) \S+[.!]?$|^\S+ (?:does|do|did) (?:it|so|that)[.!]?$/

/** "After a session it can start": a time, and what is said of it. */
const NAMES_TIME =
  /^(?:before|after) (?:[\w-]+ ){1,4}(?:it|they|you|this|there) (?:is|are|can|may|has|have|will|need|should)\b/

/** Which telling stems stand right beside one another, by their places. */
function readPairs(tokens: readonly Token[]): [number, number][] {
  const pairs: [number, number][] = []
  let count = 0
  for (const [at, token] of tokens.entries()) {
    if (!token.isTelling) continue
    if (tokens[at + 1]?.isTelling) pairs.push([count, count + 1])
    count++
  }
  return pairs
}

/** A name is no longer. */
const LABEL_MAX_TOKENS = 7

function readLabel(tokens: readonly Token[]): string[] {
  const end = tokens.slice(0, LABEL_MAX_TOKENS + 1).findIndex(({ text }) => text === ':')
  return stemsOf(tokens.slice(0, Math.max(0, end)))
}

/** Reads one sentence. It never throws, whatever the text. */
export function readSentence(text: string): Reading {
  const plain = plainText(text)
  const tokens = tokenize(plain)
  const words = tokens.map(token => token.text)
  const quantities = readQuantities(plain)
  const parts = readParts(tokens)
  const clauses = readClauses(tokens, quantities, parts)
  return {
    ...readClaim(tokens, 0, tokens.length, quantities),
    plain,
    clauses,
    segments: readSegments(tokens),
    contrast: readContrast(tokens),
    others: readOthers(tokens),
    advice: readAdvice(plain, words),
    isImperative: tokens.some((_, at) => isImperativeAt(tokens, at)),
    isUrgent: words.some(word => URGENT.has(word)),
    isQuestion: /\?["')\]\s]*$/.test(plain),
    beginsWithPronoun: PRONOUNS.has(words[0] ?? ''),
    isFragment:
      (!NAMES_TIME.test(plain) && SUBORDINATING.has(words[0] ?? '') && clauses.length < 2 && !plain.includes(',')) ||
      NAMES_ONLY.test(plain),
    refersBack: refersBack(tokens),
    roles: readRoles(tokens, at => isImperativeAt(tokens, at)),
    limits: readLimits(tokens, parts),
    aims: readAims(plain),
    explained: readExplained(tokens),
    gaps: readGaps(tokens),
    label: readLabel(tokens),
    objects: readObjects(tokens),
    tokens,
    pairs: readPairs(tokens),
    parts,
  }
}
