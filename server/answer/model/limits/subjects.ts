/** "Cancer that is found early can often be treated": whom a part is about, and all that is said of them. */
import { isJoint, type Part, SUBJECTS, tokensOf } from '../parts.ts'
import type { Token } from '../reading.ts'
import { FINITE, IMPERATIVES, MODALS, PRONOUNS, QUANTITIES } from '../word-classes.ts'
import type { SubjectLimit } from './limits.ts'
import type { StemPlaces } from './stem-places.ts'

/** Between a thing and what marks it off from others of its kind. */
const MARKS = new Set(['with', 'without', 'under', 'over'])

/** "Cancers found by screening": what tells of a thing without "that", and what stands behind it. */
const PARTICIPLE = /^(?:\w+ed|found|given|made|seen|taken|left)$/
const BEHIND_PARTICIPLE = new Set(['by', 'in', 'after', 'before', 'with', 'from', 'during', 'for'])

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

const MARKING = /^(?:can|could|may|do|does|did|has|have)$/

/** "A tumor that can be cut out: surgery": what marks off the name before a colon. */
export function readNamed(tokens: readonly Token[], { from, to }: Part, places: StemPlaces): SubjectLimit[] {
  // "The part that is treated: brain" is told before a list, and marks off no name.
  const isMark = (at: number) => tokens[at]?.text === 'that' && MARKING.test(tokens[at + 1]?.text ?? '')
  const that = tokensOf({ from: from + 1, to }).find(at => isMark(at) && tokens[at - 1]?.isTelling)
  // "Pain, or bleeding that does not stop: call": of several names it marks off one.
  const isList = tokens.slice(from, to).some(({ text }) => text === ',' || text === 'or')
  if (tokens[to]?.text !== ':' || that === undefined || isList) return []
  return [{ governs: places.withinReach(to, tokens.length), own: places.within(that, to), marksOff: false }]
}

const USED_FOR = /^(?:approved|utilize|advised|recommended)$/

/** "Approved for nausea that other drugs did not stop": what marks off that for which something is used. */
export function readUses(tokens: readonly Token[], part: Part, places: StemPlaces): SubjectLimit[] {
  const verb = tokensOf(part).find(at => USED_FOR.test(tokens[at]?.text ?? '')) ?? part.to
  return tokensOf({ from: part.from + 1, to: part.to }).flatMap((at): SubjectLimit[] => {
    if (tokens[at]?.text !== 'that' || !tokens[at - 1]?.isTelling || at < verb || !places.isOpen(at)) return []
    const end = tokens.findIndex(({ text }, place) => place > at && place < part.to && (text === ',' || text === 'and'))
    return [{ governs: places.within(at - 1, at), own: places.within(at, end < 0 ? part.to : end), marksOff: false }]
  })
}

const PEOPLE = /^(?:people|men|women|adults|children|patients|those|someone|anyone|person)$/
/** Between people and what marks them off. */
const PEOPLE_REACH = 6
const JOINED = new Set(['and', 'or', 'a', 'an', 'the', 'of', 'from'])
const FRONTED = /^(?:in|for|with|among|after|before|during)$/

/** "Advised for people from 50 to 80 who smoke", "In trials with people at high risk, scans …": people who are no subject, and what marks them off. */
export function readPeople(tokens: readonly Token[], part: Part, places: StemPlaces): SubjectLimit[] {
  const { from, to } = part
  const textAt = (at: number) => tokens[at]?.text ?? ''
  const isFronted = FRONTED.test(textAt(from))
  const [verb = from] = isFronted ? [] : findEnds(tokens, part, places)
  return tokensOf({ from: verb, to }).flatMap((at): SubjectLimit[] => {
    const reach = /^(?:who|whose)$/.test(textAt(at)) ? PEOPLE_REACH : /^(?:with|at)$/.test(textAt(at)) ? 1 : 0
    const ahead = tokens.slice(Math.max(from, at - reach), at).map(({ text }) => text)
    if (!places.isOpen(at) || ahead.at(-1) === ',' || !ahead.some(text => PEOPLE.test(text))) return []
    const comma = tokens.findIndex(({ text }, place) => place > at && place < to && text === ',')
    const name = tokens.findIndex(({ text, isTelling }, place) => place > at && !isTelling && !JOINED.has(text))
    const isMark = reach === 1 && name > 0
    const own = places.within(at, isMark ? Math.min(name, to) : isFronted && comma >= 0 ? comma : to)
    const governs = new Set([...places.withinReach(from, to)].filter(place => !own.has(place)))
    return [{ governs, own, marksOff: reach === 1 }]
  })
}

/** Reads whom a part is about: by its name, by what "that" tells of it, and by what marks it off; nothing where that is not told. */
export function readSubjects(tokens: readonly Token[], part: Part, places: StemPlaces): SubjectLimit[] {
  const { from, to } = part
  const textAt = (at: number) => tokens[at]?.text ?? ''
  const ends = findEnds(tokens, part, places)
  const isThat = (at: number) => /^(?:that|who|whose|where)$/.test(textAt(at)) && tokens[at - 1]?.isTelling === true
  // "Cancers found by screening".
  const isFound = (at: number) =>
    PARTICIPLE.test(textAt(at)) && BEHIND_PARTICIPLE.has(textAt(at + 1)) && tokens[at - 1]?.isTelling === true
  // "Strong chemo and then stem cells".
  const isNext = (at: number) => textAt(at) === 'then' && textAt(at - 1) === 'and'
  const begins = (at: number) => places.isOpen(at) && (isThat(at) || isFound(at) || isNext(at))
  const that = tokensOf({ from: from + 1, to: ends[0] ?? to }).find(begins)
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
