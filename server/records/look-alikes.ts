/**
 * Letters and digits that text recognition takes for each other: "pT2 pN1a cM0" was read as "pT2 pNla cMO". What they decide
 * is flagged, and never put right silently.
 */
import type { CaseProfile } from '../../protocol/case-profile.ts'
import type { RecordWarning } from '../../protocol/records.ts'

/** A digit where a letter is due inside a word, or a letter where a digit is due in a category. */
const CONFUSED =
  /\b(?:[cpy]{0,2}[TNM][OoIlSZ][a-dx]?\b|[A-Za-z]+[015][A-Za-z]{2,}|[A-Za-z]{2,}[015]\b(?![+%])|[OoIl][+%]|\d+[OoIl]\d*%?|[Il]\+)/
/** Below it the reader itself was not sure. */
const CONFIDENCE_MIN = 0.75

export function flagLookAlikes({ evidence }: CaseProfile): RecordWarning[] {
  const seen = new Set<string>()
  return evidence.flatMap(({ fact, quote, confidence }): RecordWarning[] => {
    if (seen.has(fact)) return []
    const confused = CONFUSED.exec(
      quote.replace(
        /\b(?:HER-?2|Ki-?67|PD-?L1|CA-?125|p16|p53|BRCA[12]|MLH1|MSH[26]|PMS2|ESR1|TP53|[A-Z]{2,6}\d{1,2})\b/g,
        '',
      ),
    )?.[0]
    if (!confused && confidence >= CONFIDENCE_MIN) return []
    seen.add(fact)
    return confused
      ? [
          {
            code: 'look-alike',
            fact,
            message: `"${confused.slice(0, 30)}" was recognised in a photo, where 0 and O, 1 and l, 5 and S look alike. Compare it with the page.`,
          },
        ]
      : [{ code: 'unclear', fact, message: 'This line was hard to recognise. Compare it with the page.' }]
  })
}
