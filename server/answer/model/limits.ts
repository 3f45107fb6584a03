/** What a sentence says only within limits: "can", "some", "often", "if it spreads". Who tells it without them says more. */

import { isNeutral } from './neutral-words.ts'
import { type Part, SUBJECTS } from './parts.ts'
import type { Token } from './reading.ts'
import { FINITE, IMPERATIVES, MODALS, PRONOUNS, QUANTITIES, STRENGTH } from './word-classes.ts'

/** A limit, and the telling stems that are said within it, by their places among those of the sentence. */
export interface Limit {
  kind: 'modal' | 'quantity' | 'adverb' | 'condition' | 'subject' | 'belief'
  /** What it opens with; of a subject only the "with" of what marks it off. */
  word: string
  /** As in `word-classes.ts`; 0 of what is no hedge. */
  strength: number
  governs: ReadonlySet<number>
  /** How many telling stems stand before it. */
  at: number
  /** What stands right behind it, as far as its part goes. */
  behind: ReadonlySet<number>
  /** All that is said beside it. */
  part: ReadonlySet<number>
  /** What stands beside it between commas. */
  near: ReadonlySet<number>
  /** Where the word stands that a condition opens with. */
  opensAt?: number
  /** "Some people": whom it counts. */
  head?: number
  /** Places of what a condition, or a subject, says itself. */
  own: ReadonlySet<number>
}

/** "Was thought to be milder": what somebody held to be so. */
const BELIEFS = new Set(['thought', 'believed', 'hoped', 'supposed', 'claimed'])
/** Between a thing and what marks it off from others of its kind. */
const MARKS = new Set(['with', 'without', 'under', 'over'])
/** Said of all, or of nothing else: these are no limits. */
const STRENGTH_MAX = 4

type Places = (from: number, to: number) => Set<number>

/** ", and": what stands behind it may be about something else. */
const isJoint = (tokens: readonly Token[], at: number) =>
  tokens[at]?.text === ',' && /^(?:and|or)$/.test(tokens[at + 1]?.text ?? '')

/** Where what stands between the commas around a place begins and ends. */
function findCommas(tokens: readonly Token[], at: number): [from: number, to: number] {
  const end = tokens.findIndex(({ text }, place) => place > at && text === ',')
  return [tokens.slice(0, at).findLastIndex(({ text }) => text === ',') + 1, end < 0 ? tokens.length : end]
}

/** Which tokens do not stand in brackets. */
function readOpen(tokens: readonly Token[]): boolean[] {
  let depth = 0
  return tokens.map(({ text }) => {
    depth += text === '(' ? 1 : text === ')' ? -1 : 0
    return depth <= 0
  })
}

/** "Cancer that is found early can often be treated": whom a part is about, and all that is said of them. */
function readSubject(
  tokens: readonly Token[],
  { from, to }: Part,
  isOpen: readonly boolean[],
  places: Places,
  placesOutside: Places,
): Limit[] {
  const find = (isVerb: (token: Token) => boolean) =>
    tokens.slice(from, to).flatMap((token, at) => (isVerb(token) && isOpen[from + at] ? [from + at] : []))
  const auxiliaries = find(({ text }) => FINITE.has(text))
  // "Men with early cancer mostly start": an adverb, too, stands where a subject ends.
  const adverbs = find(({ text, isHedge }) => isHedge && !QUANTITIES.has(text) && !MODALS.has(text)).filter(
    at => at > from && !tokens.slice(from, at).some(({ text }) => text === ',' || IMPERATIVES.has(text)),
  )
  const finite = auxiliaries.length > 0 ? auxiliaries : adverbs
  const that = tokens.findIndex(
    ({ text }, at) =>
      at > from &&
      at < (finite[0] ?? to) &&
      /^(?:that|who|whose)$/.test(text) &&
      tokens[at - 1]?.isTelling &&
      isOpen[at],
  )
  // A verb of the subject's own: the next one is that of the part.
  const [verb] =
    that >= 0 && FINITE.has(tokens[that + 1]?.text ?? '')
      ? finite.filter((at, index) => index > 0 && at > (finite[index - 1] ?? 0) + 1)
      : finite
  // "Under US law you have": whom it is about is not told.
  if (verb === undefined || PRONOUNS.has(tokens[verb - 1]?.text ?? '') || SUBJECTS.has(tokens[verb - 1]?.text ?? ''))
    return []
  const joint = tokens.findIndex((_, at) => at > verb && at < to && isJoint(tokens, at))
  // "Cancer with some changes", "a spot under one centimeter".
  const mark = tokens.findIndex(({ text }, at) => at > from && at < verb && MARKS.has(text) && !tokens[at - 1]?.isHedge)
  const limit = {
    kind: 'subject' as const,
    word: '',
    strength: 0,
    at: 0,
    governs: placesOutside(verb, joint < 0 ? to : joint),
    behind: new Set<number>(),
    near: new Set<number>(),
    part: placesOutside(from, to),
  }
  return [
    { ...limit, own: places(from, that >= 0 ? that : verb) },
    ...(that >= 0 ? [{ ...limit, own: places(that, verb) }] : []),
    ...(mark >= 0 ? [{ ...limit, word: tokens[mark]?.text ?? '', own: places(mark, verb) }] : []),
  ]
}

/** Reads the limits of a sentence, of its tokens and parts. */
export function readLimits(tokens: readonly Token[], parts: readonly Part[]): Limit[] {
  const order: number[] = []
  let count = 0
  for (const token of tokens) order.push(token.isTelling ? count++ : -1)
  const places = (from: number, to: number) => new Set(order.slice(from, to).filter(place => place >= 0))
  // "Before menopause (the end of periods)": what a bracket explains, and how, is said without a limit.
  const isOpen = readOpen(tokens)
  const placesOutside = (from: number, to: number) =>
    new Set(
      order
        .slice(from, to)
        .filter((place, at) => place >= 0 && isOpen[from + at] && tokens[from + at + 1]?.text !== '('),
    )
  const stems = tokens.flatMap(token => (token.isTelling ? [token.stem] : []))
  const isSaying = (some: ReadonlySet<number>) => [...some].some(place => !isNeutral(stems[place] ?? ''))
  const limits: Limit[] = []
  for (const [index, part] of parts.entries()) {
    for (let at = part.from; at < part.to; at++) {
      const token = tokens[at] as Token
      if (BELIEFS.has(token.text)) {
        const governs = placesOutside(at + 1, part.to)
        limits.push({
          kind: 'belief',
          word: token.text,
          strength: 0,
          at: 0,
          governs,
          behind: governs,
          near: governs,
          part: governs,
          own: new Set(),
        })
      }
      const strength = STRENGTH.get(token.text) ?? 0
      if (!token.isHedge || strength > STRENGTH_MAX) continue
      const kind = MODALS.has(token.text) ? 'modal' : QUANTITIES.has(token.text) ? 'quantity' : 'adverb'
      const behind = placesOutside(at + 1, part.to)
      const whole = placesOutside(part.from, part.to)
      const head = kind === 'quantity' ? order.slice(at + 1, part.to).find(place => place >= 0) : undefined
      const isObject = kind === 'quantity' && places(part.from, at).size > 0
      // "A need to pass urine often": what stands last is said of what is right before it.
      const from = tokens.slice(part.from, at).findLastIndex(({ text }) => /^(?:,|and|or)$/.test(text))
      const before = kind === 'adverb' ? placesOutside(part.from + from + 1, at) : new Set<number>()
      const last = isSaying(before) ? before : whole
      const governs = isObject ? new Set(head === undefined ? [] : [head]) : isSaying(behind) ? behind : last
      limits.push({
        kind,
        word: token.text,
        strength,
        at: places(0, at).size,
        governs,
        behind,
        near: placesOutside(...findCommas(tokens, at)),
        part: whole,
        own: new Set(),
        ...(head === undefined ? {} : { head }),
      })
    }
    if (!part.isCondition) {
      limits.push(...readSubject(tokens, part, isOpen, places, placesOutside))
      continue
    }
    const own = places(part.from, part.to)
    const isInitial = places(0, part.from).size === 0
    const other = isInitial ? parts[index + 1] : parts[index - 1]
    if (!other || /^(?:and|but|or|so)$/.test(tokens[part.from - 1]?.text ?? '')) continue
    // "Tell them early, and again if it hurts": of what stands before it, the last.
    const joint = isInitial ? -1 : tokens.slice(other.from, other.to).findLastIndex((_, at, own) => isJoint(own, at))
    const outside = placesOutside(other.from + Math.max(joint, 0), other.to)
    // "Rytelo (imetelstat), if the risk is low": there is nothing but what a bracket explains.
    const governs = outside.size > 0 ? outside : places(other.from, other.to)
    const condition = {
      kind: 'condition' as const,
      word: tokens[part.from]?.text ?? '',
      strength: 0,
      at: 0,
      governs,
      behind: new Set<number>(),
      near: own,
      opensAt: part.from,
      part: own,
      own,
    }
    limits.push(condition)
    // "If it keeps you from work and is expected to last": two conditions, of which each has to be met.
    for (let at = part.from + 1; at < part.to; at++)
      if (tokens[at]?.text === 'and' && FINITE.has(tokens[at + 1]?.text ?? ''))
        limits.push({ ...condition, own: places(at, part.to) })
  }
  return limits
}
