import type { Token } from './reading.ts'

/** The stems of those words that tell something, in order: not of little ones ("the", "may"). */
export const stemsOf = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(({ isTelling, stem }) => (isTelling ? [stem] : []))
