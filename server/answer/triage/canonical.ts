/** Turns what somebody typed into clauses of plain words, so that a rule needs one spelling of each thing. */
import { readChart } from './chart-notation.ts'
import { correctSpelling } from './spelling.ts'
import { readSpokenNumbers } from './spoken-numbers.ts'

/** A longer message is judged by its first 64 KiB: the most that one frame can carry. */
const MAX_LENGTH = 64 * 1024

export interface Clause {
  /** Words one space apart, with one space before the first and after the last. A comma is a word. */
  text: string
  /** The whole sentence that the clause stands in, in the same form. */
  sentence: string
}

export interface Message {
  clauses: readonly Clause[]
  /** The clauses, one a line: a pattern that knows only spaces never reads across two of them. */
  text: string
}

/** A sentence without an end is read in pieces, so that no rule ever looks at more than this for one match. */
const PIECE_WORDS = 120
/** Pieces overlap by more than the longest phrase of a rule. */
const OVERLAP_WORDS = 24

/** Words after which a negation no longer holds: "no fever but I cannot breathe". */
const CLAUSE_BREAK = / (?:but|however|although|though|except|pero|aunque) /

/** Reads a text; it never throws, whatever the text holds. */
export function readMessage(text: string): Message {
  const sentences = toOneByte(canonicalText(text.slice(0, MAX_LENGTH))).split(/ (?:\. )+/)
  return toMessage(
    sentences.flatMap(cutLong).flatMap(sentence =>
      sentence
        .split(CLAUSE_BREAK)
        .filter(part => /[\p{L}\p{N}]/u.test(part))
        .map(part => ({ text: ` ${part.trim()} `, sentence: ` ${sentence.trim()} ` })),
    ),
  )
}

/** Lines clauses up as one message. */
export function toMessage(clauses: readonly Clause[]): Message {
  return { clauses, text: clauses.map(({ text }) => text).join('\n') }
}

function cutLong(sentence: string): string[] {
  const words = sentence.split(' ')
  if (words.length <= PIECE_WORDS) return [sentence]
  const pieces: string[] = []
  for (let start = 0; start < words.length - OVERLAP_WORDS; start += PIECE_WORDS - OVERLAP_WORDS) {
    pieces.push(words.slice(start, start + PIECE_WORDS).join(' '))
  }
  return pieces
}

function canonicalText(text: string): string {
  const plain = readChart(text.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{Mn}\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .replace(/[‘’‛`´]/g, "'")
    // Letters hidden to get past a filter: su!cide, k!ll, s*icide
    .replace(/(?<=(?<!\p{L})(?:su|k|d))!(?=c|ll|e(?!\p{L}))/gu, 'i')
    .replace(/(?<=\p{L})[*#](?=\p{L})/gu, '')
    // Letters held apart to get past a filter: s u i c i d e, k.i.l.l
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}[ .*_-]){3,40}\p{L}(?![\p{L}\p{N}])/gu, run => run.replace(/[^\p{L}]/gu, ''))
    .replace(/(\d)[,](\d)(?!\d)/g, '$1.$2')
    .replace(/(\d)°/g, '$1 ')
    .replace(/(\d)(c|f|mg|mcg|ml|degrees|celsius|fahrenheit)(?![\p{L}\d])/gu, '$1 $2')
    .replace(/[.!?;…\n\r]+(?=\s|$|[^\d\s])/g, ' . ')
    .replace(/[,:()[\]{}"“”«»|]+/g, ' , ')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}\s.,'/%]|(?<!\d)\/|\/(?!\d)/gu, ' ')
  return readSpokenNumbers(plain.split(/\s+/).map(readWord).join(' '))
    .replace(/ {2,}/g, ' ')
    .replace(/(?<= |^)can not(?= |$)/g, 'cannot')
    .replace(/(?<=(?: |^)(?:want|going|ready|need|trying|how) )2(?= [a-z])/g, 'to')
}

/**
 * The same text as a string of one byte a character, other scripts as x: the engine compiles each pattern once more for any
 * other string (0.2 s for all rules), and a single curly quote of a phone would have the first card wait for that.
 */
function toOneByte(text: string): string {
  return Buffer.from(text.replace(/[\u0100-\uffff]/g, 'x'), 'latin1').toString('latin1')
}

/** One typed word as one or several plain ones. */
function readWord(word: string): string {
  if (!/\p{L}/u.test(word)) return word
  const short = word.replace(/(\p{L})\1{2,}/gu, '$1').replace(/^'+|'+$/g, '')
  return expandContraction(SHORTHAND.get(short) ?? correctSpelling(short))
}

function expandContraction(word: string): string {
  if (!word.includes("'")) return word
  const whole = SHORTHAND.get(word.replace(/'/g, ''))
  if (whole !== undefined) return whole
  return word
    .replace(/n't$/, ' not')
    .replace(/'m$/, ' am')
    .replace(/'re$/, ' are')
    .replace(/'ve$/, ' have')
    .replace(/'ll$/, ' will')
    .replace(/'d$/, ' would')
    .replace(/'s$/, " 's")
}

/** Contractions as they are typed without their apostrophe, and chat shorthand. */
const SHORTHAND = new Map(
  Object.entries({
    cant: 'cannot',
    cannt: 'cannot',
    wont: 'will not',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    isnt: 'is not',
    arent: 'are not',
    aint: 'is not',
    wasnt: 'was not',
    werent: 'were not',
    wouldnt: 'would not',
    couldnt: 'could not',
    shouldnt: 'should not',
    havent: 'have not',
    hasnt: 'has not',
    hadnt: 'had not',
    im: 'i am',
    ive: 'i have',
    hes: 'he is',
    shes: 'she is',
    theyre: 'they are',
    thats: 'that is',
    whats: 'what is',
    theres: 'there is',
    wanna: 'want to',
    gonna: 'going to',
    gotta: 'have to',
    b: 'be',
    u: 'you',
    ur: 'your',
    r: 'are',
    pls: 'please',
    plz: 'please',
    rn: 'right now',
    kms: 'kill myself',
    mum: 'mom',
    mums: 'moms',
    tmrw: 'tomorrow',
    hr: 'hour',
    hrs: 'hours',
    temp: 'temperature',
    temps: 'temperature',
    dr: 'doctor',
    docs: 'doctors',
    meds: 'medicines',
    med: 'medicine',
    er: 'emergency room',
  }),
)
