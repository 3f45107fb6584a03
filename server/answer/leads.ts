/** Which articles or documents a question is about. */
import { isFor } from '../knowledge/guard.ts'
import type { Knowledge, Passage } from '../knowledge/knowledge.ts'
import { textOfSection } from '../knowledge/plain.ts'
import { readPopulation } from '../knowledge/population.ts'
import { isAskingStem, isStopStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { alikeStems } from '../knowledge/vocabulary.ts'
import { CANCER } from './candidates.ts'
import { measureTextCoverage } from './coverage.ts'
import { dropEffect } from './going-on.ts'
import { readSoleListener } from './listeners.ts'
import { dropSetting, type Question } from './question.ts'
import type { Named, Topic, Topics } from './topics.ts'

/** From here on a question is one that a section says it answers: most of the words of both are the other's. */
export const CLOSE = 0.7
/** From here on it is the very question. */
export const SAME = 0.85
/** From here on it may be, where no topic is named and the section speaks of what is asked. */
export const NEAR = 0.5
/** Share of what a question asks that its answer must speak of, where the question names no topic. */
const COVERAGE_UNNAMED = 0.8
/** A question of more words is too long to be about its one telling word. */
const SHORT_QUESTION_STEMS = 6
/** Words of a question that asks what something is. */
const EXPLAINING = new Set(splitStems('mean meaning explain explanation tell know understand help'))
const HOW_TO = /\bhow (?:do|can|should|would) (?:i|we|you)\b/i
/** Share of what is asked that the headings and ways to ask of an article must name. */
const NAMED_SHARE = 0.5
/** What headings and ways to ask add, where two articles speak of what is asked. */
const NAMES_BONUS = 0.3
/** A name counts when it is this much of what the question says. */
const NAME_SHARE = 0.15
/** What a section that is the part asked for comes nearer by: "Which questions should I ask?" wants a list of questions. */
const PART_BONUS = 0.05
/** What a section of an article that is only for men, or only for women, comes nearer by where the question says that it is about one. */
const SEX_BONUS = 0.15
/** Passages looked at for a question that names no topic. */
const SEARCH_TOP = 20

/** Whether a passage may answer for the people a question is about. */
export function isUsable(passage: Passage, topic: Topic, { population }: Question): boolean {
  return isFor(topic.appliesTo, topic.notFor, population) && isFor(passage.appliesTo, {}, population)
}

/** The words asked for with those that mean the same. */
export const expand = (asked: readonly string[]) => [...asked, ...asked.flatMap(stem => alikeStems(stem))].join(' ')

/** Which of two named topics leads: the way to do something before the illness it is done for, then what is for the very people; else the more telling name. */
function orderNamed(named: Named[], { population }: Question): Named[] {
  const rank = ({ topic: { appliesTo } }: Named) =>
    Object.keys(appliesTo).length === 0 ? 0 : Object.keys(appliesTo).some(facet => facet in population) ? 1 : 2
  return [...named].sort((one, other) => rank(one) - rank(other) || other.strength - one.strength)
}

/** Keeps the names that say something the stronger ones have not said. */
function dropOverlapping(named: Named[]): Named[] {
  const taken = new Set<string>()
  return named.filter(({ stems }) => {
    const fresh = [...stems].filter(stem => !taken.has(stem))
    for (const stem of stems) taken.add(stem)
    return fresh.some(stem => !isAskingStem(stem)) && fresh.length * 2 >= stems.size
  })
}

/** The topics that a question names and may use, at most two: the one that leads first. */
export function findNamed(knowledge: Knowledge, topics: Topics, question: Question, asked: readonly string[]): Named[] {
  const total = asked.reduce((sum, stem) => sum + knowledge.weigh(stem), 0)
  const stems = splitStems(dropEffect(dropSetting(question.text)))
  const listener = readSoleListener(question.text)
  const all = topics
    .named(stems)
    .filter(
      ({ topic }) => isFor(topic.appliesTo, topic.notFor, question.population) && topics.hears(topic.id, listener),
    )
  const telling = all.filter(one => [...one.stems].some(stem => stem !== CANCER && !isAskingStem(stem)))
  // "My mum has cancer" names the topic of caring only where nothing else is named.
  const named = telling.length > 0 ? telling : all
  return orderNamed(
    dropOverlapping(named)
      .filter(one => one.strength / total >= NAME_SHARE)
      .slice(0, 2),
    question,
  )
}

/** A section whose own question comes close to the one asked. */
export interface Closest {
  topic: Topic
  passage: Passage
  closeness: number
}

const nearness = ({ close, rank, isOfSex }: { close: number; rank: number; isOfSex: boolean }) =>
  close + (rank === 2 ? PART_BONUS : 0) + (isOfSex ? SEX_BONUS : 0)

/** "Do I need a bone marrow biopsy for MDS?" is asked of that illness alone. */
const namesCancer = (ask: string) => readPopulation(ask).cancer !== undefined

/** The section that answers by its own word, null where none comes near; it speaks of nearly all that is asked. */
export function findClosest(
  knowledge: Knowledge,
  topics: Topics,
  closeness: Map<number, number>,
  question: Question,
  asked: readonly string[],
): Closest | null {
  // "Why did I get cancer?" and "Could this be cancer?" have the same words: of two sections about as close, the part that is
  // asked for comes first, then a main message.
  const rank = (id: number) => {
    const { role } = knowledge.passage(id)
    return question.roles.includes(role) ? 2 : role === 'main' ? 1 : 0
  }
  const listener = readSoleListener(question.text)
  const least = asked.length > 1 ? NEAR : CLOSE
  const isOfSex = (id: number) =>
    question.population.sex !== undefined &&
    knowledge.document(knowledge.passage(id).document).appliesTo.sex !== undefined
  const ranked = [...closeness]
    .filter(([, close]) => close >= least)
    .map(([id, close]) => ({ id, close, rank: rank(id), isOfSex: isOfSex(id) }))
    .sort((one, other) => nearness(other) - nearness(one) || other.rank - one.rank)
  for (const { id, close } of ranked) {
    const passage = knowledge.passage(id)
    const topic = knowledge.document(passage.document)
    if (!isUsable(passage, topic, question) || !topics.hears(topic.id, listener)) continue
    // What one cancer's article says by the way is no answer for all, and what comes less close is none either.
    const isOfOne = topic.appliesTo.cancer !== undefined && !question.population.cancer
    if (isOfOne && (close < CLOSE || passage.asks.every(namesCancer))) return null
    // A list of questions answers only who asks what to ask.
    if (passage.role === 'ask' && close < SAME && !question.roles.includes('ask')) continue
    const said = [passage.heading, ...passage.asks, textOfSection(passage)].join(' ')
    if (measureTextCoverage(knowledge, asked, said) >= COVERAGE_UNNAMED) return { topic, passage, closeness: close }
  }
  return null
}

/** "What does X mean?" asks about X; "How long does X take?" asks about something that is not X, and "How do I X?" about a way. */
function asksWhatItIs({ stems, text }: Question): boolean {
  if (HOW_TO.test(text)) return false
  const asking = stems.filter(stem => isAskingStem(stem) && !isStopStem(stem))
  return stems.length <= SHORT_QUESTION_STEMS && asking.every(stem => EXPLAINING.has(stem))
}

/** No topic is named: the document with the passage that speaks of nearly all that is asked; its names break the tie. */
export function findUnnamed(knowledge: Knowledge, question: Question, asked: readonly string[]): Topic | null {
  if (asked.length === 1 && !asksWhatItIs(question)) return null
  const telling = asked.filter(stem => stem !== CANCER)
  if (telling.length === 0) return null
  const measure = (text: string) => measureTextCoverage(knowledge, asked, text)
  let best: { topic: Topic; rank: number } | null = null
  for (const hit of knowledge.search(expand(asked), SEARCH_TOP)) {
    const [topic, passage] = [knowledge.document(hit.document), knowledge.passage(hit.passage)]
    if (!isUsable(passage, topic, question)) continue
    const coverage = measure(`${topic.title} ${passage.heading} ${textOfSection(passage)}`)
    // One by one: the words of a question may stand in names that have nothing to do with each other.
    const names = [[topic.title, passage.heading, ...passage.asks].join(' '), ...topic.synonyms]
    // An article that has the word somewhere is not yet about it.
    if (topic.ours && names.every(name => measureTextCoverage(knowledge, telling, name) < NAMED_SHARE)) continue
    // What one cancer's article says of a word is not what it means for all.
    if (topic.appliesTo.cancer && !question.population.cancer) continue
    const rank = coverage + NAMES_BONUS * Math.max(...names.map(measure))
    // Hits come best first: a later one must speak of more to be better.
    if (coverage >= COVERAGE_UNNAMED && rank > (best?.rank ?? 0) + 0.01) best = { topic, rank }
  }
  return best?.topic ?? null
}

/** A document of the site whose title or heading names the topic of an article. */
export function findBeside(
  knowledge: Knowledge,
  topics: Topics,
  question: Question,
  asked: readonly string[],
  lead: Topic,
): { topic: Topic; passage: Passage } | null {
  for (const hit of knowledge.search(expand(asked), SEARCH_TOP)) {
    const [topic, passage] = [knowledge.document(hit.document), knowledge.passage(hit.passage)]
    if (topic.ours || topic.id === lead.id || !isUsable(passage, topic, question)) continue
    const named = topics.named(splitStems(`${topic.title} ${passage.heading}`))
    if (named.some(one => one.topic.id === lead.id)) return { topic, passage }
  }
  return null
}
