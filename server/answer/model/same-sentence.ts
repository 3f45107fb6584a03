/** Whether a claim is a sentence of a passage, or whole parts of one: word by word, with names for "it" and the like. */
import { isAmong, isSaidBy } from './alike.ts'
import type { Evidence } from './evidence.ts'
import { holdsDirection } from './holds-words.ts'
import type { Limit } from './limits.ts'
import { isNeutral } from './neutral-words.ts'
import { holdsQuantities } from './quantities.ts'
import type { Reading, Token } from './reading.ts'
import { FINITE, QUANTITIES, REFERRING } from './word-classes.ts'

/** Say nothing where they stand, or lead up to what is said. */
const EMPTY = new Set('the a an your their his her its our also too just then so and but that which'.split(' '))
const COUNTING = new Set([...QUANTITIES, 'one', 'both', 'other', 'others', 'another'])
/** A name is no longer. */
const NAME_MAX = 6

interface Word extends Token {
  isOpen: boolean
}

const isWord = ({ text }: Token) => /[\p{L}\p{N}]/u.test(text) && !EMPTY.has(text)

function readWords(tokens: readonly Token[]): Word[] {
  let depth = 0
  return tokens.flatMap(token => {
    depth += token.text === '(' ? 1 : token.text === ')' ? -1 : 0
    return isWord(token) ? [{ ...token, isOpen: depth <= 0 }] : []
  })
}

const isSame = (one: Token, other: Token) =>
  one.text === other.text || (one.isTelling && other.isTelling && isAmong(one.stem, [other.stem]))

/** Whether `said` is `stated`, word by word; what `stated` explains in brackets may be left out. */
function isMatch(said: readonly Word[], stated: readonly Word[], antecedent: ReadonlySet<string>): boolean {
  const isName = (words: readonly Word[]) =>
    words.some(word => word.isTelling) &&
    words.every(word => (word.isTelling ? isSaidBy(word.stem, antecedent) : /^(?:of|or|in)$/.test(word.text)))
  const failed = new Set<number>()
  function goesOn(at: number, place: number): boolean {
    const key = at * (stated.length + 1) + place
    if (failed.has(key)) return false
    const isFound = step(at, place)
    if (!isFound) failed.add(key)
    return isFound
  }
  function step(at: number, place: number): boolean {
    const [one, other, next] = [said[at], stated[place], stated[place + 1]]
    if (one && other && isSame(one, other) && goesOn(at + 1, place + 1)) return true
    if (other && !other.isOpen && goesOn(at, place + 1)) return true
    if (!other) return at === said.length
    const lengths = Array.from({ length: NAME_MAX }, (_, index) => index + 1)
    const names = (from: number, to: number) =>
      lengths.some(
        length => from + length <= said.length && isName(said.slice(from, from + length)) && goesOn(from + length, to),
      )
    // "Fewer white cells" of "fewer of them".
    if (REFERRING.has(other.text) || other.isOne)
      return names(at, place + 1) || (one?.text === other.text && names(at + 1, place + 1))
    if (other.text === 'of' && next && REFERRING.has(next.text)) return names(at, place + 2)
    // "Some sleep medicines must" of "some must".
    const isCounted = one !== undefined && isSame(one, other) && COUNTING.has(other.text)
    return isCounted && (next === undefined || FINITE.has(next.text)) && names(at + 1, place + 1)
  }
  return goesOn(0, 0)
}

/** Whether all that limits what is left of a sentence is left, too. */
function isWhole(limits: readonly Limit[], left: ReadonlySet<number>): boolean {
  const has = (places: ReadonlySet<number>) => [...places].some(place => left.has(place))
  return limits.every(({ kind, governs, own }) => kind !== 'condition' || own.size === 0 || !has(governs) || has(own))
}

/** Whether a claim says one sentence of a passage, or parts of it that stand for themselves. */
export function isSameSentence(claim: Reading, evidence: Evidence): boolean {
  const { reading, antecedent } = evidence
  if (!holdsQuantities(claim.quantities, reading.quantities) || !holdsDirection(claim, evidence)) return false
  const said = readWords(claim.tokens)
  const { tokens, parts, limits } = reading
  return parts.some(({ from }, first) =>
    parts.slice(first).some(({ to }) => {
      const places = tokens.flatMap((token, at) => (token.isTelling ? [at] : []))
      const left = new Set(places.flatMap((at, place) => (at >= from && at < to ? [place] : [])))
      const isSaying =
        left.size === reading.stems.length || [...left].some(place => !isNeutral(reading.stems[place] ?? ''))
      // "Hot flashes are common, and men can have them."
      const ahead = tokens.slice(0, from).flatMap(token => (token.isTelling ? [token.stem] : []))
      const names = new Set([...antecedent, ...ahead])
      return isSaying && isMatch(said, readWords(tokens.slice(from, to)), names) && isWhole(limits, left)
    }),
  )
}
