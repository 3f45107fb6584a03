/** From a message that makes sense alone to the articles that answer it, or to nothing: as it stands, by less of it, or by all of it. */
import type { Facets } from '../knowledge/facets.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { forgetWhich, isOwnMatter } from './circumstances.ts'
import { type Found, findAlone, ofCase } from './find.ts'
import { asksOfOther, findByGist } from './find-by-gist.ts'
import { isForOthers } from './for-others.ts'
import { CLOSE, findNamed, NEAR } from './leads.ts'
import { isOfAnimal, isOtherWish } from './other-subjects.ts'
import {
  asksOfFamily,
  dropEveryday,
  dropFrames,
  nameCare,
  type Question,
  readQuestion,
  readStory,
  subjectStems,
} from './question.ts'
import type { Topic, Topics } from './topics.ts'
import { listWanted } from './wanted-sections.ts'

/** A story may come to its point in one sentence: the one that a section answers by its own word. */
function findInStory(
  knowledge: Knowledge,
  topics: Topics,
  text: string,
  whole: Question,
  facets: Facets,
): Found | null {
  const measure = ({ closeness, lead, scores }: Found) =>
    Math.max(0, ...knowledge.sections(lead.id).map(({ id }) => (scores.has(id) ? (closeness.get(id) ?? 0) : 0)))
  // What the whole of it names comes before what one sentence says by the way: "a lump … and I can't even sleep".
  const named = findNamed(knowledge, topics, whole, subjectStems(whole.text)).map(({ topic }) => topic.id)
  const isNamed = ({ lead }: Found) => named.includes(lead.id)
  const found = readStory(text).flatMap(({ question, isClause }) => {
    const one = findAlone(knowledge, topics, ofCase(question, facets))
    if (!one) return []
    const closeness = measure(one)
    // Half a sentence may be said by the way, unless the whole message is about the same.
    return closeness >= (isNamed(one) ? NEAR : CLOSE) && (isNamed(one) || !isClause)
      ? [{ one, closeness, rank: (isNamed(one) ? 2 : 0) + (isClause ? 0 : 1) }]
      : []
  })
  return found.sort((a, b) => b.rank - a.rank || b.closeness - a.closeness)[0]?.one ?? null
}

/** What somebody asks whose relative had cancer. */
const FAMILY_RISK = 'Does cancer run in my family?'
/** More than one sentence. A single one asks for no more than the section that says it answers it. */
const STORY = /[.?!]\s+[\p{L}\p{N}]|\n[\p{L}\p{N}]/u
/** A message of more words than a bare question has. */
const LONG_WORDS = 5

/**
 * Finds what answers a message that makes sense alone: as it stands, else by less and less of it, so that what a person tells by
 * the way does not hide what they ask. `question` is what was read from `asked`.
 */
export function findByItself(
  knowledge: Knowledge,
  topics: Topics,
  asked: string,
  question: Question,
  facets: Facets,
  /** The message as it was typed, where all its words together may tell: not of what may go on from an earlier question. */
  typed: string | null = null,
): Found | null {
  if (isOfAnimal(asked) || isOtherWish(asked)) return null
  const found =
    findForOther(knowledge, topics, asked, facets) ?? findByAll(knowledge, topics, asked, question, facets, typed)
  if (found === null) return null
  const isSaid = isClose(knowledge, found)
  if (!isSaid && !isOwnMatter(asked) && asksOfOther(topics, found.lead.id, asked)) return null
  if (typed === null || (isSaid && !STORY.test(typed) && !isPart(found.question.text, typed))) return found
  const usable = knowledge.sections(found.lead.id).filter(({ id }) => found.scores.has(id))
  return { ...found, wanted: listWanted(found.lead, usable, dropFrames(asked)) }
}

function findByAll(
  knowledge: Knowledge,
  topics: Topics,
  asked: string,
  question: Question,
  facets: Facets,
  typed: string | null,
): Found | null {
  const less = findByLess(knowledge, topics, asked, question, facets)
  const isOthers = (topic: Topic | null) => topic !== null && isForOthers(topics, topic.id, asked)
  const only = less && isOthers(less.second) ? { ...less, second: null } : less
  const found = only && isOthers(only.lead) ? null : only
  return typed === null ? found : findByGist(knowledge, topics, typed, facets, found)
}

/** Whether a text is less than half of a message, which then asks for more: "my feet are numb …, does it ever get better". */
const isPart = (text: string, message: string) => countWords(text) * 2 < countWords(message)
const countWords = (text: string) => text.trim().split(/\s+/).length

/** Whether a section says that it answers just this. */
const isClose = (knowledge: Knowledge, { lead, closeness }: Found) =>
  knowledge.sections(lead.id).some(({ id }) => (closeness.get(id) ?? 0) >= CLOSE)

/** Who asks how to help somebody with one kind of cancer asks what an article says of every kind. */
function findForOther(knowledge: Knowledge, topics: Topics, asked: string, facets: Facets): Found | null {
  const text = forgetWhich(asked)
  if (text === null) return null
  const { population } = readQuestion(asked)
  const found = findAlone(knowledge, topics, ofCase({ ...readQuestion(text), population }, facets))
  const one = found && isClose(knowledge, found) ? found : findByGist(knowledge, topics, text, facets, null)
  return one && Object.keys(one.lead.appliesTo).length === 0 ? one : null
}

function findByLess(
  knowledge: Knowledge,
  topics: Topics,
  asked: string,
  question: Question,
  facets: Facets,
): Found | null {
  const found = findAlone(knowledge, topics, question)
  if (found) return found
  if (asksOfFamily(asked)) return findAlone(knowledge, topics, readQuestion(FAMILY_RISK))
  const bare = dropFrames(nameCare(asked))
  const isLong = asked.split(/\s+/).length >= LONG_WORDS
  for (const text of new Set(isLong ? [bare, dropEveryday(bare)] : [bare])) {
    const read = text === asked ? question : ofCase(readQuestion(text), facets)
    // What is left may no longer tell for whom it is.
    const less = read === question ? null : { ...read, population: question.population }
    const one = (less && findAlone(knowledge, topics, less)) || findInStory(knowledge, topics, text, read, facets)
    if (one) return one
  }
  return null
}
