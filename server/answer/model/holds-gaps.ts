/** What is said of one in a list of lists is not told of another: "D is a brand of C" of "A is a brand of C; D of E". */
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import { splitAtSemicolons } from './gaps.ts'
import { isNeutral } from './neutral-words.ts'
import type { Reading } from './reading.ts'

/** Whether a claim that takes what only one part says takes the beginning of that part, too. */
export function holdsGaps(claim: Reading, { reading }: Evidence): boolean {
  if (reading.gaps.length === 0) return true
  const parts = splitAtSemicolons(claim.tokens)
  return reading.gaps.every(({ begins, says }) => {
    const isOnlyHere = (stem: string) => !isNeutral(stem) && reading.stems.filter(one => one === stem).length === 1
    const own = says.filter(isOnlyHere)
    return parts.every(part => {
      const stems = part.map(({ stem }) => stem)
      const words = part.map(({ text }) => text)
      const isTaken = own.some(stem => isAmong(stem, stems))
      return !isTaken || begins.some(one => words.includes(one) || isAmong(one, stems))
    })
  })
}
