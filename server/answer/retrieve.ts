/** From a question, and those before it, to the articles that answer it, or to nothing. */
import type { Facets } from '../knowledge/facets.ts'
import { isFor } from '../knowledge/guard.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { readPopulation } from '../knowledge/population.ts'
import { isAskingStem, isStopStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { CANCER } from './candidates.ts'
import { measureCoverage } from './coverage.ts'
import { COVERAGE_NAMED, type Found, findAlone, measureBestSection, ofCase, scorePassages } from './find.ts'
import { findByItself } from './find-by-itself.ts'
import {
  alikeInContext,
  asksIfItHurts,
  canGoOn,
  type Dependence,
  dropEffect,
  isCourtesy,
  isFragment,
  isLightStem,
  nameEmergencyRoom,
  nameEnough,
  nameGist,
  readDependence,
} from './going-on.ts'
import { CLOSE, NEAR, SAME } from './leads.ts'
import { type Question, readQuestion, subjectStems } from './question.ts'
import type { Topics } from './topics.ts'

/** Share of a question that only goes on that one section of what was talked of must speak of, to come before any other topic. */
const COVERAGE_WHOLE = 0.8

/**
 * Finds what answers a question. Earlier questions, oldest first, are context only for one that makes no sense alone. `facets` are
 * those of the asker's case: what the question says of the same comes first.
 */
export function retrieve(
  knowledge: Knowledge,
  topics: Topics,
  given: string,
  before: readonly string[],
  facets: Facets = {},
  /** In the asker's own words, and not in those that a translation has for the search. */
  isOwnWords = true,
): Found | null {
  const found: (Found | null)[] = []
  // What an earlier question was about may itself hang on one before it: each is read once, and only where it is needed.
  const contextsBefore = (count: number) => (): Found[] => {
    for (let at = found.length; at < count; at++) found.push(readAt(before[at] ?? '', at))
    return found
      .slice(0, count)
      .flatMap(one => one ?? [])
      .reverse()
  }
  const readAt = (text: string, at: number) =>
    retrieveAfter(knowledge, topics, text, facets, isOwnWords, at > 0 ? contextsBefore(at) : null)
  return readAt(given, before.length)
}

/** A question with so much of a subject may well begin anew. */
const TELLING_STEMS = 3

/** `findContexts` finds what earlier questions were about, the latest first; null where there were none. */
function retrieveAfter(
  knowledge: Knowledge,
  topics: Topics,
  typed: string,
  facets: Facets,
  isOwnWords: boolean,
  findContexts: (() => Found[]) | null,
): Found | null {
  const given = nameEnough(nameGist(typed))
  if (isCourtesy(given)) return null
  const asked = topics.correct(nameEmergencyRoom(given))
  const question = ofCase(readQuestion(asked), facets)
  const namesIn = (text: string) => listNames(topics, text).length > 0
  const dependence = readDependence(asked, text => namesIn(text) || readPopulation(text).cancer !== undefined)
  const isLight =
    asksIfItHurts(asked) ||
    subjectStems(dropEffect(question.text)).every(dependence === 'sure' ? isLightStem : isAskingStem)
  const findIt = (isWhole: boolean) =>
    findByItself(knowledge, topics, asked, question, facets, isWhole && isOwnWords ? given : null)
  if (!findContexts) return dependence === 'sure' && isLight ? null : findIt(true)
  const alone = findIt(dependence === 'no')
  const isOwn = alone !== null && namesAll(topics, asked, alone)
  if (isOwn && dependence === 'no') return alone
  if (isOwn && dependence === 'maybe' && (alone.rest.every(isLightStem) || isAnswered(knowledge, alone))) return alone
  const contexts = findContexts()
  // What is written for another cancer than the one that was talked of is no answer to a question that names none.
  const isElsewhere = alone !== null && !isOwn && contexts[0] !== undefined && isOther(alone, contexts[0], question)
  if (dependence === 'no' && ((alone && !isElsewhere) || !canGoOn(asked))) return alone
  for (const isWhole of TRIES[dependence]) {
    if (!isWhole && dependence === 'maybe') {
      const besides = contexts[0] && findOfName(knowledge, topics, question, contexts[0])
      if (besides) return besides
      if (alone && !isElsewhere && isAnswered(knowledge, alone)) return alone
    }
    for (const context of contexts) {
      const found = findWithin(knowledge, topics, question, context, dependence, isWhole)
      if (found) return found
    }
  }
  // Of what was talked of, or of nothing: another topic that is "done" too is no answer to "How is it done?"
  if (isElsewhere || isLight) return null
  // "Do I have to tell my boss about it?" names the topic of work as far as it names anything.
  const isNamed = listNames(topics, `${asked} ${CANCER}`).some(({ topic }) => topic.id === alone?.lead.id)
  if (isNamed) return alone
  if (dependence !== 'maybe' || isFragment(asked)) return null
  const isTelling = subjectStems(asked).filter(stem => !isLightStem(stem)).length >= TELLING_STEMS
  return isTelling ? findIt(true) : alone
}

/** Whether what was found is for other people than the context is about, and the question does not say for whom it is. */
const isOther = ({ lead }: Found, context: Found, { population }: Question) =>
  population.cancer === undefined &&
  !isFor(lead.appliesTo, lead.notFor, { ...context.lead.appliesTo, ...context.question.population })

/** How a question is held against what was talked of: whether one section has to speak of all that it asks. */
const TRIES: Record<Dependence, boolean[]> = { sure: [false], maybe: [true, false], no: [true] }

/** Topics that a text names by more than a verb that any question may have. */
const listNames = (topics: Topics, text: string) =>
  topics.named(splitStems(dropEffect(text))).filter(one => [...one.stems].some(stem => !isLightStem(stem)))

/** Whether a question asks nothing beyond the topic that it names, or is a whole sentence about it. */
function namesAll(topics: Topics, asked: string, { lead, rest }: Found): boolean {
  if (!listNames(topics, asked).some(({ topic }) => topic.id === lead.id)) return false
  return !isFragment(asked) || rest.every(isAskingStem)
}

/** Whether a section says that it answers just this. */
const isAnswered = (knowledge: Knowledge, { lead, closeness }: Found) =>
  knowledge.sections(lead.id).some(({ id }) => (closeness.get(id) ?? 0) >= CLOSE)

/** The question of another article that is this one, asked of something by which what was talked of is named: "side effects of Enhertu". */
function findOfName(knowledge: Knowledge, topics: Topics, asked: Question, { lead, question }: Found): Found | null {
  const names = new Set(
    [lead.title, ...lead.synonyms].flatMap(splitStems).filter(stem => stem !== CANCER && !isStopStem(stem)),
  )
  const population = { ...question.population, ...asked.population }
  for (const [id, close] of topics.closeness(asked.text, names)) {
    const passage = knowledge.passage(id)
    if (close < SAME || passage.document === lead.id) continue
    const ask = passage.asks.find(one => {
      const stems = splitStems(one)
      return stems.some(stem => names.has(stem)) && asked.stems.every(stem => isStopStem(stem) || stems.includes(stem))
    })
    const found = ask && findAlone(knowledge, topics, { ...readQuestion(ask), population })
    if (found && found.lead.id === passage.document) return { ...found, goesOn: true }
  }
  return null
}

/** Reads a short question as one about the topic of an earlier one, where that topic speaks of what it asks. */
function findWithin(
  knowledge: Knowledge,
  topics: Topics,
  asked: Question,
  context: Found,
  dependence: Dependence,
  /** One section has to speak of all that is asked. */
  isWhole: boolean,
): Found | null {
  const chosen = [context.lead, ...(context.second ? [context.second] : [])]
  const population = { ...context.question.population, ...asked.population }
  if (!chosen.every(topic => isFor(topic.appliesTo, topic.notFor, population))) return null
  const text = dropEffect(asked.text)
  const rest = subjectStems(text).filter(stem => !isAskingStem(stem))
  const subject = rest.filter(stem => !isLightStem(stem))
  // A verb of any question is all that a short one may have: "Can I keep working?"
  const telling = subject.length > 0 || dependence === 'sure' || asked.roles.length > 0 ? subject : rest
  const says = (stem: string) => alikeInContext(stem).some(one => chosen.some(topic => topics.says(topic.id, one)))
  const isRoleEnough = dependence === 'sure' && asked.roles.length > 0
  const names = chosen.flatMap(topic => splitStems(`${topic.title} ${topic.synonyms[0] ?? ''}`))
  const isNear = (closeness: Map<number, number>) =>
    chosen.flatMap(({ id }) => knowledge.sections(id)).some(({ id }) => (closeness.get(id) ?? 0) >= NEAR)
  const isSaid = telling.length === 0 || isRoleEnough || measureCoverage(knowledge, telling, says) >= COVERAGE_NAMED
  if (!isSaid && !isNear(topics.closeness(text, new Set(names)))) return null
  const named = `${asked.text} ${context.lead.title} ${context.second?.title ?? ''}`
  const joined: Question = {
    ...asked,
    ...{ text: named, stems: [...asked.stems, ...splitStems(named)], population, narrow: true },
  }
  const widened = [text, ...rest.flatMap(alikeInContext)].join(' ')
  const scores = scorePassages(knowledge, { ...joined, text: widened }, chosen)
  if (isWhole && measureBestSection(knowledge, [...scores.keys()], telling, alikeInContext) < COVERAGE_WHOLE)
    return null
  const closeness = topics.closeness(widened, new Set(names))
  const { lead, second } = context
  // A verb that no section has tells none of them apart.
  const asking = [...new Set(rest.filter(stem => subject.includes(stem) || says(stem)).flatMap(alikeInContext))]
  return { question: joined, lead, second, beside: null, rest: asking, scores, closeness, goesOn: true }
}
