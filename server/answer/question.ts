/** What a question asks, read from its words: its subject, for whom, which parts of an answer, and how much of it. */
import type { Facets } from '../knowledge/facets.ts'
import type { Role } from '../knowledge/knowledge.ts'
import { readPopulation } from '../knowledge/population.ts'
import { isStopStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'

export interface Question {
  /** What is searched for: a long message shortened to its questions. */
  text: string
  /** Stems in the order they were said. */
  stems: string[]
  population: Facets
  /** Parts that are asked for by name ("what should I bring"). */
  roles: Role[]
  /** Asks for a fact rather than for a way to go about something. */
  narrow: boolean
}

const ROLE_CUES: [Role, RegExp][] = [
  ['bring', /\bbring\b|\bwhat (?:records|documents|papers|paperwork)\b|\btake (?:with me|along)\b|\bhave ready\b/i],
  [
    'ask',
    /\b(?:what|which)(?: \w+)? questions\b|\bwhat (?:should|can|do|to|could) (?:i |we )?ask\b|\bquestions (?:to|should|for)\b/i,
  ],
  [
    'where',
    /\bwhere\b|\bwho (?:can|do|should) (?:i|we) (?:call|contact|see|ask)\b|\bwhom\b|\bphone number\b|\bhelpline\b|\bfind (?:a|an)\b/i,
  ],
  ['after', /\b(?:what (?:happens|comes)|and) (?:next|after|then)\b|\bafterwards?\b|\bwhat then\b/i],
  ['why', /^\W*why\b|\bwhy (?:does|do|is|are|should|would)\b/i],
  ['how', /\bhow (?:do|can|should|could|would) (?:i|we|you)\b|\bwhat (?:do|should|can) (?:i|we) say\b|\bhow to\b/i],
]

const BROAD =
  /\bhow (?:do|can|should|could|would) (?:i|we|you|one)\b|\bhow to\b|\btell me (?:more )?about\b|\bknow about\b|\bguide (?:me|to)\b/i
/** Percentages and temperatures are results, not subjects: "Ki-67 20%" asks about Ki-67, "a fever of 101" about fever. */
const RESULT =
  /\b\d+(?:[.,]\d+)?\s*(?:%|percent\b)|\b(?:3[6-9]|4[0-2]|9[5-9]|10[0-9])(?:[.,]\d+)?(?:\s*(?:°|degrees?\b)?\s*[cf]?\b)(?![-+/])/gi

/** Of a longer story the rest is not looked at one by one: each sentence is a search. */
const STORY_SENTENCES = 8

const splitSentences = (text: string) => text.split(/(?<=[.!?])\s+|\n+/)

/** "How is it treated?": what "it" is stands in the sentence before. */
const POINTS_BACK = /\b(?:it|its|this|that|these|those)\b/i

/** A message of several sentences tells a story: its questions are what it asks, where they name a subject. */
function shorten(text: string): string {
  const sentences = splitSentences(text)
  const asked = sentences.filter(one =>
    /\?\s*$|^\W*(?:how|what|why|when|where|which|who|can|should|could|is|are|do|does)\b/i.test(one),
  )
  const questions = asked.join(' ')
  if (!splitStems(questions).some(stem => !isAskingStem(stem))) return text
  const before = asked[0] === undefined ? undefined : sentences[sentences.indexOf(asked[0]) - 1]
  return before !== undefined && POINTS_BACK.test(asked[0] ?? '') ? `${before} ${questions}` : questions
}

/** Words that questions are made of: they ask about a subject and name none. */
const ASKING = new Set(
  splitStems(`mean meaning explain explanation know knowing question answer understand tell help need want like think feel happen
  thing anything something everything way make good right look use more much many long often best new still even really also
  actually difference different example important matter information advice talk say said one two people person patient
  out up off over back after before first last mom mum mother dad father husband wife partner spouse son daughter brother sister
  friend family someone anyone hi hello thanks thank dear sorry today now again go going come took take taking old year years recently currently dangerous danger cope coping deal handle happen usual normal common feeling kind type sort anymore lot bit
  done doing getting having am being makes made try trying keep use used using told receive received give given
  quick quickly fast soon possible possibly able enough sure maybe well easy easily`),
)

/** Whether a stem names no subject: it only asks, or it is a little word. */
export function isAskingStem(stem: string): boolean {
  return ASKING.has(stem) || isStopStem(stem)
}

/** Stems that carry a subject, each once; where there are none, the words the question is made of. */
export function subjectStems(text: string): string[] {
  const stems = [...new Set(splitStems(text))].filter(stem => !isStopStem(stem))
  const telling = stems.filter(stem => !isAskingStem(stem))
  return telling.length > 0 ? telling : stems
}

/** "My stage 4 cancer" says for whom; only "what is stage 4" asks about stages. */
export function dropSetting(text: string): string {
  if (
    /\bstag(?:es?|ing|ed)\b.{0,30}\bmeans?\b|\bmean.{0,20}\bstage|\bwhat (?:is|are|does) (?:a )?stag|\bstag(?:ing|ed)\b/i.test(
      text,
    )
  )
    return text
  const without = text.replace(/\bstage[\s-]*(?:0|i{1,3}v?|iv|[1-4])[a-d]?\b/gi, ' ')
  return subjectStems(without).some(stem => stem !== 'cancer') ? without : text
}

/** Reads one question by itself. The population is read from the whole message, however long. */
export function readQuestion(given: string): Question {
  const text = shorten(given.replace(RESULT, ' '))
  const roles = ROLE_CUES.filter(([, cue]) => cue.test(text)).map(([role]) => role)
  return { text, roles, stems: splitStems(text), population: readPopulation(given), narrow: !BROAD.test(text) }
}

/** The sentences of a story that asks nothing by itself, each as a question for the same people; none of any other message. */
export function readStory(given: string): Question[] {
  const text = given.replace(RESULT, ' ')
  const sentences = splitSentences(text)
  if (sentences.length < 2 || shorten(text) !== text) return []
  const population = readPopulation(given)
  return sentences.slice(0, STORY_SENTENCES).map(one => ({ ...readQuestion(one), population }))
}
