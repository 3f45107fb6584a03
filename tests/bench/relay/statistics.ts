/** The value below which this share of them lies; NaN without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** What many rounds say: their median, and the quartiles that half of them lie between. */
export interface Summary {
  median: number
  q1: number
  q3: number
}

export function summarize(values: readonly number[]): Summary {
  return { median: percentile(values, 0.5), q1: percentile(values, 0.25), q3: percentile(values, 0.75) }
}
