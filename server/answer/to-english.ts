/** Reads a question in Spanish as the English words that the library is searched by. What it makes is never shown. */
import { DRUGS } from '../knowledge/terms/drugs.ts'
import { SPANISH, SPANISH_LITTLE } from '../knowledge/terms/spanish.ts'
import { findLanguage } from './language.ts'

/** Lower case without accents: many type none on a phone. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

const LITTLE = new Set(SPANISH_LITTLE.trim().split(/\s+/))
const DRUG_NAMES = new Set(DRUGS.split(/[\s,]+/))

/** Phrases to English; each has one meaning (tests/knowledge/terms.test.ts). */
const PHRASES = new Map<string, string>()
for (const line of SPANISH.trim().split('\n')) {
  const [english = '', spanish = ''] = line.split(' = ')
  for (const phrase of spanish.split(', ')) PHRASES.set(phrase, english)
}
const LONGEST = Math.max(...[...PHRASES.keys()].map(phrase => phrase.split(' ').length))

/** How clinical words of one Greek or Latin root end in both languages. */
const ENDINGS: [RegExp, string][] = [
  [/(?<=..)ciones?$/, 'tion'],
  [/(?<=..)cion$/, 'tion'],
  [/terapias?$/, 'therapy'],
  [/(?<=log|graf|scop|pat|tom)ias?$/, 'y'],
  [/(?<=...)emias?$/, 'emia'],
  [/(?<=...)omas?$/, 'oma'],
  [/(?<=...)dad(?:es)?$/, 'ty'],
  [/(?<=...)(?:ico|ica|icos|icas)$/, 'ic'],
  [/(?<=...)(?:ivo|iva|ivos|ivas)$/, 'ive'],
]
/** How Spanish ends the names of medicines: "anastrozol", "exemestano", "capecitabina". */
const DRUG_ENDINGS: [RegExp, string][] = [
  [/$/, 'e'],
  [/[oa]$/, 'e'],
  [/[oa]$/, ''],
]

function readWord(word: string): string {
  const drug = DRUG_ENDINGS.map(([end, put]) => word.replace(end, put)).find(name => DRUG_NAMES.has(name))
  if (drug !== undefined) return drug
  for (const [ending, put] of ENDINGS) if (ending.test(word)) return word.replace(ending, put)
  return word
}

/** A word or phrase as it stands, else in the singular. */
const findPhrase = (words: readonly string[]) => {
  const phrase = words.join(' ')
  return PHRASES.get(phrase) ?? PHRASES.get(phrase.replace(/s$/, '')) ?? PHRASES.get(phrase.replace(/es$/, ''))
}

/** Each sentence ends as it did, so that a story is still read by its questions. */
function readSentence(sentence: string): string {
  const words = plain(sentence).match(/[\p{L}\p{N}+-]+/gu) ?? []
  const english: string[] = []
  let from = 0
  while (from < words.length) {
    let to = Math.min(words.length, from + LONGEST)
    while (to > from && findPhrase(words.slice(from, to)) === undefined) to--
    const word = words[from] ?? ''
    const found = findPhrase(words.slice(from, to))
    if (found !== undefined) english.push(found)
    else if (!LITTLE.has(word)) english.push(readWord(word))
    from = Math.max(to, from + 1)
  }
  return english.join(' ')
}

/** All words of the lists. */
const WORDS = new Set([...LITTLE, ...[...PHRASES.keys()].flatMap(phrase => phrase.split(' '))])

/** Whether a word is a Spanish one, and so no misspelt name of a medicine. */
export const isSpanishWord = (word: string) => WORDS.has(plain(word)) || WORDS.has(plain(word).replace(/s$/, ''))

/** A question in Spanish in English words; names and words that both languages have stay as they are. Any other is left alone. */
export function readInEnglish(text: string): string {
  if (findLanguage(text) !== 'es') return text
  const sentences = text.match(/[^.?!\n]+[.?!]*/g) ?? []
  return sentences
    .map(one => readSentence(one) + (/[?!]/.test(one.at(-1) ?? '') ? '?' : '.'))
    .filter(one => one.length > 1)
    .join(' ')
}
