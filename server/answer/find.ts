/** From one question, as it stands, to the articles that answer it, or to nothing: a wrong topic is worse than none. */

import { isDrugName } from '../knowledge/drug-names.ts'
import type { Facets } from '../knowledge/facets.ts'
import { isStated } from '../knowledge/guard.ts'
import type { Knowledge, Passage } from '../knowledge/knowledge.ts'
import { textOf, textOfSection } from '../knowledge/plain.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { isSaid, measureCoverage } from './coverage.ts'
import {
  CLOSE,
  type Closest,
  expand,
  findBeside,
  findClosest,
  findNamed,
  findUnnamed,
  isUsable,
  SAME,
} from './leads.ts'
import { dropSetting, type Question, subjectStems } from './question.ts'
import type { Topic, Topics } from './topics.ts'
import type { Wanted } from './wanted-sections.ts'

export interface Found {
  question: Question
  /** The article or document that answers. */
  lead: Topic
  /** Another article that the question names: it adds what it says on the same. */
  second: Topic | null
  /** What the site itself has on the topic of the article, by its title or heading. */
  beside: { topic: Topic; passage: Passage } | null
  /** Passages that may be used, of lead and second, by what they tell about the question. */
  scores: Map<number, number>
  /** How close the question comes to one that a passage says it answers, from 0 to 1. */
  closeness: Map<number, number>
  /** What the question asks beyond the names of its topics. */
  rest: string[]
  /** Sections of the lead that a message asks for by all that it says, the one most asked for first. */
  wanted?: readonly Wanted[]
  /** It was read as going on from an earlier question. */
  goesOn?: boolean
}

/** The illness that a question names beside what is asked of every one: "a trial for lung cancer"; null where there is none. */
export const illnessBeside = ({ lead, second }: Found): Topic | null =>
  second?.appliesTo.cancer !== undefined && Object.keys(lead.appliesTo).length === 0 ? second : null

/** Share of what a question asks that its answer must speak of, where it names a topic. Calibrated in tests/answer/retrieve.test.ts. */
export const COVERAGE_NAMED = 0.6
/** Share of what is asked beyond the topic's name that one section must speak of. */
const COVERAGE_REST = 0.4

/** Told only to who asks for it: "Can turmeric cure cancer?" does not, though it says "cure". */
export const OUTLOOK = 'outlook'
/** Its ages and tests are for people who have neither had the cancer nor a sign of it. */
export const SCREENING = 'cancer-screening'

/** Words for how far a cancer has come. */
const SETTING = new Set(splitStems('metastatic advanced early local localized'))

export function scorePassages(knowledge: Knowledge, question: Question, topics: Topic[]): Map<number, number> {
  const usable = new Map<number, number>()
  for (const topic of topics) {
    for (const passage of knowledge.sections(topic.id))
      if (isUsable(passage, topic, question)) usable.set(passage.id, 0)
  }
  for (const hit of knowledge.search(expand(subjectStems(question.text)), 400))
    if (usable.has(hit.passage)) usable.set(hit.passage, hit.score)
  return usable
}

/** How much of `stems`, each as one of `formsOf` it, the section speaks of that speaks of most; all of nothing. */
export function measureBestSection(
  knowledge: Knowledge,
  passages: number[],
  stems: string[],
  formsOf: (stem: string) => readonly string[] = stem => [stem],
): number {
  if (stems.length === 0) return 1
  const shares = passages.map(id => {
    const passage = knowledge.passage(id)
    const said = new Set(splitStems([passage.heading, ...passage.asks, textOfSection(passage)].join(' ')))
    return measureCoverage(knowledge, stems, stem => formsOf(stem).some(form => isSaid(form, said)))
  })
  return Math.max(0, ...shares)
}

/** A whole page tells all of a topic: for a question that asks for it, and that no section beside the first ways to go answers by itself. */
function isPage(
  knowledge: Knowledge,
  { narrow }: Question,
  isTitle: boolean,
  closest: Closest | null,
  closeness: Map<number, number>,
): boolean {
  if (narrow) return false
  if (isTitle) return true
  if (!closest || closest.closeness < SAME || closest.passage.role === 'main') return true
  const how = knowledge.sections(closest.topic.id).find(one => one.role === 'how')
  return how !== undefined && (closeness.get(how.id) ?? 0) >= SAME
}

/** A medicine for one cancer: what is said of another medicine for it, or of this one for another cancer, is no answer. */
export function isOtherUse(
  knowledge: Knowledge,
  { population }: Question,
  passages: number[],
  asked: readonly string[],
): boolean {
  const drugs = asked.filter(isDrugName)
  if (drugs.length === 0) return false
  const specific = passages
    .map(knowledge.passage)
    .filter(({ appliesTo }) => appliesTo.cancer !== undefined && isStated(appliesTo, population))
  const says = ({ heading, blocks }: Passage) => {
    const said = new Set([heading, ...blocks.map(textOf)].flatMap(splitStems))
    return drugs.some(drug => isSaid(drug, said))
  }
  return specific.length > 0 && !specific.some(says)
}

export function findAlone(knowledge: Knowledge, topics: Topics, question: Question): Found | null {
  const asked = subjectStems(question.text)
  if (asked.length === 0) return null
  const closeness = topics.closeness(dropSetting(question.text))
  const closest = findClosest(knowledge, topics, closeness, question, asked)
  const isClose = closest !== null && closest.closeness >= CLOSE
  const named = findNamed(knowledge, topics, question, asked)
  const lead = (isClose ? closest.topic : named[0]?.topic) ?? closest?.topic ?? findUnnamed(knowledge, question, asked)
  if (!lead) return null
  const second = named.find(one => one.topic.id !== lead.id && one.topic.id !== OUTLOOK)?.topic ?? null
  const chosen = second ? [lead, second] : [lead]
  const says = (stem: string) => chosen.some(topic => topics.says(topic.id, stem))
  const naming = new Set(named.flatMap(one => [...one.stems]))
  // "… with metastatic pancreatic cancer" says for whom; what is asked is in the general article that leads.
  const isForWhom = (stem: string) => second !== null && Object.keys(lead.appliesTo).length === 0 && SETTING.has(stem)
  const rest = asked.filter(stem => !naming.has(stem) && !isForWhom(stem))
  if (measureCoverage(knowledge, asked, says) < COVERAGE_NAMED) return null
  if (asked.some(stem => isDrugName(stem) && !says(stem))) return null
  const section = closest?.topic.id === lead.id ? closest : null
  // Only a topic that is named gets a page.
  const title = new Set(splitStems(lead.title))
  const isTitle = asked.every(stem => isSaid(stem, title))
  const isWhole = named.length > 0 && isPage(knowledge, question, isTitle, section, closeness)
  const read = { ...question, narrow: !isWhole }
  const scores = scorePassages(knowledge, read, chosen)
  if (isOtherUse(knowledge, question, [...scores.keys()], asked)) return null
  const hasPart = question.roles.some(role => knowledge.sections(lead.id).some(one => one.role === role))
  const isTold = section !== null || (hasPart && named.length > 0)
  if (read.narrow && !isTold && measureBestSection(knowledge, [...scores.keys()], rest) < COVERAGE_REST) return null
  const beside = findBeside(knowledge, topics, read, asked, lead)
  return { question: read, lead, second, beside, rest, scores, closeness }
}

export const ofCase = (question: Question, facets: Facets): Question => ({
  ...question,
  population: { ...facets, ...question.population },
})
