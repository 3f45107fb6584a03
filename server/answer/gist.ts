/** Which article a whole message is most about, by all of its words at once: for messages that name no topic, or one by the way. */
import type { Facets } from '../knowledge/facets.ts'
import { isFor } from '../knowledge/guard.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { textOfSection } from '../knowledge/plain.ts'
import { isAskingStem, isStopStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { CANCER } from './candidates.ts'
import { readCircumstances } from './circumstances.ts'
import { dropEffect, isLightStem } from './going-on.ts'
import { sayings } from './lay-words.ts'
import type { Topic } from './topics.ts'

/** How well one article fits a message. */
export interface Fit {
  topic: Topic
  /** Up to 2: what the whole article says of the message, and how close one of its names or questions comes. */
  score: number
  /** What the article says of the message, counted by what each word tells: not less for a message that tells much beside it. */
  evidence: number
  /** It has all words of one of them, of which more than one tells something. */
  isNamed: boolean
}

export type Gist = (text: string, population: Facets) => Fit[]

/** A name of an article is said for it more than a heading, and that more than a word of its text. */
const SAID = { title: 4, name: 3, heading: 2, text: 1 }
/** BM25's saturation and length norm. */
const SATURATION = 1.2
const LENGTH_SHARE = 0.5
/** What a word tells that only asks, that any question may have, and that is told by the way, beside one of the subject. */
const ASKING = 0.3
const LIGHT = 0.5
const BY_THE_WAY = 0.5
/** A word that no article has: as rare as can be, and as often as not no subject ("at the grocery store"). */
const UNKNOWN_WEIGHT = 3
/** Where it does not mean to have an effect, it is what one does for a living. */
const JOB = 'work'
/** What a word tells where the article has another one for it. */
const ALIKE = 0.9

const tellingStems = (text: string) => [...new Set(splitStems(text))].filter(stem => !isStopStem(stem))

/** A name of an article, or a question that it answers. */
interface Name {
  /** Of the article. */
  at: number
  stems: readonly string[]
  /** More than one of its words tells something. */
  isTelling: boolean
}

/** Reads what all articles say once. */
export function createGist(knowledge: Knowledge, topics: readonly Topic[]): Gist {
  /** How often each article says a stem. */
  const counts = new Map<string, Map<number, number>>()
  const names: Name[] = []
  const lengths = topics.map((topic, at) => {
    let length = 0
    const count = (text: string, times: number) => {
      for (const stem of splitStems(text)) {
        if (isStopStem(stem)) continue
        const byTopic = counts.get(stem) ?? new Map<number, number>()
        counts.set(stem, byTopic.set(at, (byTopic.get(at) ?? 0) + times))
        length += times
      }
    }
    const name = (text: string, times: number, isSaying = false) => {
      count(text, times)
      const stems = tellingStems(text)
      const telling = stems.filter(stem => stem !== CANCER && !isLightStem(stem))
      // "It came back": a name that says nothing of its subject is everybody's.
      if (telling.length > 0) names.push({ at, stems, isTelling: telling.length > 1 || (isSaying && stems.length > 1) })
    }
    name(topic.title, SAID.title)
    for (const one of topic.synonyms) name(one, SAID.name)
    for (const one of topic.asked ?? []) name(one, SAID.name, true)
    for (const passage of knowledge.sections(topic.id)) {
      count(passage.heading, SAID.heading)
      for (const ask of passage.asks) name(ask, SAID.name)
      count(textOfSection(passage), SAID.text)
    }
    return length
  })
  const mean = lengths.reduce((sum, length) => sum + length, 0) / topics.length
  const rarity = (stem: string) => {
    const articles = counts.get(stem)?.size ?? 0
    return articles === 0 ? UNKNOWN_WEIGHT : Math.log(1 + topics.length / (articles + 0.5))
  }
  const norm = (at: number) => SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths[at] ?? 0)) / mean)

  /** Which names have each stem. */
  const namedBy = new Map<string, number[]>()
  for (const [index, { stems }] of names.entries()) {
    for (const stem of stems) {
      const having = namedBy.get(stem)
      if (having) having.push(index)
      else namedBy.set(stem, [index])
    }
  }

  /** For each name that has something in common with what is asked, what the words of both tell that the other has too. */
  function shareNames(asked: readonly string[], weigh: (stem: string) => number): Map<number, number> {
    const shares = new Map<number, number>()
    const share = (index: number, tells: number) => shares.set(index, (shares.get(index) ?? 0) + tells)
    for (const stem of asked) {
      const having = new Set(sayings(stem).flatMap(form => namedBy.get(form) ?? []))
      for (const index of having) share(index, weigh(stem))
    }
    for (const stem of new Set(asked.flatMap(sayings)))
      for (const index of namedBy.get(stem) ?? []) share(index, weigh(stem))
    return shares
  }

  return function measureGist(given, population) {
    const text = dropEffect(given)
    const asked = tellingStems(text)
    const byTheWay = readCircumstances(text)
    const weights = new Map<string, number>()
    const weigh = (stem: string) => {
      const known = weights.get(stem)
      if (known !== undefined) return known
      const share = isAskingStem(stem)
        ? ASKING
        : isLightStem(stem) && stem !== JOB
          ? LIGHT
          : byTheWay.has(stem) || stem === CANCER
            ? BY_THE_WAY
            : 1
      const weight = rarity(stem) * share
      weights.set(stem, weight)
      return weight
    }
    const total = asked.reduce((sum, stem) => sum + weigh(stem), 0)
    if (total === 0) return []
    const [said, closest] = [new Map<number, number>(), new Map<number, number>()]
    for (const stem of asked) {
      const best = new Map<number, number>()
      for (const form of sayings(stem)) {
        const share = form === stem ? 1 : ALIKE
        for (const [at, count] of counts.get(form) ?? []) {
          const tells = share * Math.min(weigh(form), weigh(stem)) * (count / (count + norm(at)))
          best.set(at, Math.max(best.get(at) ?? 0, tells))
        }
      }
      for (const [at, tells] of best) said.set(at, (said.get(at) ?? 0) + tells)
    }
    const meant = new Set(asked.flatMap(sayings))
    const named = new Set<number>()
    for (const [index, shared] of shareNames(asked, weigh)) {
      const { at, stems, isTelling } = names[index] as Name
      if (isTelling && stems.every(stem => meant.has(stem))) named.add(at)
      const closeness = shared / (total + stems.reduce((sum, stem) => sum + weigh(stem), 0))
      closest.set(at, Math.max(closest.get(at) ?? 0, closeness))
    }
    return topics
      .flatMap((topic, at): Fit[] => {
        const evidence = said.get(at)
        if (evidence === undefined || !isFor(topic.appliesTo, topic.notFor, population)) return []
        return [{ topic, score: evidence / total + (closest.get(at) ?? 0), evidence, isNamed: named.has(at) }]
      })
      .sort((one, other) => other.score - one.score)
  }
}
