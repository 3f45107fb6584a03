/** Which articles a question names, by their titles and the ways people ask for them. */
import type { Document, Knowledge, Passage } from '../knowledge/knowledge.ts'
import { textOfSection } from '../knowledge/plain.ts'
import { isAskingStem, isStopStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { alikeStems } from '../knowledge/vocabulary.ts'
import { CANCER } from './candidates.ts'
import { createGist, type Gist } from './gist.ts'
import { type Listener, readListener } from './listeners.ts'
import { readSectionQuestions } from './section-questions.ts'
import { createSpelling } from './spelling.ts'

export type Topic = Omit<Document, 'sections'>

export interface Named {
  topic: Topic
  /** The stems of the question that name it. */
  stems: Set<string>
  /** What they tell together. */
  strength: number
}

export interface Topics {
  /** The articles that a text names, the most telling name first. */
  named(stems: readonly string[]): Named[]
  /** Whether a document says a stem, or one that means the same, anywhere. */
  says(document: string, stem: string): boolean
  /**
   * How close a question of each section comes to a text, from 0 to 1; sections that have nothing in common with it are absent.
   * The stems `about` go without saying: they name what was talked of before.
   */
  closeness(text: string, about?: ReadonlySet<string>): Map<number, number>
  /** Whether an article says how to talk with somebody; with nobody in particular all do. */
  hears(document: string, listener: Listener | undefined): boolean
  /** How well each article fits a whole message, the best first. */
  gist: Gist
  /** Whether the knowledge has a word, or it is a little one. */
  isKnown(word: string): boolean
  /** A question with its misspelt words put right. */
  correct(text: string): string
}

/** Words between the words of a name: "second opinion" is still named by "a second medical opinion". */
const GAP_MAX = 3

/** Where each stem, or one that means the same, first stands: read once, since articles have thousands of names. */
function readPlaces(stems: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [place, stem] of stems.entries())
    for (const alike of [stem, ...alikeStems(stem)]) if (!places.has(alike)) places.set(alike, place)
  return places
}

function findName(placeOf: ReadonlyMap<string, number>, name: readonly string[]): number[] | null {
  const places = name.map(stem => placeOf.get(stem) ?? -1)
  if (places.includes(-1)) return null
  return Math.max(...places) - Math.min(...places) < name.length + GAP_MAX ? places : null
}

const textsOf = (topic: Topic, passages: readonly Passage[]) => [
  ...[topic.title, ...topic.synonyms],
  ...passages.flatMap(one => [one.heading, ...one.asks, textOfSection(one)]),
]

function collectStems(knowledge: Knowledge, topic: Topic): Set<string> {
  return new Set(textsOf(topic, knowledge.sections(topic.id)).flatMap(splitStems))
}

/** Reads the names of all topics once; a knowledge file does not change while it is open. */
export function readTopics(knowledge: Knowledge): Topics {
  const topics = knowledge.topics().map(topic => {
    const names = [topic.title, topic.id, ...topic.synonyms].map(name =>
      splitStems(name).filter(stem => !isStopStem(stem)),
    )
    // "How can I help?" and "Could it be cancer?" name no subject, though an article lists them as ways to ask.
    return { topic, names: names.filter(name => name.some(stem => stem !== CANCER && !isAskingStem(stem))) }
  })
  const passages = topics.flatMap(({ topic }) => knowledge.sections(topic.id))
  const asked = new Set(topics.flatMap(({ topic }) => topic.asked ?? []).flatMap(splitStems))
  const isKnown = (word: string) =>
    splitStems(word).every(stem => isStopStem(stem) || asked.has(stem) || knowledge.holds(stem))
  const said = new Map(topics.map(({ topic }) => [topic.id, collectStems(knowledge, topic)]))
  const listeners = new Map(
    topics.map(({ topic }) => {
      const sections = knowledge.sections(topic.id).flatMap(({ heading, asks }) => [heading, ...asks])
      return [
        topic.id,
        new Set([topic.title, ...topic.synonyms, ...(topic.asked ?? []), ...sections].map(readListener)),
      ]
    }),
  )
  return {
    named(stems) {
      const placeOf = readPlaces(stems)
      const found = topics.flatMap(({ topic, names }) => {
        const places = new Set(names.flatMap(name => findName(placeOf, name) ?? []))
        if (places.size === 0) return []
        const naming = new Set([...places].map(place => stems[place] ?? ''))
        const strength = [...naming].reduce((sum, stem) => sum + knowledge.weigh(stem), 0)
        return [{ topic, stems: naming, strength }]
      })
      return found.sort((one, other) => other.strength - one.strength)
    },
    says(document, stem) {
      const stems = said.get(document) ?? collectStems(knowledge, knowledge.document(document))
      return alikeStems(stem).some(one => stems.has(one))
    },
    hears: (document, listener) => listener === undefined || listeners.get(document)?.has(listener) === true,
    isKnown,
    closeness: readSectionQuestions(knowledge, passages),
    gist: createGist(
      knowledge,
      topics.map(({ topic }) => topic),
    ),
    correct: createSpelling(
      topics.flatMap(({ topic }) => textsOf(topic, knowledge.sections(topic.id))),
      isKnown,
    ),
  }
}
