/** Text that shows by itself whether it is whole and of one piece: each word names its run and its place. */

/** Of a whole answer. */
export const WORDS = 24
const WORD = /^run(\d+):(\d+) $/

export const wordOf = (run: number, index: number): string => `run${run}:${index} `

/** How many words of one run, from the first on and without a hole; undefined when it is anything else. */
function countWords(text: string): number | undefined {
  if (text === '') return 0
  const words = text.split(/(?<= )/)
  const run = WORD.exec(words[0] ?? '')?.[1]
  const isOfOnePiece = words.every((word, index) => run !== undefined && word === wordOf(Number(run), index))
  return isOfOnePiece ? words.length : undefined
}

export const isBeginning = (text: string): boolean => countWords(text) !== undefined
export const isWhole = (text: string): boolean => countWords(text) === WORDS
