/** Genes with a change, and genes in which none was found. */
import type { Variant } from '../../../protocol/case-profile.ts'
import type { FiledFact } from '../assemble.ts'
import { addConflict, type Merged, quotesOf } from './merged.ts'

type FoundVariant = Extract<FiledFact, { kind: 'variant' }>
type FoundNegative = Extract<FiledFact, { kind: 'gene-negative' }>

export function mergeVariants(
  found: readonly FoundVariant[],
  without: readonly FoundNegative[],
): { variants: Merged<Variant>[]; negatives: Merged<string>[] } {
  const variants: Merged<Variant>[] = []
  for (const fact of [...found].sort(
    (one, other) => Number(Boolean(other.value.change)) - Number(Boolean(one.value.change)),
  )) {
    const entry = variants.find(({ value }) => isSame(value, fact.value))
    if (!entry) {
      variants.push({
        value: { ...fact.value },
        quotes: quotesOf(fact),
        conflicts: [],
      })
      continue
    }
    const { change, origin, significance } = fact.value
    if (change && change.length > (entry.value.change?.length ?? 0)) entry.value.change = change
    if (origin) entry.value.origin ??= origin
    if (significance) entry.value.significance ??= significance
    entry.quotes.push(...quotesOf(fact))
  }
  const negatives: Merged<string>[] = []
  for (const fact of without) {
    const entry = negatives.find(({ value }) => value === fact.gene)
    if (entry) entry.quotes.push(...quotesOf(fact))
    else
      negatives.push({
        value: fact.gene,
        quotes: quotesOf(fact),
        conflicts: [],
        rule: fact.rule,
      })
  }
  const kept = negatives.filter(negative => {
    const changed = variants.find(({ value }) => value.gene === negative.value)
    if (!changed) return true
    // A tumor may have a change that a person was not born with, and tests look for different changes of one gene.
    if (
      changed.value.origin === 'somatic' ||
      changed.value.origin === 'germline' ||
      negative.rule ||
      changed.value.significance === 'uncertain significance'
    )
      return false
    addConflict(
      changed.conflicts,
      '',
      [...changed.quotes, ...negative.quotes],
      [`${negative.value} with a change`, `${negative.value} without one`],
    )
    return true
  })
  return { variants, negatives: kept }
}

function isSame(one: Variant, other: Variant): boolean {
  if (one.gene !== other.gene) return false
  if (!one.change || !other.change) return true
  const [a, b] = [plain(one.change), plain(other.change)]
  return a === b || a.includes(b) || b.includes(a)
}

/** A gene that is rearranged is joined to another: three words for one finding. */
const plain = (change: string) =>
  change
    .replace(/^p\.|[()\s]/g, '')
    .toLowerCase()
    .replace(/rearrange(?:d|ments?)|translocations?/, 'fusion')
