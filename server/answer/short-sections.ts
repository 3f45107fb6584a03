/** Which sections a short answer tells, and in which order they are tried. */
import type { Knowledge } from '../knowledge/knowledge.ts'
import { textOf } from '../knowledge/plain.ts'
import { splitStems } from '../knowledge/tokens.ts'
import type { Candidate } from './candidates.ts'
import { measureTextCoverage } from './coverage.ts'
import type { Found } from './find.ts'
import { BESIDE_SHARE, listAsked } from './fitting.ts'
import { NEAR, SAME } from './leads.ts'
import { subjectStems } from './question.ts'

/** So close a section answers another part of the question: "What is a trial, and how do I find one?" */
const ALSO_ASKED = 0.9
/** A section besides the best one answers a question this much like the one asked, or its heading names this much of it. */
const LIKE = 0.5
const HEADING_SHARE = 0.5
/** What fits a message less does so by a word or two, and opens no answer: the main message does, or what is found by its words. */
const OPENING = 0.3

const closenessOf = (found: Found, { passage }: Candidate) => found.closeness.get(passage.id) ?? 0

/** Whether a section has more to say on what is asked: because it is such a part, by its own question, or in one place of it. */
function isWorthAdding(knowledge: Knowledge, one: Candidate, found: Found, asked: readonly string[]): boolean {
  const { role, heading, blocks } = one.passage
  if (found.question.roles.includes(role)) return true
  if (role === 'bring' || role === 'after') return false
  const closeness = closenessOf(found, one)
  if (closeness >= ALSO_ASKED) return true
  const share = (text: string) => measureTextCoverage(knowledge, asked, text)
  if (role !== 'ask' && closeness < LIKE && share(heading) < HEADING_SHARE) return false
  return [heading, ...blocks.flatMap(block => textOf(block).split('\n'))].some(place => share(place) >= BESIDE_SHARE)
}

/** A section whose heading says all that is asked, as "Ki-67" does for "What does Ki-67 mean?". */
function isNamed({ passage }: Candidate, asked: readonly string[]): boolean {
  const heading = splitStems(passage.heading)
  return asked.every(stem => heading.includes(stem))
}

/** What a message asks for by all that it says, the most asked for first; only what fits it so well. */
const pickWanted = (own: Candidate[], { wanted = [] }: Found, least = 0) =>
  wanted
    .filter(({ fit }) => fit >= least)
    .flatMap(({ passage: id }) => own.find(({ passage }) => passage.id === id) ?? [])

/**
 * The section that answers: the one that a message asks for by all that it says, else by its question. With nothing asked beyond the
 * topic's name that is its main message, unless a section answers by itself. `own` are those of the leading article, `fitting` all
 * that fit, the best first.
 */
export function pickFirst(own: Candidate[], fitting: Candidate[], found: Found): Candidate | undefined {
  const wanted = pickWanted(own, found, OPENING).find(({ passage }) => passage.role !== 'gap')
  if (wanted) return wanted
  // What sources leave open is the answer only to who asks for just that.
  const best = fitting.find(one => one.passage.role !== 'gap' || closenessOf(found, one) >= SAME) ?? fitting[0]
  const isAsked = found.rest.length > 0 || found.question.roles.length > 0
  const main = own.find(one => one.passage.role === 'main')
  // Of what was talked of, the main message where no section has the words of the question.
  if (isAsked || (best && closenessOf(found, best) >= NEAR)) return best ?? (found.goesOn ? main : undefined)
  const subject = subjectStems(found.question.text)
  return fitting.find(one => isNamed(one, subject)) ?? main ?? best
}

/** The article's own way on from its main message: what it explains before it turns to what one can do. */
function listWay(own: Candidate[], main: number): Candidate[] {
  const following = own.filter(one => one.passage.id > main).sort(byPlace)
  const end = following.findIndex(({ passage }) => passage.role !== 'know' && passage.role !== 'why')
  return end < 0 ? following : following.slice(0, end)
}

/** What goes on after the first: what else a message asks for, then the article's own way or what speaks of what is asked. */
export function listMore(
  knowledge: Knowledge,
  first: Candidate,
  own: Candidate[],
  fitting: Candidate[],
  found: Found,
): Candidate[] {
  const wanted = pickWanted(own, found).filter(one => one.passage.id !== first.passage.id)
  const isWanted = ({ passage }: Candidate) => wanted.some(one => one.passage.id === passage.id)
  return [...wanted, ...listOthers(knowledge, first, own, fitting, found).filter(one => !isWanted(one))]
}

/** The article's own way through the topic, or other sections that speak of what is asked. */
function listOthers(
  knowledge: Knowledge,
  first: Candidate,
  own: Candidate[],
  fitting: Candidate[],
  found: Found,
): Candidate[] {
  const { role, id } = first.passage
  const others = fitting.filter(one => one.passage.id !== id)
  if (role === 'main') {
    const close = others.filter(one => closenessOf(found, one) >= ALSO_ASKED)
    const way = listWay(own, id)
    return [...close, ...way.filter(one => !close.some(other => other.passage.id === one.passage.id))]
  }
  // "What should I ask?" wants all that can be asked, in the article's order.
  const same = own.filter(one => one.passage.role === role && one.passage.id !== id).sort(byPlace)
  if (role === 'ask' && found.question.roles.includes(role) && same.length > 0) return same
  const asked = listAsked(found)
  // One list of questions is enough for who did not ask what to ask.
  const isSpare = ({ topic, passage }: Candidate) => passage.role === 'ask' && topic.id !== found.lead.id
  return others.filter(one => isWorthAdding(knowledge, one, found, asked) && (role === 'ask' || !isSpare(one)))
}

const byPlace = (one: Candidate, other: Candidate) => one.passage.id - other.passage.id
