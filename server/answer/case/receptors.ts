/** Receptor groups of a breast cancer, from its test results, by the values of docs/library.md. */
import type { Biomarker } from '../../../protocol/case-profile.ts'

/** The HER2 groups that a result leaves open; none where it says nothing. */
export function her2Groups({ status, ihc, ish, staining }: Biomarker): string[] {
  // ASCO–CAP 2018/2023: 3+ and an amplified gene are positive. HER2-low is 1+, or 2+ with no amplification (library: her2-low).
  if (status === 'positive' || ihc === '3+' || ish === 'amplified') return ['her2-positive']
  if (status === 'ultralow') return ['her2-ultralow']
  if (status === 'low' || ihc === '1+' || (ihc === '2+' && ish === 'not amplified')) return ['her2-low']
  if (ihc === '0') return staining !== undefined && /\b(?:no|none|absent)\b/i.test(staining) ? ['her2-zero'] : ZERO
  return status === 'negative' ? ['her2-low', ...ZERO] : []
}

/** Without a word on faint staining a score of 0 may be ultralow. */
const ZERO = ['her2-ultralow', 'her2-zero']

/** ASCO–CAP 2020: one of the two receptors is enough; only both together make it negative. */
export function hormoneGroup(er: Biomarker | undefined, pr: Biomarker | undefined): string | undefined {
  if (isPositive(er) || isPositive(pr)) return 'hr-positive'
  return er?.status === 'negative' && pr?.status === 'negative' ? 'hr-negative' : undefined
}

/** "Low positive" (1 to 10 percent) is positive by the same guideline. */
const isPositive = (result: Biomarker | undefined) => result?.status === 'positive' || result?.status === 'low'

/** No hormone receptors, and HER2 in none of the groups that are positive. */
export function isTripleNegative(her2: readonly string[], hormone: string | undefined): boolean {
  return hormone === 'hr-negative' && her2.length > 0 && !her2.includes('her2-positive')
}
