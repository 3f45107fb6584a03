/** Whether two that stand on either side of a word stand so in the evidence, too: "a child scares them" of "they scare a child". */
import { isAmong, isSaidBy } from './alike.ts'
import type { Evidence } from './evidence.ts'
import { isNeutral } from './neutral-words.ts'
import { isPassiveAt } from './objects.ts'
import type { Reading, Token } from './reading.ts'
import { stemsOf } from './telling.ts'
import { REFERRING } from './word-classes.ts'

/** Little words around which two may change places. "A is B" may as well be "B is A". */
const JOINTS = new Set('have has had to from into in of for against then'.split(' '))
/** Beside what any of two may stand before: an item of a list, "compared with". */
const LISTED = new Set(['and', 'or', ',', 'with'])
/** Begin or end what a word stands between. */
const ENDS = new Set([',', 'that', 'which', 'who', 'so', 'if', 'when', 'because', ':', ';'])
/** Stands for what the evidence does not name. */
const THAT = '(it)'

interface Sides {
  left: readonly string[]
  right: readonly string[]
}

const isSame = (one: Token, other: Token) =>
  one.isTelling && other.isTelling ? isAmong(one.stem, [other.stem]) : one.text === other.text

/** What stands on either side of the token at `at` in its part of the sentence; `isNamed` tells which stems the evidence names. */
function readSides({ tokens, parts }: Reading, at: number, isNamed: (stem: string) => boolean): Sides {
  const part = parts.find(({ from, to }) => at >= from && at < to) ?? { from: 0, to: tokens.length }
  const namesOf = (some: readonly Token[]) =>
    some.flatMap(({ text, stem, isTelling }) => {
      if (REFERRING.has(text)) return [THAT]
      if (!isTelling || isNeutral(stem) || !/^\p{L}{3}/u.test(stem)) return []
      return [isNamed(stem) ? stem : THAT]
    })
  // "Surgery, then radiation".
  const before = tokens[at]?.text === 'then' && tokens[at - 1]?.text === ',' ? at - 1 : at
  const comma = tokens.slice(part.from, before).findLastIndex(({ text }) => ENDS.has(text))
  const end = tokens.findIndex(({ text }, place) => place > at && place < part.to && ENDS.has(text))
  const from = part.from + comma + 1
  // "Steroids, which calm", "one of those that press".
  const isWhich = /^(?:that|which|who)$/.test(tokens[from - 1]?.text ?? '')
  const of = isWhich
    ? tokens
        .slice(part.from, from)
        .filter(({ isTelling }) => isTelling)
        .slice(-1)
    : []
  return {
    left: namesOf([...of, ...tokens.slice(from, at)]),
    right: namesOf(tokens.slice(at + 1, end < 0 ? part.to : end)),
  }
}

const isAmongNames = (name: string, names: readonly string[]) =>
  name === THAT ? names.includes(THAT) : isAmong(name, names)

const isOnly = (name: string, here: readonly string[], there: readonly string[]) =>
  isAmongNames(name, here) && !isAmongNames(name, there)

/** What stands on the left alone there stands on the right alone here. */
const goesRight = (said: Sides, stated: Sides) =>
  stated.left.some(name => isOnly(name, stated.left, stated.right) && isOnly(name, said.right, said.left))

const goesLeft = (said: Sides, stated: Sides) =>
  stated.right.some(name => isOnly(name, stated.right, stated.left) && isOnly(name, said.left, said.right))

const isCrossed = (said: Sides, stated: Sides) => goesRight(said, stated) && goesLeft(said, stated)

/** "Fewer than those who quit" of "those who quit have fewer than": what is compared is on its own side of "than". */
function holdsComparison(claim: Reading, reading: Reading): boolean {
  const sides = ({ tokens }: Reading) => {
    const at = tokens.findIndex(({ text }) => text === 'than')
    const namesOf = (some: readonly Token[]) => stemsOf(some).filter(stem => !isNeutral(stem))
    return at < 0 ? undefined : { left: namesOf(tokens.slice(0, at)), right: namesOf(tokens.slice(at)) }
  }
  const [said, stated] = [sides(claim), sides(reading)]
  if (!said || !stated) return true
  return !goesRight(said, stated) && !goesLeft(said, stated)
}

/** Whether no two have changed places around a word that both sentences have once. */
export function holdsCrossings(claim: Reading, { reading }: Evidence): boolean {
  if (!holdsComparison(claim, reading)) return false
  const known = new Set(reading.stems)
  const isNamed = (stem: string) => isSaidBy(stem, known)
  const isListed = ({ tokens }: Reading, at: number) =>
    LISTED.has(tokens[at - 1]?.text ?? '') || LISTED.has(tokens[at + 1]?.text ?? '')
  return claim.tokens.every((token, at) => {
    if (!token.isTelling && !JOINTS.has(token.text)) return true
    const find = ({ tokens }: Reading) => {
      const places = tokens.flatMap((one, place) => (isSame(token, one) ? [place] : []))
      const exact = places.filter(place => tokens[place]?.stem === token.stem)
      return exact.length > 0 ? exact : places
    }
    const [there, ...more] = find(reading)
    if (there === undefined || more.length > 0 || find(claim).length > 1) return true
    if (token.text !== 'then' && (isListed(claim, at) || isListed(reading, there))) return true
    const isBy = claim.tokens[at + 1]?.text === 'by' && reading.tokens[there + 1]?.text === 'by'
    const [said, stated] = [readSides(claim, at, isNamed), readSides(reading, there, () => true)]
    // "Cells are made by a gland" of "a gland: made by cells", "tests are missing in cells" of "tests show that cells are missing".
    if (isBy) return !goesLeft(said, stated)
    const [isHere, isThere] = [isPassiveAt(claim.tokens, at), isPassiveAt(reading.tokens, there)]
    // "Markers are tested in blood" of "blood is tested for markers".
    const isPlaced = JOINTS.has(claim.tokens[at + 1]?.text ?? '') && JOINTS.has(reading.tokens[there + 1]?.text ?? '')
    if (isHere && isThere) return isPlaced || !goesRight(said, { ...stated, left: stated.left.slice(-1) })
    return isHere || isThere || !isCrossed(said, stated)
  })
}
