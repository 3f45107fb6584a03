import type { Token } from './reading.ts'

/** For each token, whether it stands outside brackets; a bracket that closes does. */
export function readOpen(tokens: readonly Token[]): boolean[] {
  let depth = 0
  return tokens.map(({ text }) => {
    depth += text === '(' ? 1 : text === ')' ? -1 : 0
    return depth <= 0
  })
}
