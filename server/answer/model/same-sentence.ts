/** Whether a claim is a sentence of a passage, or whole parts of one: word by word, with names for "it" and the like. */
import { isAmong, isSaidBy } from './alike.ts'
import { readOpen } from './brackets.ts'
import type { Evidence } from './evidence.ts'
import { holdsLab } from './holds-aims.ts'
import { holdsLabels } from './holds-labels.ts'
import { holdsDirection } from './holds-words.ts'
import type { Limits, Stems } from './limits/limits.ts'
import { isNeutral } from './neutral-words.ts'
import type { Part } from './parts.ts'
import { holdsQuantities } from './quantities.ts'
import type { Reading, Token } from './reading.ts'
import { stemsOf } from './telling.ts'
import { FINITE, QUANTITIES, REFERRING } from './word-classes.ts'

/** Say nothing where they stand, or lead up to what is said. */
const EMPTY = new Set('the a an your their his her its our also too just then so but that which already'.split(' '))
const COUNTING = new Set([...QUANTITIES, 'one', 'both', 'other', 'others', 'another'])
const PEOPLE = /^(?:people|person|patients?)$/
/** A name is no longer. */
const NAME_MAX = 6
/** Lengths of what may be added once. */
const ADDITIONS = [1, 2, 3]
/** Longer is a list that lost its lines, and no sentence to be told word by word: its parts would be tried by the ten thousand. */
const EVIDENCE_MAX_LENGTH = 600

interface Word extends Token {
  /** Not in brackets. */
  isOpen: boolean
  followsComma: boolean
}

const isWord = ({ text }: Token) => /[\p{L}\p{N}]/u.test(text) && !EMPTY.has(text)

function readWords(tokens: readonly Token[]): Word[] {
  const open = readOpen(tokens)
  return tokens.flatMap((token, at) =>
    isWord(token) ? [{ ...token, isOpen: open[at] === true, followsComma: tokens[at - 1]?.text === ',' }] : [],
  )
}

const isSame = (one: Token, other: Token) =>
  one.text === other.text || (one.isTelling && other.isTelling && isAmong(one.stem, [other.stem]))

/** What a passage's words may be told with: what "it" is, and what heading and title name. */
interface Names {
  /** Beside what the sentence says before it. */
  antecedent: ReadonlySet<string>
  named: ReadonlySet<string>
  isAhead: boolean
}

/** Whether `said` is `stated`, word by word; what `stated` explains in brackets may be left out. */
function isMatch(said: readonly Word[], stated: readonly Word[], { antecedent, named, isAhead }: Names): boolean {
  const isName = (words: readonly Word[], place: number) => {
    // "Hot flashes are common, and men can have them."
    const known = new Set([...antecedent, ...stated.slice(0, place).map(word => word.stem)])
    return (
      words.some(word => word.isTelling) &&
      words.every(word => (word.isTelling ? isSaidBy(word.stem, known) : /^(?:of|or|in)$/.test(word.text)))
    )
  }
  // "Switch off screens before bed" under a heading on sleep.
  const isAddition = (words: readonly Word[]) => {
    const [first, ...rest] = words
    const telling =
      first && (first.text === 'after' ? !isAhead : /^(?:in|of|with|for|from|during)$/.test(first.text)) ? rest : words
    return telling.length > 0 && telling.every(word => word.isTelling && isSaidBy(word.stem, named))
  }
  const failed = new Set<string>()
  function goesOn(at: number, place: number, isAdded: boolean): boolean {
    const key = `${at} ${place} ${isAdded}`
    if (failed.has(key)) return false
    const isFound = step(at, place, isAdded)
    if (!isFound) failed.add(key)
    return isFound
  }
  /** "Arms and legs" of "legs and arms". */
  const isTurned = (at: number, place: number) => {
    const [one, and, last] = said.slice(at, at + 3)
    const [first, joint, other] = stated.slice(place, place + 3)
    if (!one?.isTelling || !and || !last || !first || !joint || !other || !/^(?:and|or)$/.test(and.text)) return false
    return and.text === joint.text && isSame(one, other) && isSame(last, first)
  }
  function step(at: number, place: number, isAdded: boolean): boolean {
    const [one, other, next] = [said[at], stated[place], stated[place + 1]]
    if (one && other && isSame(one, other) && goesOn(at + 1, place + 1, isAdded)) return true
    if (other && !other.isOpen && goesOn(at, place + 1, isAdded)) return true
    // "Lumps, called nodules," of "lumps (nodules)".
    if (one?.text === 'named' && other?.isOpen === false && goesOn(at + 1, place, isAdded)) return true
    // "Move, and walk" of "move, walk, and rest".
    if (one?.text === 'and' && other?.followsComma && goesOn(at + 1, place, isAdded)) return true
    if (isTurned(at, place) && goesOn(at + 3, place + 3, isAdded)) return true
    const isMore = (length: number) => at + length <= said.length && isAddition(said.slice(at, at + length))
    if (!isAdded && ADDITIONS.some(length => isMore(length) && goesOn(at + length, place, true))) return true
    if (!other) return at === said.length
    const lengths = Array.from({ length: NAME_MAX }, (_, index) => index + 1)
    const names = (from: number, to: number) =>
      lengths.some(
        length =>
          from + length <= said.length &&
          isName(said.slice(from, from + length), place) &&
          goesOn(from + length, to, isAdded),
      )
    // "Fewer white cells" of "fewer of them".
    // "Before it spreads" of "before it does".
    if (REFERRING.has(other.text) || other.isOne || (next === undefined && /^(?:do|does|did)$/.test(other.text)))
      return names(at, place + 1) || (one?.text === other.text && names(at + 1, place + 1))
    if (other.text === 'of' && next && REFERRING.has(next.text)) return names(at, place + 2)
    // "Some sleep medicines must" of "some must".
    const isCounted = one !== undefined && isSame(one, other) && COUNTING.has(other.text)
    if (!isCounted) return false
    // "In most people" of "in most".
    if (PEOPLE.test(said[at + 1]?.text ?? '') && goesOn(at + 2, place + 1, isAdded)) return true
    return (next === undefined || FINITE.has(next.text)) && names(at + 1, place + 1)
  }
  return goesOn(0, 0, false)
}

/** Whether the conditions and subjects that limit what is left of a sentence are left, too; `isLeft` tells it of a token. */
function isWhole({ conditions, subjects }: Limits, left: Stems, isLeft: (at: number) => boolean): boolean {
  const has = (some: Stems) => [...some].some(place => left.has(place))
  return (
    conditions.every(({ governs, opensAt }) => !has(governs) || isLeft(opensAt)) &&
    subjects.every(({ governs, own }) => !has(governs) || own.size === 0 || has(own))
  )
}

/** The words of the parts from one to another, and of two of them in the other order, too: "If it hurts, call", "Call if it hurts". */
function orders({ tokens }: Reading, parts: readonly Part[]): Word[][] {
  const words = (some: readonly Part[]) => {
    const all = some.flatMap(({ from, to }) => readWords(tokens.slice(from, to)))
    return all[0]?.text === 'and' ? all.slice(1) : all
  }
  const isMovable = parts.length === 2 && parts.some(({ isCondition }) => isCondition)
  return isMovable ? [words(parts), words(parts.toReversed())] : [words(parts)]
}

/** Whether a claim says one sentence of a passage, or parts of it that stand for themselves. */
export function isSameSentence(claim: Reading, evidence: Evidence): boolean {
  const { reading, antecedent, named, isAhead } = evidence
  if (reading.plain.length > EVIDENCE_MAX_LENGTH) return false
  if (!holdsQuantities(claim.quantities, reading.quantities) || !holdsDirection(claim, evidence)) return false
  if (!holdsLabels(claim, evidence) || !holdsLab(claim, evidence)) return false
  const said = readWords(claim.tokens)
  const { tokens, parts, limits, stems } = reading
  const places = tokens.flatMap((token, at) => (token.isTelling ? [at] : []))
  return parts.some((start, first) =>
    parts.slice(first).some((end, count) => {
      const left = new Set(places.flatMap((at, place) => (at >= start.from && at < end.to ? [place] : [])))
      const isSaying = left.size === stems.length || [...left].some(place => !isNeutral(stems[place] ?? ''))
      if (!isSaying || !isWhole(limits, left, at => at >= start.from && at < end.to)) return false
      const ahead = stemsOf(tokens.slice(0, start.from))
      const names = {
        antecedent: new Set([...antecedent, ...ahead]),
        named: new Set([...named, ...antecedent]),
        isAhead,
      }
      const own = parts
        .slice(first, first + count + 1)
        .filter(({ from, to }) => readWords(tokens.slice(from, to)).length > 0)
      return orders(reading, own).some(stated => isMatch(said, stated, names))
    }),
  )
}
