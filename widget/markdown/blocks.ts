/**
 * Markdown that grows: blocks that can no longer change are lexed once and kept, only the unfinished tail is lexed again.
 */
import type { Token } from 'marked'
import { type Definitions, lex } from './lexer.ts'
import { mend } from './mend.ts'

export interface Blocks {
  /** How many blocks of the last `read` can no longer change, and how often earlier ones did all the same. */
  settled: { count: number; restarts: number }
  /** All blocks of `text`. While `text` only grows, finished ones are the same objects as before. */
  read(text: string, done: boolean): Token[]
}

/** A container right below a paragraph: marked could take its first line for the text of a heading. */
const GLUED_CONTAINER = /(?<=[^\n])\n(?=:::(?:phrasing|questions|gap)[ \t]*(?:\n|$))/g

/**
 * One block that grows beyond this many characters (a long list without an empty line) is lexed again only when it has grown by
 * a 64th: so its cost stays in proportion to its length, however it is streamed. The end of the answer draws everything.
 */
const LONG_BLOCK = 1_024
const LONG_BLOCK_STEP = 64

export function createBlocks(): Blocks {
  let source = ''
  let frozen: Token[] = []
  let frozenLength = 0
  let definitions: Definitions = Object.create(null)
  let latest: Token[] = []
  /** No need to look again before the text is so long. */
  let dueLength = 0

  /** There are definitions, also inside of quotes and lists. */
  let isLinked = false
  const settled = { count: 0, restarts: 0 }

  const restart = (): void => {
    settled.restarts++
    frozen = []
    frozenLength = 0
  }

  /** Lexes what is not frozen, freezes what is settled and returns the rest, as tokens and as text. */
  const advance = (): { tail: Token[]; unfinished: string } => {
    // A copy: pieces of the whole text would keep all of it in memory, as it was with each piece that came.
    const raw = ` ${source.slice(frozenLength)}`.slice(1)
    const text = separate(raw)
    const links = { ...definitions }
    const tokens = lex(text, links)
    isLinked ||= Object.keys(links).length > 0
    const finished = tokens.slice(0, countSettled(tokens))
    if (define(finished) && frozen.length + finished.length > 1) {
      // A definition that came late changes what earlier blocks link to.
      restart()
      return advance()
    }
    const length = finished.reduce((sum, token) => sum + token.raw.length, 0)
    frozenLength += length - countSeparators(raw, length)
    frozen.push(...finished)
    return { tail: tokens.slice(finished.length), unfinished: text.slice(length) }
  }

  /** Notes link definitions; true when there was a new one. The first of a name counts (CommonMark). */
  const define = (tokens: Token[]): boolean => {
    let found = false
    for (const token of tokens) {
      if (token.type !== 'def' || token.tag in definitions) continue
      definitions[token.tag] = { href: token.href, title: token.title }
      found = true
    }
    return found
  }

  return {
    settled,
    read(text, done) {
      const grew = text.startsWith(source)
      if (!done && grew && text.length < dueLength) return latest
      if (!grew) {
        restart()
        definitions = Object.create(null)
        isLinked = false
      }
      source = text
      const { tail, unfinished } = advance()
      if (done) {
        // A definition may reach back to blocks that are settled: then the whole text in one go is the last word.
        settled.count = isLinked ? 0 : frozen.length
        return isLinked ? lex(separate(text), Object.create(null)) : [...frozen, ...tail]
      }
      dueLength = unfinished.length > LONG_BLOCK ? text.length + unfinished.length / LONG_BLOCK_STEP : 0
      const mended = mend(unfinished)
      settled.count = frozen.length
      latest = [...frozen, ...(mended === unfinished ? tail : lex(mended, { ...definitions }))]
      return latest
    },
  }
}

const separate = (text: string): string => text.replace(GLUED_CONTAINER, '\n\n')

/** How many of the first `length` characters of `separate(text)` are not in `text`. */
function countSeparators(text: string, length: number): number {
  let count = 0
  for (const { index } of text.matchAll(GLUED_CONTAINER)) if (index + count + 1 < length) count++
  return count
}

/**
 * How many blocks can no longer change: those before the last empty line that a block with a complete first line follows.
 * Without an empty line between them, a block may still turn out to be part of the one before it.
 */
function countSettled(tokens: Token[]): number {
  let last = tokens.findLastIndex(token => token.type !== 'space')
  const end = tokens.slice(last).reduce((raw, token) => raw + token.raw, '')
  if (!end.includes('\n')) last--
  while (last > 0 && !/\n[ \t]*\n$/.test(tokens[last - 1]?.raw ?? '')) last--
  while (last > 0 && tokens[last - 1]?.type === 'space') last--
  return Math.max(last, 0)
}
