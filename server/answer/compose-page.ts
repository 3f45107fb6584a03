/** A whole page: what answers "how do I …" and "what should I know about …". */
import type { Knowledge, Role } from '../knowledge/knowledge.ts'
import { byRole, type Candidate, isSpecific, listCandidates, saysHeading, toPart } from './candidates.ts'
import type { Found } from './find.ts'
import { listAsked } from './fitting.ts'
import { fitBlocks } from './focus.ts'
import { NEAR } from './leads.ts'
import { countPageWords, type Page, type PagePart } from './page.ts'
import { subjectStems } from './question.ts'

/** Words of a page; a tired person reads no more. The lead-ins of containers come on top. */
const PAGE_MAX_WORDS = 715
/** What a page begins with when it is asked how to do something. */
const EARLY: readonly Role[] = ['main', 'why', 'how']
/** Words that a page gives to a document of the site. */
const BESIDE_MAX_WORDS = 90
/** Items of a list that a page keeps when it is too long. */
const LIST_KEPT: Partial<Record<Role, number>> = { bring: 6, where: 4, after: 3 }

/** What the second article adds to a page of the first: why it matters for it, unless the first says so itself. */
function addSecond(lead: Candidate[], second: Candidate[]): Candidate[] {
  if (lead.some(one => one.passage.role === 'why' && isSpecific(one))) return []
  const why = second.filter(one => one.passage.role === 'why')
  const main = second.filter(one => one.passage.role === 'main')
  return [
    ...main.map(one => ({ ...one, passage: { ...one.passage, role: 'why' as const, heading: one.topic.title } })),
    ...why.slice(0, 2),
  ]
}

/** What the site itself says on the topic, in short. */
function addBeside(knowledge: Knowledge, found: Found): PagePart[] {
  if (!found.beside) return []
  const { topic, passage } = found.beside
  const blocks = fitBlocks(knowledge, passage.blocks, listAsked(found), BESIDE_MAX_WORDS)
  return [{ heading: passage.heading || topic.title, topic, passage, blocks }]
}

/** Whether a heading is about what the title of its article promises: "When to call" of "Side effects and when to call". */
function isPromised({ topic, passage }: PagePart): boolean {
  const title = new Set(subjectStems(topic.title))
  return subjectStems(passage.heading).some(stem => title.has(stem))
}

/** Long lists are cut where one item more is one choice more; never a list that the title promises, such as when to call. */
function trimLists(parts: PagePart[]): PagePart[] {
  return parts.map(part => {
    const kept = LIST_KEPT[part.passage.role]
    const isList = part.blocks.every(block => block.kind === 'item')
    return kept && isList && !isPromised(part) ? { ...part, blocks: part.blocks.slice(0, kept) } : part
  })
}

/** Why it matters is told in two paragraphs; in one where there is also why it matters for this question's people. */
function trimReasons(parts: PagePart[]): PagePart[] {
  const isTold = parts.some(part => part.passage.role === 'why' && isSpecific(part))
  return parts.map(part =>
    part.passage.role === 'why' && !isSpecific(part) ? { ...part, blocks: part.blocks.slice(0, isTold ? 1 : 2) } : part,
  )
}

/**
 * Sections that a page can do without, the first to go first: what sources leave open, further sections of a role (the later ones
 * first, since an author puts the general things first), what comes afterwards, and last what the title promises. What the question
 * names by its heading or for its people stays.
 */
function listExpendable(parts: PagePart[], found: Found): PagePart[] {
  const roles = new Set<Role>()
  const spare = parts
    .filter(part => {
      const { role } = part.passage
      const isFirst = !roles.has(role)
      roles.add(role)
      return !isFirst && part.topic.ours && !isSpecific(part) && !saysHeading(part.passage, found)
    })
    .sort((one, other) => other.passage.id - one.passage.id)
  const is = (role: Role) => parts.filter(part => part.passage.role === role && !found.question.roles.includes(role))
  const [promised, others] = [spare.filter(isPromised), spare.filter(part => !isPromised(part))]
  return [...new Set([...is('gap'), ...others, ...is('after'), ...promised])]
}

/** Shortens a page step by step until it is short enough. */
function fitPage(parts: PagePart[], found: Found): Page {
  const isLong = () => countPageWords(kept) > PAGE_MAX_WORDS
  let kept = parts
  if (isLong()) kept = trimLists(kept)
  if (isLong()) kept = trimReasons(kept)
  const left: PagePart[] = []
  for (const part of listExpendable(kept, found)) {
    if (!isLong()) break
    kept = kept.filter(one => one !== part)
    left.push(part)
  }
  return { parts: kept, left: left.reverse() }
}

/** Who asks how to do something, or where to find it, reads that before what else there is to know. */
function putHowFirst(parts: PagePart[], { closeness, question }: Found): PagePart[] {
  const is = (role: Role) => parts.filter(part => part.passage.role === role)
  // Signs and whom to call are such parts as well, and are not what is looked for.
  const sought = is('where').filter(({ passage }) => (closeness.get(passage.id) ?? 0) >= NEAR)
  const isSought = question.roles.includes('where') && sought.length > 0
  const first = isSought ? [...is('main'), ...sought, ...is('how')] : EARLY.flatMap(is)
  return [...first, ...parts.filter(part => !first.includes(part))]
}

/** All that an article tells, and what a second one adds, in at most 750 words. */
export function composePage(knowledge: Knowledge, found: Found): Page {
  const lead = listCandidates(knowledge, found, found.lead)
  const second = found.second ? listCandidates(knowledge, found, found.second) : []
  const parts = [...lead, ...addSecond(lead, second)].map(toPart)
  const ordered = [...parts, ...addBeside(knowledge, found)].sort(byRole)
  return fitPage(found.question.roles.includes('how') ? putHowFirst(ordered, found) : ordered, found)
}
