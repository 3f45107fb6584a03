/** Lines that a patient may say or ask. They claim nothing, so they need no citation; and what claims something is none. */
import { splitStems } from '../../knowledge/tokens.ts'
import { isSaidBy } from './alike.ts'
import type { EvidenceBase } from './evidence.ts'
import { findForbidden } from './forbidden.ts'
import { isNeutral } from './neutral-words.ts'
import { plainText } from './plain-text.ts'
import { type Reading, readSentence } from './reading.ts'
import { splitSentences } from './sentences.ts'

const LINE_MAX_LENGTH = 300
/** "Good:", "Best:" before a line, as the cards have it. */
const LABEL = /^(?:good|better|best)\s*:\s*/i
const ASKS =
  /^(?:and |also |then )?(?:if [^,?]{1,60}, |before [^,?]{1,60}, )?(?:what|which|who|whom|whose|when|where|why|how|is|are|am|do|does|did|can|could|should|would|will|may|might|have|has)\b[^?]*\?$/
const WISHES =
  /^(?:before [^,]{1,60}, )?(?:i would (?:also )?(?:like|prefer|appreciate|feel)|i want to|i hope to|i wonder|i need (?:some )?(?:time|help|a moment)|i have (?:a|some|one|two|three|a few) questions?|i (?:do not|did not) (?:quite |fully )?understand|i am not sure|i trust you|thank you|please|could you|would you|can you|may i)\b/
/** A line with one of these gives a reason, and a reason is a claim. */
const REASONS = /\b(?:because|since|so that|therefore|although|given that|as you know|instead of)\b|[;]/
/** May stand in such a line beside the words of the passages. */
const POLITE = new Set(
  splitStems(`thank thanks please happy glad grateful appreciate sorry comfortable worry worried concern concerned trust respect value
  case look eyes fresh peace mind sure moment time week soon today tomorrow before next start begin go over print write down step help
  arrange set up send copy name expert specialist hospital center clinic records results report slides test scan treatment plan cancer
  diagnosis opinion second another someone family decide choice recommend advise suggest good bad side effect work long often when
  need bring expect prepare call number night day cost cover insurance`),
)

export interface SpeechOptions {
  evidence: EvidenceBase
  /** What was asked, as it is given to the model. */
  question: string
}

const bare = (line: string) =>
  plainText(line.replace(LABEL, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Makes the judge of lines for one answer. */
export function createSpeechJudge({ evidence, question }: SpeechOptions): (line: string) => boolean {
  const said = new Set([
    ...readSentence(question).stems,
    ...evidence.blocks.flatMap(({ text, heading }) => [...readSentence(text).stems, ...readSentence(heading).stems]),
  ])
  const given = new Set(
    evidence.blocks
      .filter(({ kind }) => kind === 'phrasing' || kind === 'questions')
      .flatMap(({ text }) => text.split('\n').map(bare)),
  )

  const isKnown = ({ stems }: Reading) =>
    stems.every(stem => isNeutral(stem) || POLITE.has(stem) || isSaidBy(stem, said))

  /** "I don't understand" says no to nothing of medicine. */
  const isDenial = ({ negations }: Reading) =>
    negations.some(({ head }) => head !== undefined && !/^(?:understand|sure|clear)$/.test(head))

  function isSpoken(sentence: string): boolean {
    const reading = readSentence(sentence)
    const plain = reading.plain.replace(/^["']|["']$/g, '').trim()
    if (!(ASKS.test(plain) || WISHES.test(plain)) || REASONS.test(plain)) return false
    return reading.quantities.length === 0 && !isDenial(reading) && isKnown(reading)
  }

  return line => {
    if (line.length > LINE_MAX_LENGTH || findForbidden(line)) return false
    if (given.has(bare(line))) return true
    const sentences = splitSentences(line.replace(LABEL, '').replace(/^["“]|["”]$/g, ''))
    return sentences.length > 0 && sentences.length <= 3 && sentences.every(isSpoken)
  }
}
