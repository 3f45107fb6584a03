/**
 * Learns `server/answer/triage/leaning-weights.txt` from our own phrasings, the examples of the rules and what the library is
 * asked: `node scripts/weigh-words.ts`. With `--try` it writes nothing and prints what each fifth of the phrasings is met with
 * by what was learned of the others, so that the bars of the rules can be set. Nothing is random: the same phrasings give the
 * same table.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readMessage } from '../server/answer/triage/canonical.ts'
import { featuresOf, LEANINGS, type Leaning, WEIGHT_UNIT } from '../server/answer/triage/leaning.ts'
import { rules } from '../server/answer/triage/rules.ts'
import { triage } from '../server/answer/triage.ts'

const PHRASINGS = new URL('../tests/fixtures/safety/phrasings.jsonl', import.meta.url)
/** Messages of each kind as many different people would write them, and what lies nearest to each kind without being it. */
const TOLD = new URL('../tests/fixtures/safety/told.jsonl', import.meta.url)
const LIBRARY = new URL('../server/knowledge/library/', import.meta.url)
const WEIGHTS = new URL('../server/answer/triage/leaning-weights.txt', import.meta.url)

/** Chosen on a fifth that was left out: more rounds or a weaker pull to zero learn single phrasings by heart. */
const ROUNDS = 40
const STEP = 0.5
const PULL = 3e-4
/** What is rare counts as if there were up to so many times more of it. */
const MOST_WEIGHT = 16
/** In units; what is lighter than this moves nothing. */
const LEAST_KEPT = 2

/** A rule's examples are few, and each was chosen for its point. */
const EXAMPLE_WEIGHT = 4

interface Example {
  features: number[]
  weight: number
  leaning: Leaning | null
  part: number
}

const files = [PHRASINGS, TOLD].map(file => readFileSync(file, 'utf8'))
const names: string[] = []
const numbers = new Map<string, number>()
const told = files
  .flatMap(file => file.trim().split('\n'))
  .map(line => JSON.parse(line))
  .filter(({ before }) => before === undefined)
  .map(({ text, label, rule }) => ({ text, kind: label === 'refuse' ? rule : label }))
/**
 * What the library answers is asked in its own titles, headings, questions and words: none of it is a red flag or refused, but
 * for what a rule names, which is left to that rule.
 */
const asked = readdirSync(LIBRARY, { withFileTypes: true })
  .filter(entry => entry.isFile() && entry.name.endsWith('.md'))
  .flatMap(({ name }) => readFileSync(new URL(name, LIBRARY), 'utf8').split('\n'))
  .flatMap(line => {
    const [, heading] = /^#+ (.*)$/.exec(line) ?? []
    const [, title, next] = /^title: "(.*)"$|^ {2}[a-z-]+: "(.*\?)"$/.exec(line) ?? []
    const [, synonyms = ''] = /^synonyms: \[(.*)\]$/.exec(line) ?? []
    const words = [...synonyms.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word)
    const [, question] = /^\? (.*)$/.exec(line) ?? []
    return [heading, title, next, question, ...words].filter(text => text !== undefined)
  })
/** What a rule of an alarm leaves alone may be refused, so it says nothing of refusals. */
const examplesOfRules = rules
  .flatMap(({ id, level, positive, negative, card }) => [
    ...positive.map(text => ({ text, kind: level === 'refuse' ? (id.split(':')[0] ?? '') : level })),
    ...(card === undefined ? [] : negative.map(text => ({ text, kind: 'none' }))),
  ])
  .map(example => ({ ...example, weight: EXAMPLE_WEIGHT }))
const isNamedByNoRule = (text: string) => /^$|[:-](?:leaning|weighed)\b/.test(triage(text, []).rule)
const phrasings = [
  ...told,
  ...examplesOfRules,
  ...[...new Set(asked)].filter(isNamedByNoRule).map(text => ({ text, kind: 'none' })),
].map(phrasing => ({
  weight: 1,
  ...phrasing,
  features: featuresOf(readMessage(phrasing.text)),
}))
/** What stands in one phrasing alone says nothing of others. */
const shared = Map.groupBy(
  phrasings.flatMap(({ features }) => features),
  feature => feature,
)
const examples = phrasings.map(
  ({ features, kind, weight }, index): Example => ({
    weight,
    features: features.filter((feature: string) => (shared.get(feature)?.length ?? 0) > 1).map(number),
    leaning: leaningFor(kind),
    part: index % 5,
  }),
)

function number(name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, names.length)
  return names.push(name) - 1
}

function leaningFor(kind: string): Leaning | null {
  if (kind === 'treatment-stop') return 'treatment-choice'
  return LEANINGS.find(leaning => leaning === kind) ?? null
}

/** Logistic regression, one example at a time with a step that shrinks as a weight is used (AdaGrad). */
function learn(leaning: Leaning, from: readonly Example[]): Float64Array {
  const weights = new Float64Array(names.length)
  const used = new Float64Array(names.length).fill(1e-8)
  const wanted = from.filter(example => example.leaning === leaning).length
  const weight = Math.min((from.length - wanted) / wanted, MOST_WEIGHT)
  let seed = 1
  const order = from.map((_, index) => index)
  for (let round = 0; round < ROUNDS; round++) {
    for (let last = order.length - 1; last > 0; last--) {
      seed = (seed * 16_807) % 2_147_483_647
      const other = seed % (last + 1)
      const kept = order[last] ?? 0
      order[last] = order[other] ?? 0
      order[other] = kept
    }
    for (const index of order) {
      const example = from[index]
      if (!example) continue
      const isWanted = example.leaning === leaning
      const missed = 1 / (1 + Math.exp(-weigh(weights, example))) - (isWanted ? 1 : 0)
      const error = missed * example.weight * (isWanted ? weight : 1)
      const share = error / Math.sqrt(example.features.length || 1)
      for (const feature of example.features) {
        const slope = share + PULL * (weights[feature] ?? 0)
        used[feature] = (used[feature] ?? 0) + slope * slope
        weights[feature] = (weights[feature] ?? 0) - (STEP * slope) / Math.sqrt(used[feature] ?? 1)
      }
    }
  }
  return weights
}

/** Nothing is added for a message as such: what holds no known word leans nowhere. */
function weigh(weights: Float64Array, { features }: Pick<Example, 'features'>): number {
  return features.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0) / Math.sqrt(features.length || 1)
}

function report(leaning: Leaning): string {
  const judged = [0, 1, 2, 3, 4].flatMap(part => {
    const learned = learn(
      leaning,
      examples.filter(example => example.part !== part),
    )
    return examples.filter(example => example.part === part).map(example => ({ example, sum: weigh(learned, example) }))
  })
  const [those, others] = [
    judged.filter(({ example }) => example.leaning === leaning),
    judged.filter(({ example }) => example.leaning === null),
  ]
  const share = (among: typeof judged, bar: number) =>
    `${((100 * among.filter(({ sum }) => sum >= bar).length) / among.length).toFixed(1)} %`
  return [-0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3]
    .map(bar => `  from ${bar}: ${share(those, bar)} found, ${share(others, bar)} of the rest`)
    .join('\n')
}

if (process.argv.includes('--try')) {
  for (const leaning of LEANINGS) console.log(`${leaning}\n${report(leaning)}`)
} else {
  const learned = LEANINGS.map(leaning => learn(leaning, examples))
  const row = (name: string, values: readonly number[]) => {
    const weights = values.flatMap((value, column) => {
      const whole = Math.round(value / WEIGHT_UNIT)
      return Math.abs(whole) < LEAST_KEPT ? [] : [`${column}:${whole}`]
    })
    return weights.length === 0 ? [] : [[name, ...weights].join('\t')]
  }
  const rows = names
    .flatMap((name, feature) =>
      row(
        name,
        learned.map(weights => weights[feature] ?? 0),
      ),
    )
    .sort()
  // What is still missed is marked when the table is there, and changes nothing of it.
  const hash = createHash('sha256').update(files.join('').replaceAll(', "missed": true', '')).digest('hex')
  const head = [
    `# ${hash}: sha256 of the phrasings that scripts/weigh-words.ts learned from`,
    `# ${LEANINGS.join(' ')}`,
  ]
  writeFileSync(WEIGHTS, `${[...head, ...rows].join('\n')}\n`)
  console.log(`${rows.length} features of ${examples.length} phrasings`)
}
