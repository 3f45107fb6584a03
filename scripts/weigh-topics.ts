/**
 * Learns `server/answer/topic-weights.txt`, and the weights of `server/answer/confidence.ts`, from messages whose article was written
 * down before they were tried: `node scripts/weigh-topics.ts`. It writes the first, and prints the second and what a fifth that was
 * not learned from is met with, so that the bar of `server/answer/find-by-gist.ts` can be set. Nothing is random: the same messages
 * and library give the same weights.
 */
import { readFileSync } from 'node:fs'
import { measureConfidence } from '../server/answer/confidence.ts'
import { LIKELIER, listLikely, SURE, UNLIKELY } from '../server/answer/find-by-gist.ts'
import { findByItself } from '../server/answer/find-by-itself.ts'
import { dropFrames, readQuestion } from '../server/answer/question.ts'
import { compare, featuresOf, NO_ARTICLE, type Said } from '../server/answer/topic-words.ts'
import { readTopics } from '../server/answer/topics.ts'
import { LIBRARY_FOLDER } from '../server/knowledge/library.ts'
import { openKnowledge } from '../server/knowledge/open.ts'
import { textOfSection } from '../server/knowledge/plain.ts'
import { makeFolder } from '../tests/support/answers.ts'
import { type Example, learn, numberFeatures, toLines, weigh, writeTable } from './multinomial.ts'

const MESSAGES = ['messages', 'stories', 'asked-by-many'].map(
  name => new URL(`../tests/fixtures/answer/${name}.txt`, import.meta.url),
)
const WEIGHTS = new URL('../server/answer/topic-weights.txt', import.meta.url)

/** Chosen on batches that were left out. */
const LEARNING = { rounds: 20, step: 0.5, pull: 1e-4 }
/** In units: lighter weights change no choice in a thousand. */
const LEAST_KEPT = 5
/** What an article says of itself is not said as a patient would, its text least of all. */
const OWN_WEIGHT = { name: 0.6, text: 0.3 }

/** Pulls each weight of the confidence to zero, so that no single message is learned by heart. */
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

const files = MESSAGES.map(file => readFileSync(file, 'utf8'))
const { folder, dispose } = makeFolder()
const knowledge = openKnowledge({ path: `${folder}/knowledge.db`, library: LIBRARY_FOLDER, ledger: false })
const topics = readTopics(knowledge)
const kinds = [...knowledge.topics().map(({ id }) => id), NO_ARTICLE]

const typed = files
  .flatMap(file => file.trim().split('\n'))
  .filter(line => !line.includes(' > '))
  .map((line, index) => {
    const [labels = '', text = ''] = line.split(' | ')
    const whole = topics.correct(text)
    return {
      articles: labels.split(' ').map(label => label.replace(/^none:.*/, NO_ARTICLE)),
      ...{ whole, asked: dropFrames(whole), part: index % PARTS },
    }
  })
const own = knowledge.topics().flatMap(({ id, title, synonyms, asked = [] }) => {
  const sections = knowledge.sections(id)
  const said = [title, ...synonyms, ...asked, ...sections.flatMap(({ heading, asks }) => [heading, ...asks])]
  return [
    ...said.map(text => ({ id, text, weight: OWN_WEIGHT.name })),
    ...sections.map(section => ({ id, text: textOfSection(section), weight: OWN_WEIGHT.text })),
  ]
})
const { names, numbered } = numberFeatures(
  [...typed.map(({ asked }) => asked), ...own.map(({ text }) => text)].map(featuresOf),
  2,
)
const examples = [
  ...typed.map(({ articles }) => ({ articles, weight: 1 })),
  ...own.map(({ id, weight }) => ({ articles: [id], weight })),
].map(
  ({ articles, weight }, at): Example => ({
    weight,
    features: numbered[at] ?? [],
    kinds: articles.map(article => kinds.indexOf(article)).filter(kind => kind >= 0),
  }),
)
const learnWords = (some: readonly Example[]) =>
  learn(some, { ...LEARNING, features: names.length, kinds: kinds.length })

/** As it is heard by what was learned of the other parts. */
const messages = Array.from({ length: PARTS }, (_, part) => part).flatMap(part => {
  const words = learnWords(examples.filter((_, at) => typed[at]?.part !== part))
  return typed.flatMap((message, at): Message[] => {
    const example = examples[at]
    if (message.part !== part || !example) return []
    return [readMessage(message, compare(kinds, [...weigh(words, example.features, kinds.length)]))]
  })
})

function readMessage({ articles, whole, asked, part }: (typeof typed)[number], heard: Map<string, Said>): Message {
  const found = findByItself(knowledge, topics, whole, readQuestion(whole), {})
  const likely = listLikely(knowledge, topics, asked, readQuestion(asked), found, heard)
  return {
    ...{ articles, part, found: found?.lead.id ?? NO_ARTICLE },
    likely: likely.map(({ lead, features }) => ({ id: lead.id, features })),
  }
}

/** Logistic regression over features that are scaled to one spread, all examples at a time. */
function learnConfidence(from: readonly Message[]): number[] {
  const judged = from.flatMap(({ articles, likely }) =>
    likely.map(({ id, features }) => ({ features, isRight: articles.includes(id) })),
  )
  const count = judged[0]?.features.length ?? 0
  const columns = Array.from({ length: count }, (_, at) => judged.map(({ features }) => features[at] ?? 0))
  const means = columns.map(column => column.reduce((sum, value) => sum + value, 0) / column.length)
  const spreads = columns.map(
    (column, at) =>
      Math.sqrt(column.reduce((sum, value) => sum + (value - (means[at] ?? 0)) ** 2, 0) / column.length) || 1,
  )
  const scaled = judged.map(({ features, isRight }) => ({
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
  const unscaled = weights.map((weight, at) => (at === 0 ? weight : weight / (spreads[at] ?? 1)))
  unscaled[0] =
    (unscaled[0] ?? 0) - unscaled.reduce((sum, weight, at) => sum + (at === 0 ? 0 : weight * (means[at] ?? 0)), 0)
  return unscaled
}

/** The article that a message is answered with. */
function choose({ likely, found }: Message, weights: readonly number[], bar: number): string {
  const [best, ...others] = likely
    .map(({ id, features }) => ({ id, confidence: measureConfidence(features, weights) }))
    .sort((one, other) => other.confidence - one.confidence)
  const own = [best, ...others].find(one => one?.id === found)
  const kept = own && own.confidence < UNLIKELY ? NO_ARTICLE : found
  return best && best.confidence >= (kept === NO_ARTICLE ? bar : (bar * LIKELIER) / SURE) ? best.id : kept
}

function tryOut(): string[] {
  const parts = Array.from({ length: PARTS }, (_, part) => ({
    weights: learnConfidence(messages.filter(one => one.part !== part)),
    leftOut: messages.filter(one => one.part === part),
  }))
  return BARS.map(bar => {
    const chosen = parts.flatMap(({ weights, leftOut }) =>
      leftOut.map(message => ({ articles: message.articles, id: choose(message, weights, bar) })),
    )
    const right = chosen.filter(({ articles, id }) => articles.includes(id)).length
    const wrong = chosen.filter(({ articles, id }) => id !== NO_ARTICLE && !articles.includes(id)).length
    return `from ${bar}: ${right} of ${messages.length} right, ${wrong} get another article`
  })
}

/** Without the two features of what the words say of an article, which come last. */
const unheard = messages.map(({ likely, ...message }) => ({
  ...message,
  likely: likely.map(({ id, features }) => ({ id, features: features.slice(0, -2) })),
}))
const print = (weights: readonly number[]) => `[${weights.map(weight => weight.toFixed(2)).join(', ')}]`
console.log([...tryOut(), print(learnConfidence(messages)), print(learnConfidence(unheard))].join('\n'))

const lines = toLines(names, learnWords(examples), { kinds: kinds.length, least: LEAST_KEPT, isCentered: true })
writeTable(WEIGHTS, { from: files.join(''), script: 'scripts/weigh-topics.ts', kinds, lines })
console.log(`${lines.length} features of ${examples.length} texts`)
knowledge.dispose()
dispose()
