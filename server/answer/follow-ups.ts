/** What to ask next: questions of the library's own sections, each checked by asking it, and none that was just answered. */
import { isFor, isStated } from '../knowledge/guard.ts'
import type { Knowledge, Passage } from '../knowledge/knowledge.ts'
import { measureConfidence } from './confidence.ts'
import type { Found } from './find.ts'
import { listLikely } from './find-by-gist.ts'
import { isUsable } from './leads.ts'
import type { Page } from './page.ts'
import { dropFrames, dropSetting, type Question, readQuestion } from './question.ts'
import { retrieve } from './retrieve.ts'
import type { Topic, Topics } from './topics.ts'

const FOLLOW_UPS_MAX = 4
/** Figures and what they mean are never told unasked: who reads about a cancer is asked whether to go on with that. */
const OUTLOOK = { topic: 'outlook', question: 'Do you want to read about outlook?' }
/** Of one article, so that the others come up too. */
const SAME_TOPIC_MAX = 2
/** For a question that was not answered: the nearest that could be. */
const NEAREST_MAX = 3
/** Less likely than this an article has nothing to do with what was asked. */
const NEAREST_CONFIDENCE = 0.05
/** A passage that tells so much less of an answer's question and topic than the best one does is about something else. */
const NEAR_SHARE = 0.3
/** Passages looked at for other topics. */
const SEARCH_TOP = 100

/** Sections whose questions make no good next step. */
const isOffered = ({ role, asks }: Passage) => asks.length > 0 && role !== 'bottom' && role !== 'gap'

/**
 * What was found out of each question of a section, by passage: to ask eight of them costs more than the answer they stand
 * under, and they are the same for everybody. Nothing that a person asked is among them.
 */
const verdicts = new WeakMap<Topics, Map<string, boolean>>()

/** Whether a question leads to the section it was written for. */
function leadsTo(knowledge: Knowledge, topics: Topics, text: string, passage: Passage): boolean {
  const known = verdicts.get(topics) ?? new Map<string, boolean>()
  verdicts.set(topics, known)
  const key = `${passage.id} ${text}`
  const isKnown = known.get(key)
  if (isKnown !== undefined) return isKnown
  const found = retrieve(knowledge, topics, text, [])
  const leads = found?.lead.id === passage.document && found.scores.has(passage.id)
  known.set(key, leads)
  return leads
}

/** A section and the question that it is offered by. */
interface Step {
  passage: Passage
  ask: string
}

/** By its first question. */
const toStep = (passage: Passage): Step => ({ passage, ask: passage.asks[0] ?? '' })

/** What the article names as the next thing to ask, in its own order. */
function namedSteps(knowledge: Knowledge, lead: Topic, question: Question): Step[] {
  const topics = new Map(knowledge.topics().map(topic => [topic.id, topic]))
  return (lead.next ?? []).flatMap(({ topic: id, ask }) => {
    const topic = topics.get(id)
    const passage = topic && isOfInterest(topic, question) && knowledge.sections(id).find(one => one.asks.includes(ask))
    return passage ? { passage, ask } : []
  })
}

/** Other articles, those nearest to a text first. */
function nearTopics(knowledge: Knowledge, text: string, told: readonly string[]): Topic[] {
  const hits = knowledge.search(text, SEARCH_TOP)
  const near = hits.filter(hit => hit.score >= (hits[0]?.score ?? 0) * NEAR_SHARE).map(hit => hit.document)
  const known = new Map(knowledge.topics().map(topic => [topic.id, topic]))
  return [...new Set(near)].filter(id => !told.includes(id)).flatMap(id => known.get(id) ?? [])
}

/** What only some people need is offered to those who said that they are such. */
const isOfInterest = ({ appliesTo, notFor }: Topic, { population }: Question) =>
  isFor(appliesTo, notFor, population) && isStated(appliesTo, population)

/** Two to four questions after an answer, where the library has as many. */
export function suggestFollowUps(knowledge: Knowledge, topics: Topics, found: Found, page: Page): string[] {
  const told = new Set(page.parts.map(part => part.passage.id))
  const closeness = (passage: Passage) => found.closeness.get(passage.id) ?? 0
  const left = page.left
    .map(({ passage }) => passage)
    .filter(passage => isOffered(passage) && passage.role !== 'main')
    .sort((one, other) => closeness(other) - closeness(one) || one.id - other.id)
  const near = nearTopics(knowledge, `${found.question.text} ${found.lead.title}`, [found.lead.id])
    .filter(topic => isOfInterest(topic, found.question))
    .flatMap(topic => knowledge.sections(topic.id).find(one => one.role === 'main' && isOffered(one)) ?? [])
  const texts: string[] = []
  const offer = (steps: Step[], most: number) => {
    for (const { passage, ask } of steps) {
      if (texts.length >= most) return
      if (!told.has(passage.id) && leadsTo(knowledge, topics, ask, passage)) texts.push(ask)
    }
  }
  offer(left.map(toStep), SAME_TOPIC_MAX)
  const isOutlookNear = found.lead.appliesTo.cancer !== undefined && found.second?.id !== OUTLOOK.topic
  const hasOutlook = isOutlookNear && knowledge.topics().some(({ id }) => id === OUTLOOK.topic)
  const others = [...namedSteps(knowledge, found.lead, found.question), ...near.map(toStep)]
  const documents = others.map(({ passage }) => passage.document)
  offer(
    others.filter(({ passage }, at) => documents.indexOf(passage.document) === at),
    hasOutlook ? FOLLOW_UPS_MAX - 1 : FOLLOW_UPS_MAX,
  )
  return hasOutlook ? [...texts, OUTLOOK.question] : texts
}

/** Up to three questions near one that was not answered, each of another article. */
export function suggestNearest(knowledge: Knowledge, topics: Topics, given: string): string[] {
  const asked = dropFrames(topics.correct(given))
  const question = readQuestion(asked)
  const closeness = topics.closeness(dropSetting(asked))
  const close = ({ id }: Passage) => closeness.get(id) ?? 0
  const isOpen = (passage: Passage, topic: Topic) =>
    isOffered(passage) && isUsable(passage, topic, question) && isStated(passage.appliesTo, question.population)
  return listLikely(knowledge, topics, asked, question, null)
    .map(({ lead, features }) => ({ lead, confidence: measureConfidence(features) }))
    .filter(({ lead, confidence }) => confidence >= NEAREST_CONFIDENCE && isOfInterest(lead, question))
    .sort((one, other) => other.confidence - one.confidence)
    .flatMap(({ lead }) => {
      const open = knowledge.sections(lead.id).filter(passage => isOpen(passage, lead))
      const [nearest] = open.sort((one, other) => close(other) - close(one) || one.id - other.id)
      const text = nearest?.asks[0]
      return nearest && text !== undefined && leadsTo(knowledge, topics, text, nearest) ? [text] : []
    })
    .slice(0, NEAREST_MAX)
}
