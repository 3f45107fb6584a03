/**
 * Markdown that grows: blocks that can no longer change are lexed once and kept, only the unfinished tail is lexed again.
 */
import type { Token } from 'marked'
import { type Definitions, lex } from './lexer.ts'
import { mend } from './mend.ts'

export interface Blocks {
  /** All blocks of `text`. While `text` only grows, finished ones are the same objects as before. */
  read(text: string, done: boolean): Token[]
}

/** A container right below a paragraph: marked could take its first line for the text of a heading. */
const GLUED_CONTAINER = /(?<=[^\n])\n(?=:::(?:phrasing|questions|gap)[ \t]*(?:\n|$))/g

export function createBlocks(): Blocks {
  let source = ''
  let frozen: Token[] = []
  let frozenLength = 0
  let definitions: Definitions = Object.create(null)

  const restart = (): void => {
    frozen = []
    frozenLength = 0
  }

  /** Lexes what is not frozen, freezes what is settled and returns the rest. */
  const advance = (text: string): Token[] => {
    const tokens = lex(text.slice(frozenLength), { ...definitions })
    const finished = tokens.slice(0, countSettled(tokens))
    if (define(finished) && frozen.length + finished.length > 1) {
      // A definition that came late changes what earlier blocks link to.
      restart()
      return advance(text)
    }
    for (const token of finished) frozenLength += token.raw.length
    frozen.push(...finished)
    return tokens.slice(finished.length)
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

  /** The whole text in one go, which is the last word; blocks that come out the same keep their object, and so their DOM. */
  const finish = (text: string): Token[] => {
    const all: Definitions = Object.create(null)
    const tokens = lex(text, all)
    const linked = Object.keys(all).length > 0
    return tokens.map((token, index) => {
      const kept = frozen[index]
      return !linked && kept?.raw === token.raw && kept.type === token.type ? kept : token
    })
  }

  return {
    read(raw, done) {
      const text = raw.replace(GLUED_CONTAINER, '\n\n')
      if (!text.startsWith(source)) {
        restart()
        definitions = Object.create(null)
      }
      source = text
      if (done) return finish(text)
      const tail = advance(text)
      const unfinished = text.slice(frozenLength)
      const mended = mend(unfinished)
      return [...frozen, ...(mended === unfinished ? tail : lex(mended, { ...definitions }))]
    },
  }
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
