/**
 * What the words of a message, and pairs of them, weigh together: for what people hint at in words that no rule foresees. The
 * weights (`leaning-weights.txt`) were learned by `scripts/weigh-words.ts` (multinomial logistic regression) from our own phrasings
 * and other messages that were made up for this, so that each can be read and its sum be done by hand; it is no language model, and
 * needs nothing but this table.
 */
import { join } from 'node:path'
import { openWeights, piecesOf, toOdds } from '../weights.ts'
import { type Message, toMessage } from './canonical.ts'

/** What a message may lean towards. */
export const LEANINGS = [
  'crisis',
  'emergency',
  'dosing',
  'own-prognosis',
  'own-diagnosis',
  'treatment-choice',
  'unethical',
  'urgent',
  'injection',
] as const

export type Leaning = (typeof LEANINGS)[number]

/** What a card answers; the others are declined. */
export const RED_FLAGS: ReadonlySet<Leaning> = new Set(['crisis', 'emergency', 'urgent'])

/** As which leaning messages with a label, or of a rule of that name, are learned; undefined where as none. */
export function leaningFor(label: string): Leaning | undefined {
  return LEANINGS.find(leaning => leaning === (label === 'treatment-stop' ? 'treatment-choice' : label))
}

/**
 * Every message is of one of these kinds, in the order of the columns of the table. Grief and fear are a kind of their own, so that
 * they are told from a crisis by more than what tells any question from one.
 */
export const KINDS = [...LEANINGS, 'distress', 'harmless'] as const

const weights = openWeights(join(import.meta.dirname, 'leaning-weights.txt'))

/** Stands in every message: most are harmless, and a few words have to say much before they count. */
const ANY = '*'

/** Of what one of them is asked to do it matters little which one: in pairs all are the same. */
const HEALTH_WORKER =
  /^(?:anesthesiologist|caregiver|cardiologist|clinic|clinician|coordinator|counselor|dentist|dermatologist|doctor|gastroenterologist|gynecologist|hematologist|hospital|insurer|investigator|manager|midwife|neurologist|nurse|oncologist|paramedic|pathologist|pediatrician|pharmacist|physician|practitioner|provider|psychiatrist|psychologist|radiologist|receptionist|registrar|researcher|resident|scientist|specialist|student|surgeon|technician|therapist|urologist)s?$/

/**
 * The words of a message, how the long ones begin, their pieces, and the pairs that stand side by side or with one word
 * between, each once. All numbers are one word, and in pairs all health workers; clauses have a start and an end.
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
    const ends = ['^', ...words.map(word => (HEALTH_WORKER.test(word) ? '@' : word)), '$']
    for (let index = 1; index < ends.length; index++) features.add(`${ends[index - 1]} ${ends[index]}`)
    for (let index = 2; index < ends.length; index++) features.add(`${ends[index - 2]} _ ${ends[index]}`)
  }
  return [...features]
}

/** A word or a number alone says too little. */
const LEAST_WORDS = 3

/** Several rules ask for the same message, and for its nearest part. */
const known = new WeakMap<Message, readonly number[]>()
const knownNearest = new WeakMap<Message, readonly number[]>()

function recall(from: typeof known, message: Message, measureAnew: (message: Message) => readonly number[]) {
  const odds = from.get(message) ?? measureAnew(message)
  from.set(message, odds)
  return odds
}

/**
 * How far a message leans, as the logarithm of its odds: 0 is as likely as not, above is for, below against. What its features
 * weigh is divided by the root of the number of those that are known, so that a long message is not grave for being long.
 */
export function leaningOf(leaning: Leaning, message: Message): number {
  return recall(known, message, measure)[KINDS.indexOf(leaning)] ?? 0
}

/** What is declined is often asked in one sentence of a long tale; what harms somebody is told by all of it, and so is a wrong aim. */
const ASKED_IN_A_SENTENCE: ReadonlySet<Leaning> = new Set([
  'own-prognosis',
  'own-diagnosis',
  'treatment-choice',
  'injection',
])

/** Who asks for something says so: a person, a question, a wish, an order or a number. */
const ASKING =
  / (?:\d+(?:\.\d+)?|am|are|author|be|can|could|create|debe|debo|design|develop|did|do|does|dosage|dose|draft|el|ella|es|explain|give|had|has|have|he|her|him|his|how|i|if|ignore|implement|is|it|le|may|me|mg|mi|might|mis|ml|must|my|need|not|or|our|please|print|propose|puede|puedo|que|quiere|quiero|repeat|reveal|say|se|shall|she|should|show|start|stop|su|take|tell|tengo|that|their|them|they|this|tiene|tu|us|versus|vs|want|was|we|what|when|where|which|who|why|will|would|write|yo|you|your) /
/** A title is no longer. */
const TITLE_WORDS = 6

/** What is typed into a search box, or stands above a page, asks for no verdict and no dose: "mantle cell lymphoma cyclin D1". */
function isTitle({ text }: Message): boolean {
  return !isLongerThan(TITLE_WORDS, text) && !ASKING.test(text)
}

/**
 * Whether a message leans at least so far, as a whole or halfway between that and its nearest sentence; one that is too short to
 * lean never does, and a title leans to nothing that is declined.
 */
export function leansTo({ leaning, atLeast }: { leaning: Leaning; atLeast: number }, message: Message): boolean {
  if (isTooShort(message) || (!RED_FLAGS.has(leaning) && isTitle(message))) return false
  const whole = leaningOf(leaning, message)
  return (ASKED_IN_A_SENTENCE.has(leaning) ? (whole + nearestTo([leaning], message)) / 2 : whole) >= atLeast
}

/**
 * How near a message, or any sentence of it, comes to one of these leanings: a plain word in a long tale is still said. Infinite
 * where all of it is too short to lean anywhere.
 */
export function nearestTo(leanings: readonly Leaning[], message: Message): number {
  const nearest = recall(knownNearest, message, measureNearest)
  return Math.max(...leanings.map(leaning => nearest[KINDS.indexOf(leaning)] ?? 0))
}

/** Of each kind, the most that any part of a message leans to it. */
function measureNearest(message: Message): readonly number[] {
  const sentences = [...Map.groupBy(message.clauses, ({ sentence }) => sentence).values()]
  // A single sentence is the message.
  const parts = [message, ...(sentences.length > 1 ? sentences.map(toMessage) : [])].filter(part => !isTooShort(part))
  if (parts.length === 0) return KINDS.map(() => Number.POSITIVE_INFINITY)
  return parts
    .map(part => recall(known, part, measure))
    .reduce((most, odds) => most.map((one, kind) => Math.max(one, odds[kind] ?? one)))
}

function isTooShort({ text }: Message): boolean {
  return !isLongerThan(LEAST_WORDS - 1, text)
}

/** Counts no further than it needs to: every rule that asks what a message leans to asks this first, of 64 KiB too. */
function isLongerThan(words: number, text: string): boolean {
  return text.trim().split(/\s+/, words + 1).length > words
}

function measure(message: Message): readonly number[] {
  return isTooShort(message) ? KINDS.map(() => 0) : toOdds(weights.sum(featuresOf(message)))
}
