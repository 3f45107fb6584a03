/**
 * The page for a confirmed case: what its words mean, what sources say of such cases, questions for the visit that quote the
 * confirmed facts, and then the general answer, as far as the page reaches. It explains and asks; it never chooses.
 */
import { isFor } from '../../knowledge/guard.ts'
import type { Block, Knowledge, Role } from '../../knowledge/knowledge.ts'
import { toPart } from '../candidates.ts'
import { compose } from '../compose.ts'
import { composeShort } from '../compose-short.ts'
import type { Found } from '../find.ts'
import { countPageWords, type Page, type PagePart } from '../page.ts'
import { retrieve } from '../retrieve.ts'
import type { Topic, Topics } from '../topics.ts'
import { withoutAsked } from './asked-already.ts'
import { listQueries, type Query, readWishes } from './queries.ts'
import type { Case } from './read-case.ts'
import { listVisitQuestions } from './visit-questions.ts'

/** Words of a page, as in `compose-page.ts`. */
const PAGE_MAX_WORDS = 715
/** Of the general answer at least its first section goes along. */
const GENERAL_MIN_PARTS = 1
/** And at most so many: the case is what was asked about. */
const GENERAL_MAX_PARTS = 2

export interface CasePage {
  found: Found
  page: Page
  /** The facts that it quotes and explains, as JSON pointers. */
  quoted: string[]
}

interface Told {
  query: Query
  found: Found
  part: PagePart
}

/** The sections that answer what is looked up for the case, each once. */
function findTold(knowledge: Knowledge, topics: Topics, the: Case, queries: readonly Query[]): Told[] {
  const told: Told[] = []
  for (const query of queries) {
    const found = retrieve(knowledge, topics, query.text, [], the.facets)
    const picked = found && pickPart(knowledge, found, query)
    if (!picked || told.some(one => one.part.passage.id === picked.passage.id)) continue
    // Only the first main message stands without a heading, at the start of the answer.
    const part = told.length > 0 ? { ...picked, heading: picked.heading ?? picked.topic.title } : picked
    told.push({ query, found, part })
  }
  return told
}

/** Dice's coefficient of two questions from which on one answers the other (`section-questions.ts`). */
const SAME_QUESTION = 0.7

/** What may stand in each part of the answer. */
const ROLES_OF: Record<Query['part'], readonly Role[]> = {
  terms: ['main', 'know', 'why'],
  treatment: ['know', 'how'],
  questions: ['ask'],
}

/** The section whose own question is the one looked up; no other is close enough to stand under a case. */
function pickPart(knowledge: Knowledge, found: Found, { part }: Query): PagePart | undefined {
  const closeness = (id: number) => found.closeness.get(id) ?? 0
  const [best] = [...found.scores.keys()]
    .filter(id => closeness(id) >= SAME_QUESTION)
    .map(id => knowledge.passage(id))
    .filter(({ role }) => ROLES_OF[part].includes(role))
    .sort((one, other) => closeness(other.id) - closeness(one.id))
  return best && toPart({ topic: knowledge.document(best.document), passage: best, score: 0 })
}

/** Of a list of scores or stages only those that the patient's own results name; the list as it is, where none does. */
function keepOwn(blocks: readonly Block[], the: Case): Block[] {
  const own = [the.markers.her2?.fact.ihc, the.stage?.group?.replace(/^stage\s*/i, '')].filter(one => one !== undefined)
  const isOwn = (block: Block) =>
    block.kind === 'item' && own.some(one => block.text.startsWith(`${one}:`) || block.text.startsWith(`Stage ${one}:`))
  if (!blocks.some(isOwn)) return [...blocks]
  return blocks.filter(block => block.kind !== 'item' || isOwn(block)).map(unlist)
}

const unlist = (block: Block): Block => (block.kind === 'item' ? { ...block, kind: 'paragraph' } : block)

/** The section that a question for the visit rests on, where the knowledge has it and it is for such people. */
function findRest(knowledge: Knowledge, topics: readonly Topic[], the: Case, rests: string) {
  for (const topic of topics) {
    const passage = knowledge.sections(topic.id).find(one => one.asks.includes(rests))
    const cites = passage?.blocks.find(block => block.cites.length > 0)?.cites
    if (!passage || !cites) continue
    const isUsable = isFor(topic.appliesTo, topic.notFor, the.facets) && isFor(passage.appliesTo, {}, the.facets)
    return isUsable ? { topic, passage, cites } : undefined
  }
  return undefined
}

/** Questions for the visit as one list, behind the marks of all sections that they rest on. */
function writeVisit(knowledge: Knowledge, the: Case): { parts: PagePart[]; lines: string[]; quoted: string[] } {
  const all = knowledge.topics()
  const resting = listVisitQuestions(the).flatMap(question => {
    const rest = findRest(knowledge, all, the, question.rests)
    return rest ? [{ question, rest }] : []
  })
  const rests = [...new Map(resting.map(({ rest }) => [rest.passage.id, rest])).values()]
  const [first, ...others] = rests
  if (!first) return { parts: [], lines: [], quoted: [] }
  const lines = resting.map(({ question }) => question.text)
  const part: PagePart = {
    heading: 'Questions for your visit, from the facts you confirmed',
    ...{ topic: first.topic, passage: first.passage, alsoCites: others },
    blocks: [{ kind: 'questions', lines, cites: first.cites }],
  }
  return { parts: [part], lines, quoted: resting.flatMap(({ question }) => question.facts) }
}

/** A general part that only repeats what the case has told. */
const isTold = (part: PagePart, told: readonly PagePart[]) => told.some(one => one.passage.id === part.passage.id)

/** Keeps of the general answer what there is room for; a bottom line is the last word. */
function fillUp(own: readonly PagePart[], general: readonly PagePart[], bottom: readonly PagePart[]): PagePart[] {
  const kept = [...own]
  const words = countPageWords(bottom)
  let count = 0
  for (const part of general) {
    if (part.passage.role === 'bottom' || isTold(part, own)) continue
    if (count === GENERAL_MAX_PARTS) break
    if (count >= GENERAL_MIN_PARTS && countPageWords([...kept, part]) + words > PAGE_MAX_WORDS) continue
    kept.push({ ...part, heading: part.heading ?? (part.passage.heading || part.topic.title) })
    count += 1
  }
  return [...kept, ...bottom]
}

/** How near a general section is to what is asked: the lists of questions that answer it best come first. */
const byCloseness = (found: Found) => (one: PagePart, other: PagePart) =>
  (found.closeness.get(other.passage.id) ?? 0) - (found.closeness.get(one.passage.id) ?? 0)

/**
 * The page for a question about one's own case; null where the question is after something else, or the knowledge has nothing of
 * such cases: then the general answer stands. `general` is what was found for the question itself.
 */
export function composeCase(
  knowledge: Knowledge,
  topics: Topics,
  asked: string,
  general: Found | null,
  the: Case,
): CasePage | null {
  const wishes = readWishes(asked)
  if (wishes.length === 0) return null
  const told = findTold(knowledge, topics, the, listQueries(the, wishes))
  const visit = writeVisit(knowledge, the)
  if (told.length === 0 && visit.parts.length === 0) return null
  const of = (part: Query['part']) => told.filter(({ query }) => query.part === part).map(({ part }) => part)
  const terms = of('terms').map(part => ({ ...part, blocks: keepOwn(part.blocks, the) }))
  const own = [...terms, ...of('treatment'), ...visit.parts, ...withoutAsked(of('questions'), visit.lines, the)]
  const page = general && compose(knowledge, general)
  const rest = general && page ? withoutAsked([...page.parts].sort(byCloseness(general)), visit.lines, the) : []
  const found = told[0]?.found ?? general
  if (!found) return null
  const ofCase = told[0] && knowledge.sections(told[0].part.topic.id).find(one => one.role === 'bottom')
  const bottom =
    told[0] && ofCase
      ? [toPart({ topic: told[0].part.topic, passage: ofCase, score: 0 })]
      : rest.filter(part => part.passage.role === 'bottom')
  const left = [...(page?.left ?? []), ...told.flatMap(({ found }) => composeShort(knowledge, found).left)]
  return {
    found,
    page: {
      parts: fillUp(own, rest, bottom),
      left: left.filter(one => !own.some(part => part.passage.id === one.passage.id)),
    },
    quoted: [...told.flatMap(({ query }) => query.facts), ...visit.quoted],
  }
}
