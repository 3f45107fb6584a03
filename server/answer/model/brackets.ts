/** What stands in brackets. */
import type { Token } from './reading.ts'

/** For each token, whether it stands outside brackets; a bracket that closes does. */
export function readOpen(tokens: readonly Token[]): boolean[] {
  let depth = 0
  return tokens.map(({ text }) => {
    depth += text === '(' ? 1 : text === ')' ? -1 : 0
    return depth <= 0
  })
}

/** "An antibody (daratumumab)": the stem of a thing, and those of what its brackets say of it. */
export interface Explained {
  head: string
  inside: readonly string[]
}

/** "38 °C (100.4 °F)": values are held to what they are elsewhere. */
const isName = ({ isTelling, stem }: Token) => isTelling && /^\p{L}{3}/u.test(stem)

/** The things of a sentence that brackets explain. */
export function readExplained(tokens: readonly Token[]): Explained[] {
  return tokens.flatMap(({ text }, at): Explained[] => {
    const head = tokens[at - 1]
    if (text !== '(' || !head || !isName(head)) return []
    const end = tokens.findIndex((token, place) => place > at && token.text === ')')
    const inside = tokens.slice(at + 1, end < 0 ? undefined : end)
    return [{ head: head.stem, inside: inside.filter(isName).map(({ stem }) => stem) }]
  })
}
