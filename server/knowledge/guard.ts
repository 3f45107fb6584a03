/** The population guard: whether a text may answer for the people a question is about. */
import type { Facet, Facets } from './facets.ts'

const HER2 = ['her2-positive', 'her2-low', 'her2-ultralow', 'her2-zero']

/** A receptor group says something about HER2 and about hormone receptors; what it leaves open is any. */
function toAxes(value: string): { her2?: string[]; hormone?: string } {
  if (HER2.includes(value)) return { her2: [value] }
  // ASCO/CAP 2020 and 2023: triple-negative has no hormone receptors and is not HER2-positive; it may still be HER2-low.
  if (value === 'triple-negative') return { her2: HER2.slice(1), hormone: 'hr-negative' }
  return { hormone: value }
}

function isReceptorApart(one: string, other: string): boolean {
  const [a, b] = [toAxes(one), toAxes(other)]
  const her2Apart = a.her2 && b.her2 && !a.her2.some(value => b.her2?.includes(value))
  return Boolean(her2Apart || (a.hormone && b.hormone && a.hormone !== b.hormone))
}

function isApart(facet: Facet, one: string, other: string): boolean {
  return facet === 'receptor' ? isReceptorApart(one, other) : one !== other
}

/** Receptors are stated on two axes at once ("ER-positive, HER2-low"); each is judged by itself, as are the other facets. */
function splitAxes(facet: Facet, stated: string[]): string[][] {
  if (facet !== 'receptor') return [stated]
  const her2 = stated.filter(value => HER2.includes(value))
  const triple = stated.filter(value => value === 'triple-negative')
  const hormone = stated.filter(value => value.startsWith('hr-'))
  return [her2, hormone, triple].filter(axis => axis.length > 0)
}

const entriesOf = (facets: Facets) => Object.entries(facets) as [Facet, string[]][]

/** Whether every value that the question states is another than every value the text is for. */
function contradicts(appliesTo: Facets, population: Facets): boolean {
  return entriesOf(appliesTo).some(([facet, values]) =>
    splitAxes(facet, population[facet] ?? []).some(
      axis => axis.length > 0 && axis.every(said => values.every(value => isApart(facet, value, said))),
    ),
  )
}

/** Whether all that is stated is what the text must never answer. Who asks about two groups may read about both. */
function isRefused(notFor: Facets, population: Facets): boolean {
  return entriesOf(notFor).some(([facet, values]) =>
    splitAxes(facet, population[facet] ?? []).some(
      axis => axis.length > 0 && axis.every(said => values.includes(said)),
    ),
  )
}

/** Whether a text for `appliesTo` and never for `notFor` may be used for a question about `population`. What is not said excludes nothing. */
export function isFor(appliesTo: Facets, notFor: Facets, population: Facets): boolean {
  return !contradicts(appliesTo, population) && !isRefused(notFor, population)
}

/** Whether the question says of itself all that a text asks of its readers. Where no age is said, it is about an adult. */
export function isStated(appliesTo: Facets, population: Facets): boolean {
  return entriesOf(appliesTo).every(
    ([facet, values]) => (population[facet]?.length ?? 0) > 0 || (facet === 'age' && values.includes('adult')),
  )
}
