/** Cuts a sentence into parts that have a subject of their own, as far as little words show it. */

import type { Token } from './reading.ts'
import { FINITE, IMPERATIVES, PRONOUNS, QUANTITIES, REFERRING } from './word-classes.ts'

/** A part of a sentence that has a subject of its own, as places of tokens. */
export interface Part {
  from: number
  to: number
  isCondition: boolean
}

/** The tokens of a part, or of a piece of one, by their places. */
export function tokensOf({ from, to }: Pick<Part, 'from' | 'to'>): number[] {
  const places: number[] = []
  for (let at = from; at < to; at++) places.push(at)
  return places
}

const SIGNS = new Set([';', ':', '—', '–', '.', '!', '?'])
const CONDITIONS = new Set(['if', 'when', 'whenever', 'unless', 'until', 'once', 'whom'])
const CUTS = new Set(['but', 'yet', 'because', 'although', 'though', 'while', 'since', 'whether', 'than'])
/** "Ask if", "learn when": what is asked is no condition. */
const ASKING = new Set('ask asks see sees know tell tells show shows learn find say says on or'.split(' '))
/** Begin a part of their own. */
export const SUBJECTS = new Set('it they you there he she we this these those'.split(' '))
/** ", and": what stands behind it may be about something else. */
export const isJoint = (tokens: readonly Token[], at: number) =>
  tokens[at]?.text === ',' && /^(?:and|or)$/.test(tokens[at + 1]?.text ?? '')

/** A subject is no longer. */
const SUBJECT_REACH = 8

function beginsClause(tokens: readonly Token[], at: number): boolean {
  const [first = '', of = '', them = ''] = tokens.slice(at, at + 3).map(({ text }) => text)
  // "And most of them pass".
  if (SUBJECTS.has(first) || (of === 'of' && PRONOUNS.has(them))) return true
  const ahead = tokens.slice(at, at + SUBJECT_REACH)
  const end = ahead.findIndex(({ text }) => SIGNS.has(text) || text === ',' || CONDITIONS.has(text) || text === 'that')
  const own = end < 0 ? ahead : ahead.slice(0, end)
  return own.some(({ text }, place) => place > 0 && FINITE.has(text) && own[place - 1]?.text !== 'to')
}

/** The point of "100.4". */
const isDecimal = (tokens: readonly Token[], at: number) =>
  tokens[at]?.text === '.' && /^\d/.test(tokens[at + 1]?.text ?? '') && /\d$/.test(tokens[at - 1]?.text ?? '')

/** Stand beside a verb, or are one. */
const VERBAL = new Set([...FINITE, ...REFERRING, 'not'])

/** The parts of a sentence, in order. */
export function readParts(tokens: readonly Token[]): Part[] {
  const parts: Part[] = [{ from: 0, to: tokens.length, isCondition: CONDITIONS.has(tokens[0]?.text ?? '') }]
  const cut = (at: number, isCondition: boolean) => {
    const last = parts.at(-1) as Part
    if (last.from === at) return
    last.to = at
    parts.push({ from: at, to: tokens.length, isCondition })
  }
  const isRequest = IMPERATIVES.has(tokens[0]?.text ?? '')
  const isFirst = (from: number) => tokens.slice(0, from).every(token => !token.isTelling)
  for (const [at, { text }] of tokens.entries()) {
    if (at === 0) continue
    const last = parts.at(-1) as Part
    const before = tokens[at - 1]?.text ?? ''
    // "A and B can": as long as nothing is said, it is one subject.
    const isSaid =
      tokens
        .slice(last.from, at)
        .some(token => VERBAL.has(token.text) || (token.isHedge && !QUANTITIES.has(token.text))) ||
      IMPERATIVES.has(tokens[last.from]?.text ?? '')
    const joins = (place: number) => beginsClause(tokens, place) && (isSaid || SUBJECTS.has(tokens[place]?.text ?? ''))
    const isLimited = tokens.slice(last.from, at).some(token => token.isHedge)
    const begins = (place: number) =>
      joins(place) || ((isRequest || !isLimited) && IMPERATIVES.has(tokens[place]?.text ?? ''))
    // "If you shiver, cough or feel ill, call": a condition that stands first ends where what hangs on it begins.
    const endsCondition = (place: number) => {
      const commas = tokens.flatMap((token, other) => (token.text === ',' && other >= place ? [other] : []))
      return isFirst(last.from) && (begins(place + 1) || !commas.slice(1).some(other => begins(other + 1)))
    }
    // "Some are pills, some a cream, and some drops".
    const beginsAlike = (place: number) => {
      const next = tokens[place + 1]?.text === 'and' ? tokens[place + 2] : tokens[place + 1]
      const first = tokens.slice(last.from, place).find(({ text: word }) => !/^(?:,|and)$/.test(word))
      return next !== undefined && QUANTITIES.has(next.text) && first?.text === next.text
    }
    if (CONDITIONS.has(text) && !ASKING.has(before) && tokens[at + 1]?.text !== 'to') cut(at, true)
    // "A short while ago".
    else if (text === 'while' && /^(?:a|short|little|long)$/.test(before)) continue
    else if (CUTS.has(text) || (SIGNS.has(text) && !isDecimal(tokens, at))) cut(at, false)
    else if (text === 'so' && before === ',') cut(at, false)
    else if (text === ',' && (last.isCondition ? endsCondition(at) : begins(at + 1))) cut(at, false)
    else if (text === ',' && beginsAlike(at)) cut(at, false)
    else if (text === ',' && /^(?:which|who|and)$/.test(tokens[at + 1]?.text ?? '') && begins(at + 2)) cut(at, false)
    else if ((text === 'and' || text === 'or') && !last.isCondition && joins(at + 1)) cut(at, false)
  }
  return parts
}
