/** "Cancer that is found early can often be treated": whom a part is about, and all that is said of them. */
import { isJoint, type Part, SUBJECTS, tokensOf } from '../parts.ts'
import type { Token } from '../reading.ts'
import { FINITE, IMPERATIVES, MODALS, PRONOUNS, QUANTITIES } from '../word-classes.ts'
import type { SubjectLimit } from './limits.ts'
import type { StemPlaces } from './stem-places.ts'

/** Between a thing and what marks it off from others of its kind. */
const MARKS = new Set(['with', 'without', 'under', 'over'])

/** Tokens at which a subject of the part may end: its verbs as far as we know them, and where there are none, its adverbs. */
function findEnds(tokens: readonly Token[], part: Part, places: StemPlaces): number[] {
  const open = tokensOf(part).filter(places.isOpen)
  const verbs = open.filter(at => FINITE.has(tokens[at]?.text ?? ''))
  if (verbs.length > 0) return verbs
  // "Men with early cancer mostly start".
  const isAdverb = ({ text, isHedge }: Token) => isHedge && !QUANTITIES.has(text) && !MODALS.has(text)
  const isBehindSubject = (at: number) =>
    at > part.from && !tokens.slice(part.from, at).some(({ text }) => text === ',' || IMPERATIVES.has(text))
  return open.filter(at => isAdverb(tokens[at] as Token) && isBehindSubject(at))
}

/** Reads whom a part is about: by its name, by what "that" tells of it, and by what marks it off; nothing where that is not told. */
export function readSubjects(tokens: readonly Token[], part: Part, places: StemPlaces): SubjectLimit[] {
  const { from, to } = part
  const textAt = (at: number) => tokens[at]?.text ?? ''
  const ends = findEnds(tokens, part, places)
  const isThat = (at: number) => /^(?:that|who|whose)$/.test(textAt(at)) && tokens[at - 1]?.isTelling === true
  const that = tokensOf({ from: from + 1, to: ends[0] ?? to }).find(at => isThat(at) && places.isOpen(at))
  // "That may have been found": a verb of the subject's own, and those right behind it. The next one is that of the part.
  const hasOwnVerb = that !== undefined && FINITE.has(textAt(that + 1))
  const verb = hasOwnVerb ? ends.find((at, index) => index > 0 && at > (ends[index - 1] ?? 0) + 1) : ends[0]
  // "Under US law you have": whom it is about is not told.
  if (verb === undefined || PRONOUNS.has(textAt(verb - 1)) || SUBJECTS.has(textAt(verb - 1))) return []
  // "Cancer with some changes", "a spot under one centimeter"; but "mostly with" marks nothing off.
  const isMark = (at: number) => MARKS.has(textAt(at)) && !tokens[at - 1]?.isHedge
  const mark = tokensOf({ from: from + 1, to: verb }).find(isMark)
  const joint = tokensOf({ from: verb + 1, to }).find(at => isJoint(tokens, at))
  const governs = places.withinReach(verb, joint ?? to)
  return [
    { governs, own: places.within(from, that ?? verb), marksOff: false },
    ...(that === undefined ? [] : [{ governs, own: places.within(that, verb), marksOff: false }]),
    ...(mark === undefined ? [] : [{ governs, own: places.within(mark, verb), marksOff: true }]),
  ]
}
