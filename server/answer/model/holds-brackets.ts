/** "An antibody (daratumumab)": what stands in brackets belongs to what stands right before them. */
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import type { Reading, Token } from './reading.ts'

/** A thing, and what its brackets say of it. */
interface Explained {
  head: string
  inside: readonly string[]
}

/** "38 °C (100.4 °F)": values are held to what they are elsewhere. */
const isName = ({ isTelling, stem }: Token) => isTelling && /^\p{L}{3}/u.test(stem)

function listExplained(tokens: readonly Token[]): Explained[] {
  return tokens.flatMap(({ text }, at): Explained[] => {
    const head = tokens[at - 1]
    if (text !== '(' || !head || !isName(head)) return []
    const end = tokens.findIndex((token, place) => place > at && token.text === ')')
    const inside = tokens.slice(at + 1, end < 0 ? undefined : end)
    return [{ head: head.stem, inside: inside.filter(isName).map(({ stem }) => stem) }]
  })
}

/** Whether no brackets are moved to another thing: "nivolumab (Keytruda)" of "pembrolizumab (Keytruda), nivolumab (Opdivo)". */
export function holdsBrackets(claim: Reading, evidence: Evidence): boolean {
  const there = listExplained(evidence.reading.tokens)
  const says = (stem: string) => there.some(one => isAmong(stem, [one.head, ...one.inside]))
  const isTogether = (one: string, other: string) =>
    there.some(({ head, inside }) => isAmong(one, [head]) && isAmong(other, inside))
  return listExplained(claim.tokens).every(({ head, inside }) =>
    inside.every(stem => {
      const isTold = isAmong(head, evidence.reading.stems) && isAmong(stem, evidence.reading.stems)
      return !isTold || !(says(head) || says(stem)) || isTogether(head, stem) || isTogether(stem, head)
    }),
  )
}
