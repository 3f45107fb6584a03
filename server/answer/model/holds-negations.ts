/** Whether a claim denies what the evidence denies, and nothing else. */
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import { WHOLE_SHARE } from './holds-order.ts'
import { isNeutral } from './neutral-words.ts'
import type { Claim, Negation, Reading } from './reading.ts'
import { NEGATORS } from './word-classes.ts'

/** `stems` but for one of each that is in `some`. */
function without(stems: readonly string[], some: readonly string[]): string[] {
  const left = [...some]
  return stems.filter(stem => {
    const at = left.indexOf(stem)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Of the words behind a negator so many are denied for sure. */
const DENIED_SURELY = 3

/** What is behind a negator: its telling words, or where there are none, the others. */
function readDenied({ scope }: Negation): readonly string[] {
  const telling = scope.filter(stem => !isNeutral(stem))
  return telling.length > 0 ? telling : scope
}

/** Whether one run of words stands in a sentence. */
const hasRun = ({ tokens }: Reading, run: readonly string[]) =>
  tokens.some((_, at) => run.every((word, offset) => tokens[at + offset]?.text === word))

/** "When it is your period" of "when it is not your period": what is denied there, word by word, but for the denial. */
export function isWithoutNegator(claim: Reading, reading: Reading): boolean {
  const { tokens } = reading
  return tokens.some(({ text }, at) => {
    const before = /^(?:do|does|did)$/.test(tokens[at - 1]?.text ?? '') ? at - 2 : at - 1
    const run = [before, at + 1, at + 2].flatMap(place => tokens[place]?.text ?? [])
    return NEGATORS.has(text) && run.length === RUN_LENGTH && hasRun(claim, run) && !hasRun(reading, run)
  })
}

/** Words beside a negator that tell what it denies. */
const RUN_LENGTH = 3

/** What one denies the other denies; what one affirms the other does not deny. */
export function holdsNegations(claim: Claim, whole: Reading, evidence: Evidence): boolean {
  const { negations, stems } = evidence.reading
  if (claim.negations.length > negations.length || isWithoutNegator(whole, evidence.reading)) return false
  const denied = negations.flatMap(({ scope }) => scope)
  const affirmed = without(stems, denied)
  const isDenied = (one: Negation) => {
    const [first = ''] = readDenied(one)
    if (one.scope.length === 0) return negations.length > 0
    // "Do not be active" of "be active, but do not exercise": what is affirmed there is meant itself.
    // "It is not needed" of "it is not always needed".
    const isAsFar = negations.some(
      ({ scope, isPartial }) => isAmong(first, scope) && (!isPartial || one.isPartial || claim.hedges.length > 0),
    )
    return isAsFar && (denied.includes(first) || !affirmed.includes(first))
  }
  if (!claim.negations.every(isDenied)) return false
  const told = stems.filter(stem => whole.stems.includes(stem)).length
  if (told >= stems.length * WHOLE_SHARE && whole.negations.length < negations.length) return false
  const deniedHere = claim.negations.flatMap(({ scope }) => scope)
  const isTurned = (stem: string) =>
    isAmong(stem, claim.stems) && !isAmong(stem, deniedHere) && !affirmed.includes(stem)
  if (negations.some(one => readDenied(one).slice(0, DENIED_SURELY).some(isTurned))) return false
  if (claim.negations.length > 0 || denied.length === 0) return true
  // All that it says stands behind a "not" there.
  const borrowed = claim.stems.filter(stem => !isNeutral(stem) && isAmong(stem, stems))
  const onlyDenied = borrowed.filter(stem => !isAmong(stem, affirmed))
  return onlyDenied.length * 2 <= borrowed.length
}
