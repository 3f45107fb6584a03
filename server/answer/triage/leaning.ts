/**
 * What the words of a message, and pairs of them, weigh together: for what people hint at in words that no rule foresees. The
 * weights (`leaning-weights.txt`) were learned from our own phrasings by `scripts/weigh-words.ts` (logistic regression), so
 * that each can be read and its sum be done by hand; it is no language model, and needs nothing but this table.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from './canonical.ts'

/** What a message may lean towards, in the order of the columns of the table. */
export const LEANINGS = [
  'crisis',
  'emergency',
  'dosing',
  'own-prognosis',
  'own-diagnosis',
  'treatment-choice',
  'unethical',
  'urgent',
] as const

export type Leaning = (typeof LEANINGS)[number]

/** Weights are whole numbers of this part of one. */
export const WEIGHT_UNIT = 0.1

/**
 * `#` lines are remarks and come first; each other line is a feature and, for those leanings that it speaks for or against,
 * column:weight. The lines are in order, so that none is read before it is asked for: to take all of them apart would cost each start
 * a tenth of a second and more.
 */
const table = readFileSync(join(import.meta.dirname, 'leaning-weights.txt'), 'utf8')

/** What stands behind a feature in the table; empty where nothing does. */
function find(feature: string): string {
  const head = `${feature}\t`
  let [from, until] = [0, table.length]
  while (from < until) {
    const middle = (from + until) >> 1
    const start = table.lastIndexOf('\n', middle - 1) + 1
    const end = table.indexOf('\n', middle)
    const found = table.slice(start, start + head.length)
    if (found === head) return table.slice(start + head.length, end)
    if (found < head) from = end + 1
    else until = start
  }
  return ''
}

function* weightsOf(feature: string): Generator<[column: number, weight: number]> {
  for (const pair of find(feature).split('\t')) {
    const [column, weight] = pair.split(':')
    if (weight !== undefined) yield [Number(column), Number(weight)]
  }
}

/** Stands in every message: most are harmless, and a few words have to say much before they count. */
const ANY = '*'

/**
 * The words of a message, how the long ones begin, their pieces, and the pairs that stand side by side or with one word
 * between, each once. All numbers are one word; clauses have a start and an end.
 */
export function featuresOf({ clauses }: Message): string[] {
  const features = new Set<string>([ANY])
  for (const { text } of clauses) {
    const words = text
      .trim()
      .split(' ')
      .filter(word => word !== ',')
      .map(word => (/^\d/.test(word) ? '0' : word))
    for (const word of words) {
      if (features.has(word)) continue
      features.add(word)
      if (word.length > 5) features.add(`${word.slice(0, 5)}~`)
      if (word.length > 3) for (const piece of piecesOf(word)) features.add(piece)
    }
    const ends = ['^', ...words, '$']
    for (let index = 1; index < ends.length; index++) features.add(`${ends[index - 1]} ${ends[index]}`)
    for (let index = 2; index < ends.length; index++) features.add(`${ends[index - 2]} _ ${ends[index]}`)
  }
  return [...features]
}

/** Every four letters of a word with its edges, so that a slip of the keys leaves most of it readable. */
function piecesOf(word: string): string[] {
  const edged = `<${word}>`
  return Array.from({ length: edged.length - 3 }, (_, start) => `#${edged.slice(start, start + 4)}`)
}

/** A word or a number alone says too little. */
const LEAST_WORDS = 3

/** Several rules ask for the same message. */
const known = new WeakMap<Message, readonly number[]>()

/**
 * How far a message leans, in the units of a logistic regression: 0 is even odds, above is for, below against. Divided by the
 * root of the length, so that a long message is not grave for being long.
 */
export function leaningOf(leaning: Leaning, message: Message): number {
  const sums = known.get(message) ?? weigh(message)
  known.set(message, sums)
  return sums[LEANINGS.indexOf(leaning)] ?? 0
}

/** Whether a message leans at least so far; one that is too short to lean never does. */
export function leansTo({ leaning, atLeast }: { leaning: Leaning; atLeast: number }, message: Message): boolean {
  return !isTooShort(message) && leaningOf(leaning, message) >= atLeast
}

function isTooShort({ text }: Message): boolean {
  return text.trim().split(/\s+/).length < LEAST_WORDS
}

function weigh(message: Message): readonly number[] {
  if (isTooShort(message)) return LEANINGS.map(() => 0)
  const features = featuresOf(message)
  const sums = LEANINGS.map(() => 0)
  for (const feature of features) {
    for (const [column, weight] of weightsOf(feature)) sums[column] = (sums[column] ?? 0) + weight
  }
  return sums.map(sum => (WEIGHT_UNIT * sum) / Math.sqrt(features.length || 1))
}
