/**
 * Learns `server/answer/triage/leaning-weights.txt` from our own phrasings, other made-up messages, the examples of the
 * rules and what the library is asked: `node scripts/weigh-words.ts`. With `--try` it writes nothing and prints what each fifth of
 * them is met with by what was learned of the others, so that the bars of the rules can be set. Nothing is random: the same
 * phrasings, rules and library give the same table.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { readMessage } from '../server/answer/triage/canonical.ts'
import { featuresOf, KINDS, LEANINGS, leaningFor } from '../server/answer/triage/leaning.ts'
import { rules } from '../server/answer/triage/rules.ts'
import { toOdds } from '../server/answer/weights.ts'
import { type Example, learn, numberFeatures, toLines, weigh, writeTable } from './multinomial.ts'

const PHRASINGS = new URL('../tests/fixtures/safety/phrasings.jsonl', import.meta.url)
/** Messages of each kind as many different people would write them, and what lies nearest to each kind without being it. */
const TOLD = new URL('../tests/fixtures/safety/told.jsonl', import.meta.url)
const LIBRARY = new URL('../server/knowledge/library/', import.meta.url)
const WEIGHTS = new URL('../server/answer/triage/leaning-weights.txt', import.meta.url)

/** Chosen on batches that were left out: more rounds or a weaker pull to zero learn single phrasings by heart. */
const LEARNING = { kinds: KINDS.length, rounds: 20, step: 0.5, pull: 1e-4 }

/** In units. */
const LEAST_KEPT = 2

/** A rule's examples are few, and each was chosen for its point. */
const EXAMPLE_WEIGHT = 4

/** Of `--try`: one of so many parts is left out at a time, and each bar is tried. */
const PARTS = 5
const BARS = [-3, -2, -1, -0.5, 0, 0.5, 1, 2]

const files = [PHRASINGS, TOLD].map(file => readFileSync(file, 'utf8'))
const told = files
  .flatMap(file => file.trim().split('\n'))
  .map(line => JSON.parse(line))
  .filter(({ before }) => before === undefined)
  .map(({ text, label, rule }) => ({ text, kind: label === 'refuse' ? rule : label }))
/** What the library answers is asked in its own titles, headings, questions and words: none of it is a red flag or refused. */
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
const phrasings = [...told, ...examplesOfRules, ...[...new Set(asked)].map(text => ({ text, kind: 'none' }))].map(
  phrasing => ({ weight: 1, ...phrasing }),
)
const { names, numbered } = numberFeatures(
  phrasings.map(({ text }) => featuresOf(readMessage(text))),
  2,
)
const examples = phrasings.map(({ kind, weight }, at): Example => {
  const known = KINDS.find(one => one === (leaningFor(kind) ?? kind)) ?? 'harmless'
  return { weight, features: numbered[at] ?? [], kinds: [KINDS.indexOf(known)] }
})

/** In which order examples are looked at moves single messages: the mean of several is what they have in common. */
const ORDERS = [1, 2, 3, 4]

function learnFrom(some: readonly Example[]): Float64Array {
  const [first = new Float64Array(), ...others] = ORDERS.map(seed =>
    learn(some, { ...LEARNING, features: names.length }, seed),
  )
  return first.map((weight, at) => others.reduce((sum, other) => sum + (other[at] ?? 0), weight) / ORDERS.length)
}

function tryOut(): string {
  const judged = Array.from({ length: PARTS }, (_, part) => part).flatMap(part => {
    const learned = learnFrom(examples.filter((_, index) => index % PARTS !== part))
    return examples
      .filter((_, index) => index % PARTS === part)
      .map(({ features, kinds: [kind] }) => ({ kind, odds: toOdds([...weigh(learned, features, KINDS.length)]) }))
  })
  return LEANINGS.map((leaning, column) => {
    const [those, others] = [column, KINDS.indexOf('harmless')].map(kind => judged.filter(one => one.kind === kind))
    const share = (among: typeof judged = [], bar: number) =>
      `${((100 * among.filter(({ odds }) => (odds[column] ?? 0) >= bar).length) / among.length).toFixed(1)} %`
    const lines = BARS.map(
      bar => `  from ${bar}: ${share(those, bar)} found, ${share(others, bar)} of what is harmless`,
    )
    return [leaning, ...lines].join('\n')
  }).join('\n')
}

if (process.argv.includes('--try')) {
  console.log(tryOut())
} else {
  const lines = toLines(names, learnFrom(examples), { kinds: KINDS.length, least: LEAST_KEPT })
  // What is still missed is marked when the table is there, and changes nothing of it.
  const from = files.join('').replaceAll(', "missed": true', '')
  writeTable(WEIGHTS, { from, script: 'scripts/weigh-words.ts', kinds: KINDS, lines })
  console.log(`${lines.length} features of ${examples.length} phrasings`)
}
