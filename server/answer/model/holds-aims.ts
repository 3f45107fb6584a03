/** "Aims to kill", "is more likely to be treated": what is only aimed at or likely is not told as so. */
import { splitStems } from '../../knowledge/tokens.ts'
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import type { Reading } from './reading.ts'

/** What leaves it open whether the deed behind "to" is done, and that deed. */
const AIM =
  /\b(?:aim(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|hop(?:e|es|ed|ing)|meant|intended|designed|(?:more ?|less ?|most ?)?likely) to (?:be )?(\w+)/g
/** Says as much, in whichever words. */
const OPEN =
  /\b(?:aim\w*|goal|tr(?:y|ies|ied|ying)|hop(?:e|es|ed|ing)|meant|intended|designed|\w*likely|likelier|chances?|odds|may|might|can|could|should|purpose|want\w*|to)\b/

/** Whether a claim leaves open what the evidence leaves open. */
export function holdsAims(claim: Reading, evidence: Evidence): boolean {
  if (OPEN.test(claim.plain)) return true
  const deeds = [...evidence.reading.plain.matchAll(AIM)].flatMap(([, deed = '']) => splitStems(deed))
  // "Is treated with success" reads as "treatment is a success".
  return !deeds.some(deed => isAmong(deed, claim.stems) || claim.stems.some(stem => stem.startsWith(deed)))
}
