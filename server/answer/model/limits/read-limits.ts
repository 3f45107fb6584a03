import { type Part, tokensOf } from '../parts.ts'
import type { Token } from '../reading.ts'
import { readConditions } from './conditions.ts'
import { readHedges } from './hedges.ts'
import type { Limit, Limits } from './limits.ts'
import { readStemPlaces, type StemPlaces } from './stem-places.ts'
import { readNamed, readPeople, readSubjects, readUses } from './subjects.ts'

const BELIEFS = new Set(['thought', 'believed', 'hoped', 'supposed', 'claimed', 'seem', 'seems', 'appear', 'appears'])

const readBeliefs = (tokens: readonly Token[], part: Part, places: StemPlaces): Limit[] =>
  tokensOf(part)
    .filter(at => BELIEFS.has(tokens[at]?.text ?? ''))
    .map(at => ({ governs: places.withinReach(at + 1, part.to) }))

/** Reads the limits of a sentence, of its tokens and parts. */
export function readLimits(tokens: readonly Token[], parts: readonly Part[]): Limits {
  const places = readStemPlaces(tokens)
  return {
    hedges: parts.flatMap(part => readHedges(tokens, part, places)),
    conditions: parts.flatMap((part, index) => (part.isCondition ? readConditions(tokens, parts, index, places) : [])),
    subjects: parts.flatMap(part =>
      part.isCondition
        ? []
        : [
            ...readSubjects(tokens, part, places),
            ...readPeople(tokens, part, places),
            ...readNamed(tokens, part, places),
            ...readUses(tokens, part, places),
          ],
    ),
    beliefs: parts.flatMap(part => readBeliefs(tokens, part, places)),
  }
}
