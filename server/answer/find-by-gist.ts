/** From all the words of a message to the article that it is most about, where it is clear enough which one that is. */
import { isDrugName } from '../knowledge/drug-names.ts'
import type { Facets } from '../knowledge/facets.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { isStopStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { CANCER } from './candidates.ts'
import { isOwnMatter, readCircumstances } from './circumstances.ts'
import { measureConfidence, readFeatures } from './confidence.ts'
import { type Found, illnessBeside, isOtherUse, OUTLOOK, ofCase, scorePassages } from './find.ts'
import { isForOthers } from './for-others.ts'
import { isLightStem } from './going-on.ts'
import { SAME } from './leads.ts'
import { asksForNews, isProfessional, listOtherSubjects } from './other-subjects.ts'
import { dropFrames, dropSetting, type Question, readQuestion, subjectStems } from './question.ts'
import { hearTopics, type Said } from './topic-words.ts'
import type { Topic, Topics } from './topics.ts'

/** What is less likely would too often be a wrong topic, which is worse than none. */
export const SURE = 0.6
/** Enough where another article was found, which is less likely the right one. */
export const LIKELIER = 0.5
/** What was found by what a message names, and is less likely than this, was named by the way or in another sense. */
export const UNLIKELY = 0.1
/** A message of no more words may be nothing but a name. */
const NAME_WORDS = 3
/** Where the words speak so far against any article, what fits best fits by a word or two, and is wrong as often as not. */
const SPOKEN_AGAINST = -2
/** Beside the one that was found so many that fit best are looked at, and so many that the words speak for most. */
const LOOKED_AT = 6
const HEARD = 4
/** A section is what is asked for where one of its questions comes so near; else the article begins with its main message. */
const SECTION_CLOSENESS = 0.35

/** An article that a message may be about, with what speaks for it. */
interface Likely {
  lead: Topic
  features: number[]
  /** It is about the illness that was told by the way. */
  isAside: boolean
  /** The message has all words of one of its names. */
  isNamed: boolean
  /** What the words say of it; undefined where the weights do not know it. */
  said: Said | undefined
}

/** The articles that fit a message best and may answer it. `asked` is what was typed without its frames. */
export function listLikely(
  knowledge: Knowledge,
  topics: Topics,
  asked: string,
  question: Question,
  found: Found | null,
  heard = hearTopics(asked),
): Likely[] {
  // Of a cancer that no article is for, a general one says what all have in common, and nothing of what is asked.
  if (question.population.cancer?.includes('other') || isProfessional(asked) || asksForNews(asked)) return []
  const byTheWay = readCircumstances(asked)
  const subject = subjectStems(question.text)
  const isAside = ({ title, appliesTo }: Topic) =>
    appliesTo.cancer !== undefined && splitStems(title).some(stem => byTheWay.has(stem))
  const isMeant = found !== null && !isAside(found.lead)
  const reading = {
    words: asked.trim().split(/\s+/).length,
    isOwn: isOwnMatter(asked),
    found: isMeant ? { id: found.lead.id, closeness: closestIn(knowledge, found.lead.id, found.closeness) } : null,
    isAside,
    heard,
  }
  const canAnswer = ({ id, asked: sayings = [] }: Topic) => {
    const said = new Set(sayings.flatMap(splitStems))
    const isUnsaid = (stem: string) =>
      isDrugName(stem) && !byTheWay.has(stem) && !said.has(stem) && !topics.says(id, stem)
    return id === found?.lead.id || !(subject.some(isUnsaid) || asksOfOther(topics, id, asked))
  }
  const fits = topics
    .gist(asked, question.population)
    .filter(({ topic: { id } }) => id !== OUTLOOK && !isForOthers(topics, id, asked))
  const spokenFor = new Set([...heard.keys()].slice(0, HEARD))
  return fits
    .filter(({ topic: { id } }, at) => at < LOOKED_AT || spokenFor.has(id) || id === found?.lead.id)
    .filter(({ topic }) => canAnswer(topic))
    .map(fit => ({
      ...{ lead: fit.topic, isNamed: fit.isNamed, isAside: isAside(fit.topic), said: heard.get(fit.topic.id) },
      features: readFeatures(fit, fits, reading),
    }))
}

/**
 * The article that a message is most about: what was `found` by what it names, or another that is likelier; null where none surely
 * is.
 */
export function findByGist(
  knowledge: Knowledge,
  topics: Topics,
  typed: string,
  facets: Facets,
  found: Found | null,
): Found | null {
  // Who asks for figures is told of figures, by whichever words; and a section that answers just this is left alone.
  if (found && (found.lead.id === OUTLOOK || closestIn(knowledge, found.lead.id, found.closeness) >= SAME)) return found
  const asked = dropFrames(topics.correct(typed))
  const question = ofCase(readQuestion(asked), facets)
  const likely = listLikely(knowledge, topics, asked, question, found)
    .map(one => ({ ...one, confidence: measureConfidence(one.features) }))
    .sort((one, other) => other.confidence - one.confidence)
  const subject = subjectStems(question.text)
  // What is typed into a search box is a name of several words and nothing else: it is not named by the way.
  const isName = found?.rest.length === 0 && subject.length > 1 && asked.trim().split(/\s+/).length <= NAME_WORDS
  const isUnlikely = likely.some(one => one.lead.id === found?.lead.id && one.said && one.confidence < UNLIKELY)
  const kept = isUnlikely && !isName ? null : found
  // "I have lymphoma and want kids": what else it names is what is asked.
  const beside = likely[0]?.isAside && likely.find(one => one.isNamed && !one.isAside && one.confidence >= LIKELIER)
  const best = beside || likely[0]
  if (!best || best.confidence < (kept ? LIKELIER : SURE) || best.lead.id === found?.lead.id) return kept
  if (best.said && best.said.aheadOfNone < SPOKEN_AGAINST) return kept
  // "Find a trial for lung cancer": the illness is named beside what is asked, which no message about it asks any less.
  if (kept && illnessBeside(kept)?.id === best.lead.id) return kept
  const { lead } = best
  const naming = topics.named(splitStems(asked)).find(({ topic }) => topic.id === lead.id)?.stems ?? new Set()
  const read = { ...question, narrow: true }
  const scores = scorePassages(knowledge, read, [lead])
  if (isOtherUse(knowledge, question, [...scores.keys()], subject)) return kept
  // One word that an article has somewhere makes it no answer: "What is the best pizza?"
  const isOneWord = subject.filter(stem => !isLightStem(stem)).length < 2
  if (isOneWord && naming.size === 0 && !best.isNamed) return kept
  const closeness = topics.closeness(dropSetting(asked))
  const isNear = closestIn(knowledge, lead.id, closeness) >= SECTION_CLOSENESS
  const byTheWay = readCircumstances(asked)
  const isAsked = (stem: string) => !naming.has(stem) && !byTheWay.has(stem) && stem !== CANCER
  const rest = isNear ? subject.filter(stem => isAsked(stem) && topics.says(lead.id, stem)) : []
  const roles = isNear ? question.roles : []
  return { question: { ...read, roles }, lead, second: null, beside: null, rest, scores, closeness }
}

/** How close a question of any section of an article comes. */
const closestIn = (knowledge: Knowledge, id: string, closeness: ReadonlyMap<number, number>) =>
  Math.max(0, ...knowledge.sections(id).map(one => closeness.get(one.id) ?? 0))

/** Whether a message names an illness beside cancer, or another subject, that the article is not called by. */
export const asksOfOther = (topics: Topics, id: string, asked: string) =>
  listOtherSubjects(asked).some(stems => !isNamed(topics, id, stems))

/** Whether an article is called by a name, or asked for by it. */
const isNamed = (topics: Topics, id: string, stems: readonly string[]) =>
  topics
    .named(stems)
    .some(({ topic, stems: naming }) => topic.id === id && stems.every(stem => isStopStem(stem) || naming.has(stem)))
