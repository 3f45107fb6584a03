/**
 * Names of medicines and genes that a misspelt word may stand for. Two that look alike are not the same (the Institute for Safe
 * Medication Practices keeps a list of such pairs), so a word near two of them is asked about and never put right.
 */

import { countSlips } from '../knowledge/slips.ts'
import { DRUGS } from '../knowledge/terms/drugs.ts'
import { GENES, ORDINARY_WORDS, OTHER_MARKERS } from '../knowledge/terms/genes.ts'
import { splitStems } from '../knowledge/tokens.ts'
import type { AnswerWords } from './words.ts'

export interface LookAlike {
  /** The word as it was written. */
  word: string
  /** What it may stand for, the likeliest first: names of different substances or genes. */
  names: string[]
  /** Only one name can be meant, so surely that the word may be read as it. Genes that differ in one letter may all exist. */
  isSure: boolean
}

interface Known {
  name: string
  /** What the name stands for: names of one substance are no choice. */
  of: string
  isGene: boolean
}

/** Shorter words are near too much. */
const WORD_MIN_LENGTH = 4
/** A word is read as the one name near it with one slip, from this length on with two. */
const SURE_LENGTH = 9
/** A word may be a medicine's name with one slip, a longer one with two … */
const LONG_LENGTH = 7
/** … and then every other name that takes so many more is a choice, up to these. */
const MARGIN = 2
const SLIPS_MAX = 3
const NAMES_MAX = 4
/** Words of names that are no names by themselves. */
const PLAIN_WORDS = new Set(['acid', 'tabloid', 'folinic'])

function readKnown(): Known[] {
  const drugs = DRUGS.trim()
    .split('\n')
    .flatMap(line => {
      const names = line.split(',').flatMap(name => name.trim().split(' '))
      const [of = ''] = line.split(',')
      // "trastuzumab emtansine": the first word alone is another medicine, the second is of this one.
      const own = names.filter(name => name.length >= 5 && !PLAIN_WORDS.has(name))
      return own.map(name => ({ name, of: own[0] === name ? name : of, isGene: false }))
    })
  const genes = GENES.trim()
    .split(/\s+/)
    .map(name => ({ name, of: name, isGene: true }))
  // A substance that also comes in a product with another one is itself first of all.
  const own = drugs.filter(({ name, of }) => name === of)
  return [...new Map([...genes, ...drugs, ...own].map(known => [known.name, known])).values()]
}

const KNOWN = readKnown()
const NAMES = new Set([...KNOWN.map(({ name }) => name), ...`${ORDINARY_WORDS} ${OTHER_MARKERS}`.trim().split(/\s+/)])
/** A slip that the stemmer takes off ("Taxole") is a slip all the same. */
const NAME_STEMS = new Set(KNOWN.flatMap(({ name }) => splitStems(name)))

/** Genes are written in capitals or with a number; any other short word is a word. */
const isGeneLike = (word: string) => /\d/.test(word) || word === word.toUpperCase()

function readNear(given: string): { known: Known; slips: number }[] {
  const word = given.toLowerCase()
  const isGene = isGeneLike(given)
  const near = KNOWN.flatMap(known => {
    if (known.isGene !== isGene || known.name[0] !== word[0]) return []
    const most = known.isGene ? 1 : SLIPS_MAX
    if (Math.abs(known.name.length - word.length) > most) return []
    const slips = countSlips(word, known.name, most)
    return slips <= most ? [{ known, slips }] : []
  })
  return near.sort((one, other) => one.slips - other.slips)
}

const isOrdinary = (word: string, isKnown: (word: string) => boolean) =>
  isKnown(word) && !splitStems(word).some(stem => NAME_STEMS.has(stem))

/** What a word that is no ordinary one may stand for; null where it is near no name. */
function readWord(word: string): LookAlike | null {
  const near = readNear(word)
  const least = near[0]?.slips ?? SLIPS_MAX + 1
  if (least > (word.length >= LONG_LENGTH ? 2 : 1)) return null
  const choices = new Map<string, string>()
  for (const { known, slips } of near)
    if (slips <= least + MARGIN && !choices.has(known.of)) choices.set(known.of, known.name)
  const names = [...choices.values()].slice(0, NAMES_MAX)
  const isSure = names.length === 1 && !isGeneLike(word) && least <= (word.length >= SURE_LENGTH ? 2 : 1)
  return { word, isSure, names: names.map(name => (isGeneLike(word) ? name.toUpperCase() : name)) }
}

/** The first misspelt name of a question. `isKnown` says which words are ordinary ones. */
export function findLookAlike(text: string, isKnown: (word: string) => boolean): LookAlike | null {
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (word.length < WORD_MIN_LENGTH || NAMES.has(word.toLowerCase()) || isOrdinary(word, isKnown)) continue
    const found = readWord(word)
    if (found) return found
  }
  return null
}

/** A question with the misspelt word replaced by a name. */
export const putName = (text: string, { word }: LookAlike, name: string): string => text.replace(word, () => name)

/** Longer questions are no buttons: instead, what each name is. */
const FOLLOW_UP_MAX_LENGTH = 120

/** Asks which one is meant: Markdown, and a question for each name. */
export function askWhich(
  question: string,
  alike: LookAlike,
  words: AnswerWords,
): { text: string; followUps: string[] } {
  const bold = alike.names.map(name => `**${name}**`)
  const names = bold.length === 1 ? `${bold[0]}` : `${bold.slice(0, -1).join(', ')} ${words.or} ${bold.at(-1)}`
  const text = words.lookAlike.replace('{names}', names).replace('{word}', alike.word)
  const followUps = alike.names.map(name =>
    question.length <= FOLLOW_UP_MAX_LENGTH ? putName(question, alike, name) : words.whatIs.replace('{name}', name),
  )
  return { text, followUps }
}
