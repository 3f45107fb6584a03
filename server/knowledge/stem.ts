/** Porter's stemmer (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980), as rules over suffixes. What suffixes cannot tell comes before. */
import { readKeptStem, spellAlike } from './spellings.ts'

const CONSONANT = '[^aeiou]'
const VOWEL = '[aeiouy]'
const CONSONANTS = `${CONSONANT}[^aeiouy]*`
const VOWELS = `${VOWEL}[aeiou]*`
/** Porter's measure m of a stem: how many vowel-consonant sequences it has. */
const MEASURE_OVER_0 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}`)
const MEASURE_IS_1 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}(?:${VOWELS})?$`)
const MEASURE_OVER_1 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}${VOWELS}${CONSONANTS}`)
const HAS_VOWEL = new RegExp(`^(?:${CONSONANTS})?${VOWEL}`)
const SHORT_ENDING = new RegExp(`^${CONSONANTS}${VOWEL}[^aeiouwxy]$`)

const STEP_2: [string, string][] = [
  ...([
    ['ational', 'ate'],
    ['tional', 'tion'],
    ['enci', 'ence'],
    ['anci', 'ance'],
    ['izer', 'ize'],
  ] as [string, string][]),
  ...([
    ['bli', 'ble'],
    ['alli', 'al'],
    ['entli', 'ent'],
    ['eli', 'e'],
    ['ousli', 'ous'],
  ] as [string, string][]),
  ...([
    ['ization', 'ize'],
    ['ation', 'ate'],
    ['ator', 'ate'],
    ['alism', 'al'],
    ['iveness', 'ive'],
  ] as [string, string][]),
  ...([
    ['fulness', 'ful'],
    ['ousness', 'ous'],
    ['aliti', 'al'],
    ['iviti', 'ive'],
    ['biliti', 'ble'],
  ] as [string, string][]),
  ['logi', 'log'],
]
const STEP_3: [string, string][] = [
  ...([
    ['icate', 'ic'],
    ['ative', ''],
    ['alize', 'al'],
    ['iciti', 'ic'],
  ] as [string, string][]),
  ...([
    ['ical', 'ic'],
    ['ful', ''],
    ['ness', ''],
  ] as [string, string][]),
]
const STEP_4 = /^(.+?)(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou|(?<=[st])ion)$/

/** The first rule whose suffix fits decides; it applies only where the rest has a measure over 0. */
function replaceSuffix(word: string, rules: [string, string][]): string {
  for (const [suffix, put] of rules) {
    if (!word.endsWith(suffix)) continue
    const rest = word.slice(0, -suffix.length)
    return MEASURE_OVER_0.test(rest) ? rest + put : word
  }
  return word
}

function dropPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2)
  // Nor is "virus" a plural: its own is "viruses".
  return word.endsWith('s') && !/(?:ss|...us)$/.test(word) ? word.slice(0, -1) : word
}

function dropPast(word: string): string {
  if (word.endsWith('eed')) return MEASURE_OVER_0.test(word.slice(0, -3)) ? word.slice(0, -1) : word
  const rest = /^(.*)(?:ed|ing)$/.exec(word)?.[1]
  if (rest === undefined || !HAS_VOWEL.test(rest)) return word
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`
  if (/([^aeiouylsz])\1$/.test(rest)) return rest.slice(0, -1)
  return SHORT_ENDING.test(rest) ? `${rest}e` : rest
}

function stemWord(given: string): string {
  if (given.length < 3 || /\d/.test(given)) return given
  const kept = readKeptStem(given)
  if (kept !== undefined) return kept
  let word = dropPast(dropPlural(spellAlike(given)))
  if (word.endsWith('y') && HAS_VOWEL.test(word.slice(0, -1))) word = `${word.slice(0, -1)}i`
  word = replaceSuffix(replaceSuffix(word, STEP_2), STEP_3)
  const rest = STEP_4.exec(word)?.[1]
  if (rest !== undefined && MEASURE_OVER_1.test(rest)) word = rest
  if (word.endsWith('e')) {
    const bare = word.slice(0, -1)
    if (MEASURE_OVER_1.test(bare) || (MEASURE_IS_1.test(bare) && !SHORT_ENDING.test(bare))) word = bare
  }
  return word.endsWith('ll') && MEASURE_OVER_1.test(word.slice(0, -1)) ? word.slice(0, -1) : word
}

/** Stems seen so far; cleared when it is full, so that hostile text cannot grow it without end. */
const seen = new Map<string, string>()
const SEEN_MAX = 100_000

/** The stem of one lower-case word. */
export function stem(word: string): string {
  const known = seen.get(word)
  if (known !== undefined) return known
  if (seen.size >= SEEN_MAX) seen.clear()
  const made = stemWord(word)
  seen.set(word, made)
  return made
}
