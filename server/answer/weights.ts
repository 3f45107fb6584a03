/** Tables of what features of a text weigh for each of several kinds, as the scripts that learn them write them. */
import { readFileSync } from 'node:fs'

/** Weights are whole numbers of this part of one. */
export const WEIGHT_UNIT = 0.1

/** A table as it is used. */
export interface Weights {
  /** The kinds, in the order of the columns. */
  kinds: readonly string[]
  /**
   * What speaks for each kind: the weights of the features over the root of the number of those in the table, as they are learned, so
   * that a long text is not more for being long.
   */
  sum(features: readonly string[]): number[]
}

/**
 * Opens a table. Its first line is a remark, the second names the kinds; each other line is a feature and, for those kinds that it
 * speaks for or against, column:weight. The lines are in order, so that none is read before it is asked for: to take all of them
 * apart would cost each start a tenth of a second and more.
 */
export function openWeights(path: string): Weights {
  const table = readFileSync(path, 'utf8')
  const kinds = (/^#.*\n# (.+)\n/.exec(table)?.[1] ?? '').split(' ')

  /** What stands behind a feature; empty where nothing does. */
  function find(feature: string): string {
    const head = `${feature}\t`
    let [from, until] = [0, table.length]
    while (from < until) {
      const middle = (from + until) >> 1
      const start = table.lastIndexOf('\n', middle - 1) + 1
      const end = table.indexOf('\n', middle)
      const found = table.slice(start, start + head.length)
      if (found === head) return table.slice(start + head.length, end)
      if (found < head) from = end + 1
      else until = start
    }
    return ''
  }

  return {
    kinds,
    sum(features) {
      const sums = kinds.map(() => 0)
      let known = 0
      for (const feature of features) {
        const found = find(feature)
        if (found !== '') known++
        for (const pair of found.split('\t')) {
          const [column, weight] = pair.split(':')
          if (weight !== undefined) sums[Number(column)] = (sums[Number(column)] ?? 0) + Number(weight)
        }
      }
      return sums.map(sum => (WEIGHT_UNIT * sum) / Math.sqrt(known || 1))
    },
  }
}

/** Every four letters of a word with its edges, so that a slip of the keys leaves most of it readable. */
export function piecesOf(word: string): string[] {
  const edged = `<${word}>`
  return Array.from({ length: Math.max(0, edged.length - 3) }, (_, start) => `#${edged.slice(start, start + 4)}`)
}

/** From what speaks for each kind to the logarithm of its odds against all others. */
export function toOdds(sums: readonly number[]): number[] {
  return sums.map((sum, at) => {
    const others = sums.toSpliced(at, 1)
    const most = Math.max(...others)
    return sum - most - Math.log(others.reduce((total, other) => total + Math.exp(other - most), 0))
  })
}
