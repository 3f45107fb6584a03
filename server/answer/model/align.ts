/** Which word of a claim is which of the evidence, where that says it more than once. */
import { isAmong } from './alike.ts'

interface Chain {
  length: number
  at: number
  before: Chain | undefined
  claimAt: number
}

/**
 * For each of `said` the places among `stated` that it may stand for: of those on the longest chain that both have in one order, with as
 * few gaps as can be, one place; of others all.
 */
export function alignStems(said: readonly string[], stated: readonly string[]): number[][] {
  const found = said.map(stem => stated.flatMap((one, place) => (isAmong(stem, [one]) ? [place] : [])))
  // The best chain that ends at each place of `stated`, as far as `said` was read.
  const ends: (Chain | undefined)[] = stated.map(() => undefined)
  for (const [claimAt, places] of found.entries()) {
    const next = places.map((at): [number, Chain] => {
      let before: Chain | undefined
      let best = 0
      for (let place = 0; place < at; place++) {
        const chain = ends[place]
        const length = chain ? chain.length + (place === at - 1 ? ADJACENT : 0) : 0
        if (length > best) [best, before] = [length, chain]
      }
      return [at, { length: best + 1, at, before, claimAt }]
    })
    for (const [at, chain] of next) if (chain.length > (ends[at]?.length ?? 0)) ends[at] = chain
  }
  let chain: Chain | undefined
  for (const one of ends) if (one && one.length > (chain?.length ?? 0)) chain = one
  const aligned = [...found]
  for (; chain; chain = chain.before) aligned[chain.claimAt] = [chain.at]
  return aligned
}

/** What a word right behind the one before it counts for, beside being there. */
const ADJACENT = 0.1
