/** Which sections answer a question, by the questions that their author says they answer (docs/library.md, "Questions"). */
import type { Knowledge, Passage } from '../knowledge/knowledge.ts'
import { isAskingStem, isStopStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { weighAlike } from './coverage.ts'
import { sayings } from './lay-words.ts'

/** What a word that only asks ("long", "take", "people") tells beside one that names a subject. */
const ASKING_SHARE = 0.25

interface SectionQuestion {
  passage: number
  /** What each of its stems tells. */
  weights: Map<string, number>
  total: number
}

/** Reads the questions of all sections once. */
export function readSectionQuestions(knowledge: Knowledge, passages: readonly Passage[]) {
  function weigh(stems: readonly string[]): { weights: Map<string, number>; total: number } {
    const telling = stems.filter(stem => !isStopStem(stem))
    const weights = new Map(
      telling.map(stem => [stem, weighAlike(knowledge, stem) * (isAskingStem(stem) ? ASKING_SHARE : 1)]),
    )
    return { weights, total: [...weights.values()].reduce((sum, weight) => sum + weight, 0) }
  }
  const questions: SectionQuestion[] = passages.flatMap(({ id, asks }) =>
    asks.map(ask => ({ passage: id, ...weigh(splitStems(ask)) })),
  )

  /**
   * For each section the closeness of its closest question to one that a text asks, from 0 to 1: Dice's coefficient over the
   * words of both, each counted by what it tells. The stems `about` count for nothing.
   */
  return function measureCloseness(text: string, about: ReadonlySet<string> = NOTHING): Map<number, number> {
    const closest = new Map<number, number>()
    for (const one of splitQuestions(text)) {
      const asked = weigh(splitStems(one))
      const askedTotal = asked.total - sumOver(asked.weights, stem => about.has(stem))
      for (const { passage, weights, total } of questions) {
        const shared = sumShared(asked.weights, weights, about)
        if (shared === 0) continue
        const ownTotal = about.size === 0 ? total : total - sumOver(weights, stem => about.has(stem))
        const closeness = (shared + sumShared(weights, asked.weights, about)) / (askedTotal + ownTotal)
        if (closeness > (closest.get(passage) ?? 0)) closest.set(passage, closeness)
      }
    }
    return closest
  }
}

/** One message asks no more; this also bounds the work of a hostile one. */
const QUESTIONS_MAX = 6

const NOTHING: ReadonlySet<string> = new Set()

/** "What is a trial and how do I find one?" asks two things: the whole, and each by itself. */
function splitQuestions(text: string): string[] {
  const single = text.split(
    /[?.;]\s+|,?\s+and\s+(?=(?:how|what|where|when|who|why|which|can|should|is|are|do|does)\b)/i,
  )
  return single.length > 1 ? [text, ...single.slice(0, QUESTIONS_MAX)] : [text]
}

function sumOver(weights: Map<string, number>, counts: (stem: string) => boolean): number {
  let sum = 0
  for (const [stem, weight] of weights) if (counts(stem)) sum += weight
  return sum
}

/** What those stems tell that `others` have too. */
const sumShared = (weights: Map<string, number>, others: Map<string, number>, about: ReadonlySet<string>) =>
  sumOver(weights, stem => !about.has(stem) && sayings(stem).some(one => others.has(one)))
