/**
 * Answers whose every word says in which run of which process it was written, so that a text shows by itself whether it
 * is whole and of one piece.
 */
import type { Answerer } from '../../server/answer/answer.ts'
import { closingOf, noticeOf, uploadOf } from '../../server/answer/wrap.ts'

const WORDS = 24
const WORD = /^([\w-]+):(\d+) $/

/** How a model behaves, from here on. */
export type ModelMood =
  | 'well'
  /** Says nothing for a while, within an answer. */
  | 'stalls'
  /** Breaks off with an error. */
  | 'breaks'
  /** Ends as if it were done. */
  | 'cuts'
  /** Says things out of order, twice or empty. */
  | 'babbles'

const STALL_MS = 2_500
/** Of the words, when the mood is bad. */
const BAD_WORDS = 0.08

export function createLabAnswer(
  name: string,
  options: { wordMs: number; mood(): ModelMood; random(): number },
): Answerer {
  const { wordMs, mood, random } = options
  let runs = 0
  const start = (locale: string, site: Parameters<typeof noticeOf>[0]) =>
    ({ type: 'start', notice: noticeOf(site, locale, true), upload: uploadOf(site, locale) }) as const

  return async function* ({ locale, site }, signal) {
    const run = `${name}-${process.pid}-${++runs}`
    yield start(locale, site)
    yield { type: 'sources', sources: [] }
    for (let index = 0; index < WORDS; index++) {
      await pause(wordMs * 2 * random())
      const bad = random() < BAD_WORDS ? mood() : 'well'
      if (bad === 'stalls') await pause(STALL_MS)
      if (signal.aborted || bad === 'cuts') return
      if (bad === 'breaks') throw new Error('The model broke off.')
      if (bad === 'babbles') yield random() < 0.5 ? start(locale, site) : { type: 'delta', text: '' }
      yield { type: 'delta', text: `${run}:${index} ` }
    }
    yield { type: 'end', outcome: 'complete', closing: closingOf(site, locale), followUps: [] }
  }
}

/** The run of a text; undefined when its words are not those of one run, from the first one on without a hole. */
function readRun(text: string): { words: number } | undefined {
  const words = text.split(/(?<= )/)
  if (text === '') return { words: 0 }
  const [, first] = WORD.exec(words[0] ?? '') ?? []
  const isRun = words.every((word, index) => {
    const [, run, number] = WORD.exec(word) ?? []
    return first !== undefined && run === first && Number(number) === index
  })
  return isRun ? { words: words.length } : undefined
}

export const isBeginning = (text: string): boolean => readRun(text) !== undefined
export const isWhole = (text: string): boolean => readRun(text)?.words === WORDS

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
