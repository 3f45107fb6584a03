/** What is only aimed at, likely, or so in a laboratory is not told as so. */
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import type { Reading } from './reading.ts'

/** Leaves open whether something is so, in whichever words. */
const OPEN =
  /\b(?:aim\w*|goal|tr(?:y|ies|ied|ying)|hop(?:e|es|ed|ing)|meant|intended|designed|\w*likely|likelier|chances?|odds|may|might|can|could|should|purpose|want\w*|to)\b/

/** Whether a claim leaves open what the evidence leaves open. */
export function holdsAims(claim: Reading, evidence: Evidence): boolean {
  const { aims } = evidence.reading
  if (aims.length === 0 || OPEN.test(claim.plain)) return true
  // "Is treated with success" reads as "treatment is a success".
  return !aims.some(deed => isAmong(deed, claim.stems) || claim.stems.some(stem => stem.startsWith(deed)))
}

const IN_LAB = /(?:^|[,;:] )in (?:the )?lab(?:oratory)?\b|\bin (?:animals|mice|research settings)\b/
const TELLS_LAB = /\b(?:lab\w*|animals?|mice|research)\b/

/** "It slows cancer" of "in the lab it slows cancer". */
export const holdsLab = (claim: Reading, { reading }: Evidence) =>
  !IN_LAB.test(reading.plain) || TELLS_LAB.test(claim.plain)
