/** Whether a claim is for the people that the evidence is for. */
import { isDrugName } from '../../knowledge/drug-names.ts'
import type { Facet, Facets } from '../../knowledge/facets.ts'
import type { Evidence, EvidenceBlock } from './evidence.ts'
import type { Reading } from './reading.ts'

const entriesOf = (facets: Facets) => Object.entries(facets) as [Facet, string[]][]

/** For the same people: none that the evidence does not name, and with a medicine or a number all that it does. */
export function holdsPopulation(claim: Reading, facets: Facets, evidence: Evidence, block: EvidenceBlock): boolean {
  const isNamed = entriesOf(facets).every(([facet, values]) => {
    const stated = evidence.facets[facet] ?? block.facets[facet] ?? []
    return values.every(value => stated.includes(value))
  })
  if (!isNamed) return false
  const isNarrow = claim.quantities.length > 0 || claim.stems.some(stem => isDrugName(stem) || stem === 'approv')
  if (!isNarrow) return true
  return entriesOf(evidence.facets).every(([facet, values]) => values.every(value => facets[facet]?.includes(value)))
}
