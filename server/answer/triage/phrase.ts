/**
 * How a rule writes down what people say, and how a clause is searched for thousands of such phrases in well under a millisecond:
 * a phrase is tried only on a clause that holds a word of each of its groups.
 */
import type { Clause, Message } from './canonical.ts'

/** Where a phrase stands. */
export interface Found {
  clause: Clause
  start: number
  end: number
}

interface Alternative {
  /** Which groups of words (`groupsOf`) a clause must hold a word of. */
  needs: readonly number[]
  source: string
  /** Made when it is first tried: most never are, and to make all takes seconds. */
  regexp: RegExp | null
}

/** Several ways to say one thing. Built by `phrase` and `wording`. */
export class Phrase {
  readonly #alternatives: Alternative[]

  constructor(alternatives: readonly string[], gapWord: string) {
    this.#alternatives = alternatives.map(source => ({
      needs: needsOf(source),
      source: source.replace(/(?<!\\d)\{(\d+)\} /g, `${gapWord}{0,$1}`),
      regexp: null,
    }))
  }

  /** Everywhere that the phrase stands in a message, in no particular order. */
  *find(message: Message): Generator<Found> {
    const heldAtAll = groupsIn(message)
    for (const alternative of this.#alternatives) {
      if (!isWithin(alternative, heldAtAll)) continue
      for (const clause of message.clauses) {
        if (isWithin(alternative, groupsIn(clause))) yield* search(alternative, clause)
      }
    }
  }
}

function isWithin({ needs }: Alternative, held: Uint8Array): boolean {
  for (const group of needs) if (held[group] !== 1) return false
  return true
}

function* search(alternative: Alternative, clause: Clause): Generator<Found> {
  alternative.regexp ??= new RegExp(`(?<= )(?:${alternative.source})(?= )`, 'g')
  const { regexp } = alternative
  regexp.lastIndex = 0
  for (let found = regexp.exec(clause.text); found; found = regexp.exec(clause.text)) {
    if (found[0] === '') regexp.lastIndex += 1
    yield { clause, start: found.index, end: found.index + found[0].length }
  }
}

/**
 * A finding, as a pattern over a clause of canonical text, where words stand one space apart. Written as words and groups;
 * `{n}` stands for up to n words, none of which is a negation: "I am {3} suicidal" is not found in "I am not suicidal". A match
 * costs at most n steps from each start, so the time is linear in the text.
 */
export function phrase(...alternatives: string[]): Phrase {
  return new Phrase(alternatives, '(?:(?!(?:not|no|never|nor|without|denies|denied) )\\S+ )')
}

/** A request, as `phrase`, but a gap may hold a negation: "how can a doctor not tell …" is asked all the same. */
export function wording(...alternatives: string[]): Phrase {
  return new Phrase(alternatives, '(?:\\S+ )')
}

/** Each group of words once, by its words in order. */
const groups = new Map<string, number>()
/** The groups that a word belongs to. */
const groupsOf = new Map<string, number[]>()
/** Of the messages that are being judged, and of their clauses: 1 at the number of each group that they hold a word of. */
const held = new WeakMap<Clause | Message, Uint8Array>()

function groupsIn(part: Clause | Message): Uint8Array {
  const known = held.get(part)
  if (known) return known
  const found = new Uint8Array(groups.size)
  for (const word of new Set(part.text.split(/[ \n]+/))) for (const group of groupsOf.get(word) ?? []) found[group] = 1
  held.set(part, found)
  return found
}

function groupNumber(words: ReadonlySet<string>): number {
  const key = [...words].sort().join(' ')
  const known = groups.get(key)
  if (known !== undefined) return known
  const number = groups.size
  groups.set(key, number)
  for (const word of words) {
    const list = groupsOf.get(word)
    if (list) list.push(number)
    else groupsOf.set(word, [number])
  }
  return number
}

/** The groups of words without which a source cannot match. What cannot be told for certain is left out, never guessed. */
function needsOf(source: string): number[] {
  return splitTop(source, ' ').flatMap((part, index, parts) => {
    // "nose ?bleed": what stands on either side of a space that may be missing is no word.
    if (part.startsWith('?') || parts[index + 1]?.startsWith('?')) return []
    const words = wordsOf(part)
    return words ? [groupNumber(words)] : []
  })
}

/** All words that a part can be; null where that is not a short list. A branch of several words is known by its longest. */
function wordsOf(part: string): Set<string> | null {
  const bare = part.replace(/(?:\(\?: [^()]*\)\?)?(?:\(\?<?[!=](?:[^()]|\([^()]*\))*\))?$/, '')
  if (/^[\p{L}\d',]+$/u.test(bare)) return new Set([bare])
  const plural = /^([\p{L}\d']*)(\p{L})\?$/u.exec(bare)
  if (plural) return new Set([`${plural[1]}`, `${plural[1]}${plural[2]}`])
  if (!bare.startsWith('(?:') || closingOf(bare, 0) !== bare.length - 1) return null
  const all = new Set<string>()
  for (const branch of splitTop(bare.slice(3, -1), '|')) {
    const parts = splitTop(branch, ' ')
    const sure = parts
      .filter((word, index) => !/^\?/.test(word) && !parts[index + 1]?.startsWith('?'))
      .map(wordsOf)
      .filter(words => words !== null)
      .toSorted((one, other) => lengthOf(other) - lengthOf(one))[0]
    if (!sure) return null
    for (const word of sure) all.add(word)
  }
  return all
}

function lengthOf(words: ReadonlySet<string>): number {
  return Math.min(...[...words].map(word => word.length))
}

/** Splits where no bracket is open. */
function splitTop(source: string, separator: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let index = 0; index < source.length; index++) {
    const letter = source[index]
    if (letter === '\\') index += 1
    else if (letter === '(') index = closingOf(source, index)
    else if (letter === '[') index = source.indexOf(']', index)
    else if (letter === separator) {
      parts.push(source.slice(start, index))
      start = index + 1
    }
  }
  return [...parts, source.slice(start)]
}

/** Where the bracket closes that opens at an index. */
function closingOf(source: string, open: number): number {
  let depth = 0
  for (let index = open; index < source.length; index++) {
    if (source[index] === '\\') index += 1
    else if (source[index] === '(') depth += 1
    else if (source[index] === ')' && --depth === 0) return index
  }
  return source.length - 1
}
