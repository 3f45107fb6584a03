/** A short answer: the few paragraphs that say what one question asks. */
import { isStated } from '../knowledge/guard.ts'
import type { Knowledge, Passage, Role } from '../knowledge/knowledge.ts'
import { byRole, type Candidate, isSpecific, listCandidates, toPart } from './candidates.ts'
import type { Found } from './find.ts'
import { listAsked, listBeyondTitle, orderFitting } from './fitting.ts'
import { dropAside, fitBlocks, focusList, keepPlaces } from './focus.ts'
import { CLOSE } from './leads.ts'
import { dropOtherThings } from './listed-things.ts'
import { countPageWords, countWords, type Page, type PagePart } from './page.ts'
import { listMore, pickFirst } from './short-sections.ts'

/** Words of a short answer: enough to stand alone, few enough to be read at once. */
const MIN_WORDS = 110
const MAX_WORDS = 280
/** With fewer, even an answer to the point leaves its reader alone. */
const SCANT_WORDS = 30
/** Questions to pick from are skimmed rather than read. */
const LIST_MAX_WORDS = 340
/** The bottom line may come on top of it. */
const BOTTOM_WORDS = 15
const SECTIONS_MAX = 5
/** With less room than this, no further section is tried. */
const ROOM_MIN_WORDS = 30
/** Parts that may fill up a scant answer with what they say of the question: what one can do, whom to call, what to ask. */
const FILLING: readonly Role[] = ['how', 'where', 'ask']
/**
 * What an article's answer goes on with until it has as many words as one that is worth reading: what to ask and how, whom
 * to call, why it matters. Whole sections, since none of them is about the very question.
 */
const GOING_ON: readonly Role[] = ['ask', 'how', 'where', 'why', 'after']
const WORTH_READING_WORDS = 300
/** As far as those may go: half of what a whole page has. */
const GOING_ON_MAX_WORDS = 430

/** Whether the topic's main message goes with what answers: a list alone is no answer, but what to bring is. */
function needsMain({ passage }: Candidate, words: number): boolean {
  if (passage.role === 'ask') return true
  if (passage.blocks[0]?.kind === 'paragraph') return words < SCANT_WORDS
  return words < (passage.role === 'bring' ? MIN_WORDS : MAX_WORDS)
}

/** "It cannot be cured", "Often they come on quickly": what is spoken of stands in the heading. */
const POINTS_UP = /^(?:[\w'’-]+,? ){0,3}(?:it|its|they|them|this|these|such)\b/i
const isOfSex = ({ passage }: { passage: Passage }) => passage.appliesTo.sex !== undefined

/** What answers stands first, without a heading where it can; the rest as its author ordered it. */
function orderParts([first, ...others]: PagePart[], isForSome: boolean): PagePart[] {
  if (!first) return []
  if (first.passage.role === 'ask') return [first, ...others].sort(byRole)
  const is = (role: Role) => others.filter(part => part.passage.role === role)
  const rest = others
    .filter(({ passage }) => passage.role !== 'main' && passage.role !== 'bottom')
    .sort((one, other) => one.passage.id - other.passage.id)
  const [opening] = first.blocks
  if (opening?.kind === 'paragraph' && !isForSome) {
    const heading = POINTS_UP.test(opening.text) ? first.heading : null
    return [{ ...first, heading }, ...is('main'), ...rest, ...is('bottom')]
  }
  // A list, a container or what is for some readers only needs its heading, and what can be said before it.
  const other = isForSome ? rest.filter(isOfSex) : []
  return [...is('main'), first, ...other, ...rest.filter(one => !other.includes(one)), ...is('bottom')]
}

/** The short answer to what was found. */
export function composeShort(knowledge: Knowledge, found: Found): Page {
  const asked = listAsked(found)
  const all = listCandidates(knowledge, found, found.lead)
  const own = dropOtherThings(all, found)
  const other = found.second ? listCandidates(knowledge, found, found.second) : []
  const beside = found.beside ? [{ ...found.beside, score: 0 }] : []
  const inner = [...own, ...other, ...beside].filter(one => one.passage.role !== 'bottom')
  const fitting = orderFitting(knowledge, inner, found)
  const first = pickFirst(own, fitting, found)
  if (!first) return { parts: [], left: [] }

  const isList = first.passage.role === 'ask' && found.question.roles.includes('ask')
  const most = isList ? LIST_MAX_WORDS : MAX_WORDS
  const focused = focusList(knowledge, first.passage, listBeyondTitle(found))
  const parts: PagePart[] = [{ ...toPart(first), blocks: fitBlocks(knowledge, focused, asked, most) }]
  const isTold = (one: Candidate) => parts.some(part => part.passage.id === one.passage.id)
  const countRoom = () => most - countPageWords(parts)

  for (const one of listMore(knowledge, first, own, fitting, found)) {
    if (parts.length === SECTIONS_MAX || countRoom() < ROOM_MIN_WORDS) break
    const blocks = first.passage.role === 'main' ? one.passage.blocks : dropAside(knowledge, one.passage, asked)
    if (countWords(blocks) <= countRoom()) parts.push({ ...toPart(one), blocks })
  }
  // Of two sections that tell women and men apart, who says neither reads both.
  const isOne = isOfSex(first) && (found.closeness.get(first.passage.id) ?? 0) >= CLOSE
  const isForSome = found.question.population.sex === undefined && parts.some(isOfSex) && !isOne
  if (isForSome) parts.push(...own.filter(one => isOfSex(one) && !isTold(one)).map(toPart))
  for (const one of own.filter(({ passage }) => FILLING.includes(passage.role))) {
    if (countPageWords(parts) >= MIN_WORDS) break
    const blocks = isTold(one) ? [] : keepPlaces(knowledge, one.passage, asked)
    if (blocks.length > 0) parts.push({ ...toPart(one), blocks })
  }
  const main = own.find(one => one.passage.role === 'main')
  if (main && !isTold(main) && (isForSome || needsMain(first, countPageWords(parts)))) parts.push(toPart(main))
  if (found.lead.ours) {
    // What is for the very people that it is asked for comes first.
    const forThem = own.filter(one => isSpecific(one) && isStated(one.passage.appliesTo, found.question.population))
    const goingOn = GOING_ON.flatMap(role => own.filter(({ passage }) => passage.role === role))
    for (const one of [...forThem, ...goingOn]) {
      const words = countPageWords(parts)
      if (words >= WORTH_READING_WORDS) break
      if (isTold(one) || words + countWords(one.passage.blocks) > GOING_ON_MAX_WORDS) continue
      parts.push(toPart(one))
    }
  }
  const bottom = own.find(one => one.passage.role === 'bottom')
  if (bottom && (found.lead.ours || countWords(bottom.passage.blocks) <= countRoom() + BOTTOM_WORDS))
    parts.push(toPart(bottom))
  return { parts: orderParts(parts, isForSome && isOfSex(first)), left: [...all, ...other].filter(one => !isTold(one)) }
}
