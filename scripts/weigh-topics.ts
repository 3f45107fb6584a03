/**
 * Learns the weights of `server/answer/confidence.ts` from messages whose article was written down before they were tried:
 * `node scripts/weigh-topics.ts`. It prints them, and what a fifth that was not learned from is met with, so that the bar of
 * `server/answer/find-by-gist.ts` can be set. Nothing is random: the same messages give the same weights.
 */
import { readFileSync } from 'node:fs'
import { measureConfidence } from '../server/answer/confidence.ts'
import { LIKELIER, listLikely, SURE } from '../server/answer/find-by-gist.ts'
import { findByItself } from '../server/answer/find-by-itself.ts'
import { dropFrames, readQuestion } from '../server/answer/question.ts'
import { readTopics } from '../server/answer/topics.ts'
import { LIBRARY_FOLDER } from '../server/knowledge/library.ts'
import { openKnowledge } from '../server/knowledge/open.ts'
import { makeFolder } from '../tests/support/answers.ts'

const MESSAGES = ['messages', 'stories'].map(name => new URL(`../tests/fixtures/answer/${name}.txt`, import.meta.url))

/** Pulls each weight to zero, so that no single message is learned by heart. */
const RIDGE = 0.3
const ROUNDS = 1_000
const STEP = 1
const PARTS = 5
const BARS = [0.3, 0.4, 0.5, 0.6, 0.7]

interface Message {
  articles: string[]
  /** Found by what it names. */
  found: string
  likely: { id: string; features: number[] }[]
  part: number
}

const { folder, dispose } = makeFolder()
const knowledge = openKnowledge({ path: `${folder}/knowledge.db`, library: LIBRARY_FOLDER, ledger: false })
const topics = readTopics(knowledge)
const messages = MESSAGES.flatMap(file => readFileSync(file, 'utf8').trim().split('\n'))
  .filter(line => !line.includes(' > '))
  .map((line, index): Message => {
    const [articles = '', typed = ''] = line.split(' | ')
    const whole = topics.correct(typed)
    const found = findByItself(knowledge, topics, whole, readQuestion(whole), {})
    const asked = dropFrames(whole)
    const likely = listLikely(knowledge, topics, asked, readQuestion(asked), found)
    return {
      articles: articles.split(' '),
      found: found?.lead.id ?? 'none',
      likely: likely.map(({ lead, features }) => ({ id: lead.id, features })),
      part: index % PARTS,
    }
  })
knowledge.dispose()
dispose()

/** Logistic regression over features that are scaled to one spread, all examples at a time. */
function learn(from: readonly Message[]): number[] {
  const examples = from.flatMap(({ articles, likely }) =>
    likely.map(({ id, features }) => ({ features, isRight: articles.includes(id) })),
  )
  const count = examples[0]?.features.length ?? 0
  const columns = Array.from({ length: count }, (_, at) => examples.map(({ features }) => features[at] ?? 0))
  const means = columns.map(column => column.reduce((sum, value) => sum + value, 0) / column.length)
  const spreads = columns.map(
    (column, at) =>
      Math.sqrt(column.reduce((sum, value) => sum + (value - (means[at] ?? 0)) ** 2, 0) / column.length) || 1,
  )
  const scaled = examples.map(({ features, isRight }) => ({
    // The first is the same for all: the weight by which no article is the right one.
    values: features.map((value, at) => (at === 0 ? 1 : (value - (means[at] ?? 0)) / (spreads[at] ?? 1))),
    isRight,
  }))
  const weights = new Array<number>(count).fill(0)
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = weights.map((weight, at) => (at === 0 ? 0 : (RIDGE * weight) / scaled.length))
    for (const { values, isRight } of scaled) {
      const error = (measureConfidence(values, weights) - Number(isRight)) / scaled.length
      for (const [at, value] of values.entries()) slopes[at] = (slopes[at] ?? 0) + error * value
    }
    for (const [at, slope] of slopes.entries()) weights[at] = (weights[at] ?? 0) - STEP * slope
  }
  const own = weights.map((weight, at) => (at === 0 ? weight : weight / (spreads[at] ?? 1)))
  own[0] = (own[0] ?? 0) - own.reduce((sum, weight, at) => sum + (at === 0 ? 0 : weight * (means[at] ?? 0)), 0)
  return own
}

/** The article that a message is answered with. */
function choose({ likely, found }: Message, weights: readonly number[], bar: number): string {
  const [best] = likely
    .map(({ id, features }) => ({ id, confidence: measureConfidence(features, weights) }))
    .sort((one, other) => other.confidence - one.confidence)
  return best && best.confidence >= (found === 'none' ? bar : (bar * LIKELIER) / SURE) ? best.id : found
}

const parts = Array.from({ length: PARTS }, (_, part) => ({
  weights: learn(messages.filter(one => one.part !== part)),
  leftOut: messages.filter(one => one.part === part),
}))
for (const bar of BARS) {
  const chosen = parts.flatMap(({ weights, leftOut }) =>
    leftOut.map(({ articles, ...message }) => ({ articles, id: choose({ articles, ...message }, weights, bar) })),
  )
  const right = chosen.filter(({ articles, id }) => articles.includes(id)).length
  const wrong = chosen.filter(({ articles, id }) => id !== 'none' && !articles.includes(id)).length
  console.log(`from ${bar}: ${right} of ${messages.length} right, ${wrong} get another article`)
}
console.log(
  `[${learn(messages)
    .map(weight => weight.toFixed(2))
    .join(', ')}]`,
)
