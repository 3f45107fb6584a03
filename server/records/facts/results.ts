/** Words and numbers of a result. */
import type { Biomarker } from '../../../protocol/case-profile.ts'

const STATUS: readonly [NonNullable<Biomarker['status']>, RegExp][] = [
  ['ultralow', /^ultra-?low\b/i],
  ['low', /^(?:low(?: positive)?|low-positive)\b(?!\s*(?:risk|grade|power|intensity))/i],
  [
    'negative',
    /^(?:negativ[eo]|neg\b|non-?reactive|not (?:co-?deleted|expressed|detected|overexpressed|present|seen|identified|amplified|rearranged)|no (?:expression|staining|amplification|overexpression)|absent|unamplified|non-?amplified|undetected|undetectable|0\s?%|<\s?1\s?%|unmethylated|non-?codeleted|no (?:co-?deletion|loss)|intact|wild[\s-]type)/i,
  ],
  [
    'positive',
    /^(?:positiv(?:e|ity|o)\b|pos\b|reactive\b|over-?express(?:ed|ion|ing)|expressed|expresses\b|detected|present|amplified|rearranged|methylated|codeleted|strongly positive|deficient)/i,
  ],
  ['equivocal', /^(?:equivocal|indeterminate|borderline|inconclusive)/i],
]

const WORD = /[A-Za-z<]|0\s?%/g

/**
 * The first result in a clause behind a marker; else the word right before the marker ("positive for ER"). Signs count
 * where nothing follows them: "ER+", "PR-,".
 */
export function readStatus(clause: string, before: string): Biomarker['status'] {
  const sign = /^\s*(?:\(\s*)?(?<sign>\+{1,3}|[-−–](?=\s*(?:[,/;.)]|$|\s?(?:PR|HER|ER|and\b)))|pos\b|neg\b)/i.exec(
    clause,
  )?.groups?.sign
  if (sign) return /^(?:\+|pos)/i.test(sign) ? 'positive' : 'negative'
  for (const match of clause.slice(0, 110).matchAll(WORD)) {
    if (match.index > 0 && /[\w-]/.test(clause[match.index - 1] ?? '') && !/-/.test(clause[match.index - 1] ?? ''))
      continue
    const rest = clause.slice(match.index)
    const found = STATUS.find(([, pattern]) => pattern.test(rest))
    if (found)
      return found[0] === 'low' && /^low/i.test(rest) && !/^low[\s-]?positive/i.test(rest) && match.index > 4
        ? undefined
        : found[0]
  }
  const ahead =
    /\b(?<word>positive|negative|equivocal)\s+(?:for\s+)?(?:(?:both|all|the)\s+)?\(?\s*(?:[\s,]|and|or)*$/i.exec(before)
      ?.groups?.word
  if (ahead) return ahead.toLowerCase() as Biomarker['status']
  if (/\b(?:expresses|expressing|overexpress(?:es|ing)|amplified|strong(?:ly)? expression of)\s+$/i.test(before))
    return 'positive'
  return
}

/** A share of cells in per cent; the lower end of a range, and of what is "more than". Undefined for "less than". */
export function readPercent(clause: string): number | undefined {
  const match =
    /(?<below>[<≤]|less than|below)?\s?(?<number>\d{1,3}(?:\.\d+)?)\s*(?:(?:-|–|to)\s*\d{1,3}(?:\.\d+)?\s*)?(?:%|percent|per cent)/i.exec(
      clause.slice(0, 120),
    )
  const { below, number } = match?.groups ?? {}
  if (number === undefined || below) return
  const value = Number(number)
  return value <= 100 ? value : undefined
}
