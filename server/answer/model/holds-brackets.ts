/** "An antibody (daratumumab)": what stands in brackets belongs to what stands right before them. */
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import type { Reading } from './reading.ts'

/** Whether no brackets are moved to another thing: "nivolumab (Keytruda)" of "pembrolizumab (Keytruda), nivolumab (Opdivo)". */
export function holdsBrackets(claim: Reading, evidence: Evidence): boolean {
  const { explained: there, stems } = evidence.reading
  const says = (stem: string) => there.some(one => isAmong(stem, [one.head, ...one.inside]))
  const isTogether = (one: string, other: string) =>
    there.some(({ head, inside }) => isAmong(one, [head]) && isAmong(other, inside))
  return claim.explained.every(({ head, inside }) =>
    inside.every(stem => {
      const isTold = isAmong(head, stems) && isAmong(stem, stems)
      return !isTold || !(says(head) || says(stem)) || isTogether(head, stem) || isTogether(stem, head)
    }),
  )
}
