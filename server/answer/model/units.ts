/** Cuts a model's Markdown, as it streams in, into units that can be judged by themselves: headings, fences, sentences. */
import { findSentenceEnd, isWholeWithCitation } from './sentences.ts'

export type Unit =
  | { type: 'heading'; text: string }
  /** `:::phrasing` and `:::questions` open a container, anything else closes it. */
  | { type: 'fence'; name: Container | undefined }
  /** A line of a container. */
  | { type: 'line'; text: string }
  | {
      type: 'sentence'
      /** Without marks of Markdown; citation marks are taken off. */
      text: string
      /** Numbers of the citation marks that it had. */
      cites: number[]
      place: 'paragraph' | 'item'
      /** The first of its paragraph or item. */
      isFirst: boolean
    }

/** Lines to say, and questions to ask. */
export type Container = 'phrasing' | 'questions'

export interface UnitReader {
  /** Units that are whole with this text. How a text is cut into deltas makes no difference. */
  read(delta: string): Unit[]
  /** The model pauses: a sentence that is whole with its citation need not wait for what follows. */
  pause(): Unit[]
  /** Nothing follows: what is left is whole. */
  finish(): Unit[]
}

/** No sentence is longer; what goes on without an end is cut, and then hardly says what a passage says. */
const SENTENCE_MAX_LENGTH = 1_200

const MARKS = /\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]/g

/** Text without what Markdown and HTML would make of it; links stay as their words. */
function stripMarkup(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[a-z/!?][^>]*>?/gi, '')
    .replace(/(?<!\p{L})[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\p{L})|`+|~~/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?])/g, '')
    .trim()
}

function readCites(text: string): { text: string; cites: number[] } {
  const cites = [...text.matchAll(MARKS)].flatMap(([, numbers = '']) => numbers.split(/[,;]/).map(Number))
  return { text: stripMarkup(text.replace(MARKS, '')), cites: [...new Set(cites)] }
}

interface LineStart {
  kind: 'line' | 'item' | 'quote' | 'text'
  length: number
}

/** Is read as a whole. */
const LINE: LineStart = { kind: 'line', length: 0 }

/** What a line is by its beginning; undefined where more of it has to be seen. */
function readLineStart(text: string, isWhole: boolean): LineStart | undefined {
  if (/^(?:#{1,6}(?:[ \t]|\n)|:::|\||```|~~~|(?:-{3,}|={3,}|\*{3,})[ \t]*\n)/.test(text)) return LINE
  const item = /^(?:[-*+•][ \t]+|\d{1,3}[.)][ \t]+)/.exec(text)
  // Spaces may still follow.
  if (item && (item[0].length < text.length || isWhole)) return { kind: 'item', length: item[0].length }
  if (text.startsWith('>')) return { kind: 'quote', length: 1 }
  const isUndecided = /^(?:#{1,6}|:{1,2}|`{1,2}|~{1,2}|[-=*]+[ \t]*|[+•][ \t]*|\d{1,3}[.)]?[ \t]*)$/.test(text)
  return isUndecided && !isWhole ? undefined : { kind: 'text', length: 0 }
}

export function createUnitReader(): UnitReader {
  let buffer = ''
  let place: 'none' | 'paragraph' | 'item' = 'none'
  let isFirst = true
  let isLineStart = true
  let isCode = false
  /** The sentence before was too long, and what follows is the rest of it. */
  let isCut = false
  let container: Container | undefined

  /** A sentence that was cut off the front of the buffer; nothing where no words are left of it. */
  function toSentence(raw: string): Unit[] {
    const { text, cites } = readCites(raw)
    if (!/[\p{L}\p{N}]/u.test(text) || place === 'none') return []
    const unit: Unit = { type: 'sentence', text, cites, place, isFirst }
    isFirst = false
    return [unit]
  }

  function begin(kind: 'paragraph' | 'item'): void {
    place = kind
    isFirst = true
  }

  function readLine(line: string): Unit[] {
    place = 'none'
    if (/^(?:```|~~~)/.test(line)) isCode = !isCode
    const heading = /^#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)
    const fence = /^:::\s*([a-z]*)/i.exec(line)
    if (isCode) return []
    if (heading) {
      container = undefined
      return [{ type: 'heading', text: stripMarkup(heading[1] ?? '') }]
    }
    if (fence) {
      const name = fence[1]?.toLowerCase()
      container = name === 'phrasing' || name === 'questions' ? name : undefined
      return [{ type: 'fence', name: container }]
    }
    const text = container ? readCites(line.replace(/^(?:[-*+•]|\d{1,3}[.)])\s+/, '')).text : ''
    // Elsewhere tables, rules and code say nothing that could be shown.
    return text === '' ? [] : [{ type: 'line', text }]
  }

  /** Takes one step; undefined where more text is needed. */
  function step(isWhole: boolean): Unit[] | undefined {
    if (isLineStart) {
      buffer = buffer.replace(/^[ \t]+/, '')
      if (buffer === '') return undefined
      if (buffer[0] === '\n') {
        buffer = buffer.slice(1)
        place = 'none'
        return []
      }
      const start = isCode || container ? LINE : readLineStart(buffer, isWhole)
      if (!start) return undefined
      if (start.kind === 'line') {
        const end = buffer.indexOf('\n')
        if (end < 0 && !isWhole && buffer.length <= SENTENCE_MAX_LENGTH) return undefined
        const line = end < 0 ? buffer : buffer.slice(0, end)
        buffer = end < 0 ? '' : buffer.slice(end + 1)
        return readLine(line)
      }
      buffer = buffer.slice(start.length)
      if (start.kind === 'quote') return []
      if (start.kind === 'item') begin('item')
      else if (place === 'none') begin('paragraph')
      isLineStart = false
      return []
    }
    const newline = buffer.indexOf('\n')
    const line = newline < 0 ? buffer : buffer.slice(0, newline)
    const isLineWhole = newline >= 0 || isWhole
    if (line.trim() === '' && isLineWhole) {
      buffer = newline < 0 ? '' : buffer.slice(newline + 1)
      isLineStart = true
      return newline < 0 ? undefined : []
    }
    let end = findSentenceEnd(line, false)
    if (end === undefined && isLineWhole) {
      const last = findSentenceEnd(line, true)
      if (last !== undefined && (last < line.length || isEnded(line) || isWhole)) end = last
      else {
        // A line without an end goes on in the next one, if that is plain text.
        const next = newline < 0 ? '' : buffer.slice(newline + 1)
        const goesOn = next === '' ? undefined : /^[ \t]*[^\s#:|`~>\-*+•=]/.test(next) && !/^[ \t]*\d/.test(next)
        if (goesOn === undefined && !isWhole) return undefined
        if (goesOn) {
          buffer = `${line.trimEnd()} ${next.trimStart()}`
          return []
        }
        end = line.length
      }
    }
    const isRest = isCut
    isCut = end === undefined && line.length > SENTENCE_MAX_LENGTH
    if (isCut) end = line.length
    if (end === undefined) {
      isCut = isRest
      return undefined
    }
    buffer = buffer.slice(end)
    // The rest of a sentence that was cut may say the opposite of what it says by itself.
    return isRest ? [] : toSentence(line.slice(0, end))
  }

  function run(isWhole: boolean): Unit[] {
    const units: Unit[] = []
    for (let made = step(isWhole); made; made = step(isWhole)) units.push(...made)
    return units
  }

  return {
    read(delta) {
      buffer += delta.replace(/\r\n?/g, '\n')
      return run(false)
    },
    pause() {
      if (isLineStart || buffer.includes('\n') || !isWholeWithCitation(buffer)) return []
      const unit = toSentence(buffer)
      buffer = ''
      return unit
    },
    finish: () => run(true),
  }
}

/** Ends like a sentence, or like what leads up to a list. */
const isEnded = (line: string) => /[.!?…:]["'”’)*_\]]*(?:\s*\[[\d\s,;]+\])*\s*$/.test(line)
