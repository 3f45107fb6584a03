/**
 * Letters and digits that text recognition takes for each other: "pT2 pN1a cM0" was read as "pT2 pNla cMO". What they decide
 * is flagged, and never put right silently.
 */
import type { CaseProfile } from '../../protocol/case-profile.ts'
import type { RecordWarning } from '../../protocol/records.ts'
import type { Line } from './document.ts'
import { findMarkers } from './lexicon/markers.ts'

/** A digit where a letter is due inside a word, or a letter where a digit is due in a category. */
const CONFUSED =
  /\b(?:l(?=n[vf])[a-z]+|[cpy]{0,2}[TNM][OoIlSZ][a-dx]?\b|[A-Za-z]+[015][A-Za-z]{2,}|[A-Za-z]{2,}[015]\b(?![+%])|[OoIl][+%]|\d+[OoIl]\d*%?|[Il]\+)/
/** Below it the reader itself was not sure. */
const CONFIDENCE_MIN = 0.75

export function flagLookAlikes({ evidence }: CaseProfile, lines: readonly Line[]): RecordWarning[] {
  const quoted = evidence.map(({ quote }) => quote)
  // A line that names a marker or a category and gave no fact may have lost it to a letter.
  const lost = lines.flatMap(({ text }): RecordWarning[] => {
    const confused = confusedIn(text)
    const isTold = quoted.some(quote => quote.includes(text.trim()))
    const isOfFacts = findMarkers(text).length > 0 || /\b[cpy]{1,2}[TNM]/.test(text)
    return confused && isOfFacts && !isTold ? [{ code: 'look-alike', message: messageOf(confused) }] : []
  })
  return [...flagFacts(evidence), ...lost]
}

function flagFacts(evidence: CaseProfile['evidence']): RecordWarning[] {
  const seen = new Set<string>()
  return evidence.flatMap(({ fact, quote, confidence }): RecordWarning[] => {
    if (seen.has(fact)) return []
    const confused = confusedIn(quote)
    if (!confused && confidence >= CONFIDENCE_MIN) return []
    seen.add(fact)
    return confused
      ? [
          {
            code: 'look-alike',
            fact,
            message: messageOf(confused),
          },
        ]
      : [
          {
            code: 'unclear',
            fact,
            message: 'This line was hard to recognize. Compare it with the page.',
          },
        ]
  })
}

/** Names that hold such letters and digits by right. */
const NAMES = /\b(?:HER-?2|Ki-?67|PD-?L1|CA-?125|p16|p53|BRCA[12]|MLH1|MSH[26]|PMS2|ESR1|TP53|[A-Z]{2,6}\d{1,2})\b/g

const confusedIn = (text: string) => CONFUSED.exec(text.replace(NAMES, ''))?.[0]

const messageOf = (confused: string) =>
  `"${confused.slice(0, 30)}" was recognized in a photo, where 0 and O, 1 and l, 5 and S look alike. Compare it with the page.`
