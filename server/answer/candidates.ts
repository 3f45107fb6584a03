import { isStated } from '../knowledge/guard.ts'
import { type Knowledge, type Passage, ROLES } from '../knowledge/knowledge.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { alikeStems } from '../knowledge/vocabulary.ts'
import type { Found } from './find.ts'
import type { PagePart } from './page.ts'
import type { Topic } from './topics.ts'

/** A section that may be used for a question. */
export interface Candidate {
  topic: Topic
  passage: Passage
  score: number
}

/** The sections of a document that may be used, in its own order. */
export function listCandidates(knowledge: Knowledge, found: Found, topic: Topic): Candidate[] {
  const { population } = found.question
  return knowledge.sections(topic.id).flatMap(passage => {
    const score = found.scores.get(passage.id)
    if (score === undefined) return []
    // A section for some readers belongs into an answer only when the question says it is about them.
    if (!isStated(passage.appliesTo, population) && !saysHeading(passage, found) && !isOfEitherSex(passage, found))
      return []
    return [{ topic, passage, score }]
  })
}

/** Of the headings of an oncology library this word tells none apart. */
export const CANCER = 'cancer'

/** The question names what a section is about, e.g. an organ or a cost in its heading. */
export function saysHeading(passage: Passage, found: Found): boolean {
  const heading = new Set(splitStems(passage.heading))
  return found.rest.some(stem => stem !== CANCER && alikeStems(stem).some(one => heading.has(one)))
}

/** Where nothing tells whether a woman or a man asks, both are told what is for each: else neither is. */
const isOfEitherSex = ({ appliesTo }: Passage, { question }: Found) =>
  question.population.sex === undefined && Object.keys(appliesTo).every(facet => facet === 'sex')

/** The section is for some readers only. */
export const isSpecific = ({ passage }: { passage: Passage }) => Object.keys(passage.appliesTo).length > 0

/** Compares by the place of the role in an answer, then by the place in the article. */
export const byRole = (one: { passage: Passage }, other: { passage: Passage }) =>
  ROLES.indexOf(one.passage.role) - ROLES.indexOf(other.passage.role) || one.passage.id - other.passage.id

/** A section as part of an answer: the main message and the bottom line have no heading. */
export const toPart = ({ topic, passage }: Candidate): PagePart => ({
  heading: passage.role === 'main' || passage.role === 'bottom' ? null : passage.heading,
  ...{ topic, passage, blocks: passage.blocks },
})
