/** Multinomial logistic regression, for the scripts that learn tables of weights (`server/answer/weights.ts`). */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { WEIGHT_UNIT } from '../server/answer/weights.ts'

export interface Example {
  /** Numbers of the features that it has. */
  features: readonly number[]
  /** How much it counts. */
  weight: number
  /** Columns of the kinds that it is of, as likely one as another. */
  kinds: readonly number[]
}

export interface Learning {
  /** How many features and kinds there are. */
  features: number
  kinds: number
  /** How often each example is looked at. */
  rounds: number
  /** How far each look moves a weight at first, and how strongly each is pulled back to zero. */
  step: number
  pull: number
}

/**
 * Learns one example at a time with a step that shrinks as a weight is used (AdaGrad). Nothing is random: the same examples give the
 * same weights. Gives one weight for each feature and kind, feature by feature.
 */
export function learn(
  examples: readonly Example[],
  { features, kinds, rounds, step, pull }: Learning,
  firstSeed = 1,
): Float64Array {
  const weights = new Float64Array(features * kinds)
  const used = new Float64Array(weights.length).fill(1e-4)
  const order = examples.map((_, index) => index)
  let seed = firstSeed
  for (let round = 0; round < rounds; round++) {
    for (let last = order.length - 1; last > 0; last--) {
      seed = (seed * 16_807) % 2_147_483_647
      const other = seed % (last + 1)
      const kept = order[last] ?? 0
      order[last] = order[other] ?? 0
      order[other] = kept
    }
    for (const index of order) {
      const example = examples[index]
      if (example) look(example)
    }
  }
  return weights

  function look(example: Example): void {
    const share = example.weight / Math.sqrt(example.features.length || 1)
    const errors = weigh(weights, example.features, kinds)
    const most = errors.reduce((max, sum) => Math.max(max, sum), Number.NEGATIVE_INFINITY)
    let all = 0
    for (let kind = 0; kind < kinds; kind++) all += errors[kind] = Math.exp((errors[kind] ?? 0) - most)
    for (let kind = 0; kind < kinds; kind++) errors[kind] = (share * (errors[kind] ?? 0)) / all
    for (const kind of example.kinds) errors[kind] = (errors[kind] ?? 0) - share / example.kinds.length
    for (const feature of example.features) {
      for (let kind = 0, at = feature * kinds; kind < kinds; kind++, at++) {
        const weight = weights[at] ?? 0
        const slope = (errors[kind] ?? 0) + pull * weight
        const often = (used[at] ?? 0) + slope * slope
        used[at] = often
        weights[at] = weight - (step * slope) / Math.sqrt(often)
      }
    }
  }
}

/** What speaks for each of so many kinds, over the root of the number of features. */
export function weigh(weights: Float64Array, features: readonly number[], kinds: number): Float64Array {
  const sums = new Float64Array(kinds)
  for (const feature of features) {
    for (let kind = 0, at = feature * kinds; kind < kinds; kind++, at++)
      sums[kind] = (sums[kind] ?? 0) + (weights[at] ?? 0)
  }
  const root = Math.sqrt(features.length || 1)
  return sums.map(sum => sum / root)
}

/** Numbers the features of texts as they come. What fewer than `least` of them have says nothing of others and gets none. */
export function numberFeatures(texts: readonly (readonly string[])[], least: number) {
  const counts = new Map<string, number>()
  for (const feature of texts.flat()) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const names: string[] = []
  const numbers = new Map<string, number>()
  const number = (name: string) => {
    const known = numbers.get(name) ?? names.push(name) - 1
    numbers.set(name, known)
    return known
  }
  const numbered = texts.map(text => text.filter(feature => (counts.get(feature) ?? 0) >= least).map(number))
  return { names, numbered }
}

/**
 * The lines of a table, in order. What is lighter than `least` units moves nothing and is left out. Where all kinds gain or lose the
 * same, none does: `isCentered` takes the median of each feature off, so that of many kinds few are left to be written.
 */
export function toLines(
  names: readonly string[],
  weights: Float64Array,
  { kinds, least, isCentered = false }: { kinds: number; least: number; isCentered?: boolean },
): string[] {
  return names
    .flatMap((name, feature) => {
      const row = weights.slice(feature * kinds, (feature + 1) * kinds)
      const median = isCentered ? (row.toSorted()[kinds >> 1] ?? 0) : 0
      const cells = [...row].flatMap((weight, column) => {
        const whole = Math.round((weight - median) / WEIGHT_UNIT)
        return Math.abs(whole) < least ? [] : [`${column}:${whole}`]
      })
      return cells.length === 0 ? [] : [[name, ...cells].join('\t')]
    })
    .sort()
}

/** Writes a table as `openWeights` reads it. `from` is all that `script` learned from, which a test can hold it against. */
export function writeTable(
  path: string | URL,
  { from, script, kinds, lines }: { from: string; script: string; kinds: readonly string[]; lines: readonly string[] },
): void {
  const hash = createHash('sha256').update(from).digest('hex')
  const head = [`# ${hash}: sha256 of the messages that ${script} learned from`, `# ${kinds.join(' ')}`]
  writeFileSync(path, `${[...head, ...lines].join('\n')}\n`)
}
