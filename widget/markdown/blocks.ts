/**
 * Markdown that grows: blocks that can no longer change are lexed once and kept, only the unfinished tail is lexed again.
 */
import type { Token } from 'marked'
import { type Definitions, lex } from './lexer.ts'
import { mend } from './mend.ts'

export interface Read {
  /** Blocks that can no longer change: one array that grows, and another one when they did change all the same. */
  settled: readonly Token[]
  /** The blocks behind them. */
  rest: readonly Token[]
}

export interface Blocks {
  /** The blocks of `text`, all of it so far; `done` when nothing more is coming. */
  read(text: string, done: boolean): Read
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
  let rest: Token[] = []
  /** No need to look again before the text is so long. */
  let dueLength = 0

  /** There are definitions, also inside of quotes and lists. */
  let isLinked = false

  const restart = (): void => {
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
    read(text, done) {
      // Compared as two strings of one length, which costs a tenth of what `startsWith` does.
      const grew = text.slice(0, source.length) === source
      if (!done && grew && text.length < dueLength) return { settled: frozen, rest }
      if (!grew) {
        restart()
        definitions = Object.create(null)
        isLinked = false
      }
      source = text
      const { tail, unfinished } = advance()
      // A definition may reach back to blocks that are settled: then the whole text in one go is the last word.
      if (done)
        return isLinked
          ? { settled: [], rest: lex(separate(text), Object.create(null)) }
          : { settled: frozen, rest: tail }
      dueLength = unfinished.length > LONG_BLOCK ? text.length + unfinished.length / LONG_BLOCK_STEP : 0
      const mended = mend(unfinished)
      rest = mended === unfinished ? tail : lex(mended, { ...definitions })
      return { settled: frozen, rest }
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
