/** What something is done to, and what that is a part of: "avoid death from cancer", "cancer of the rectum". */
import type { Token } from './reading.ts'

/** An act or a thing, and what stands behind it. */
export interface ObjectOf {
  /** The telling stem before it; with the little word between the two, where there is one. */
  of: string
  joint: string
  /** The telling stems of the object, in order. */
  things: readonly string[]
  /** Shown to be done to it, by "the" behind the act, or "can" or "to" before it. */
  isDone: boolean
}

export const DETERMINERS = new Set(['the', 'a', 'an', 'your', 'his', 'her', 'their', 'its', 'any', 'some'])
const JOINTS = new Set('of to from into in on at against with for through under over'.split(' '))
/** Do nothing to what stands behind them. */
const BESIDE = new Set(
  'beyond near inside outside between behind around across along within upon out up off down'.split(' '),
)
/** Belong to the verb before them: "wash out the tracer". */
const PARTICLE = /^(?:out|up|off|down)$/
const BEFORE_VERB = new Set('can could may might will would should must to not also often have has had'.split(' '))

const BE = new Set('is are was were be been being'.split(' '))

/** Where the word before a verb stands, and before what may stand between them. */
export function placeBefore(tokens: readonly Token[], at: number): number {
  let before = at - 1
  while (BEFORE_VERB.has(tokens[before]?.text ?? '')) before--
  return before
}

/** "Is blocked": whether what stands before the word at `at` is what it is done to. */
export const isPassiveAt = (tokens: readonly Token[], at: number) => BE.has(tokens[placeBefore(tokens, at)]?.text ?? '')

/** Reads them from the tokens of a sentence. */
export function readObjects(tokens: readonly Token[]): ObjectOf[] {
  return tokens.flatMap((token, at): ObjectOf[] => {
    if (!token.isTelling || JOINTS.has(token.text) || BESIDE.has(token.text)) return []
    const behind = PARTICLE.test(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1
    const joint = JOINTS.has(tokens[behind]?.text ?? '') ? (tokens[behind]?.text ?? '') : ''
    const next = joint === '' ? behind : behind + 1
    const isDetermined = DETERMINERS.has(tokens[next]?.text ?? '')
    const rest = tokens.slice(isDetermined ? next + 1 : next)
    const end = rest.findIndex(one => !one.isTelling)
    const things = rest.slice(0, end < 0 ? rest.length : end).map(one => one.stem)
    const before = tokens[at - 1]?.text ?? ''
    // "Gives your skin its color": a thing has a "your" of its own.
    const isDone = joint === '' && ((isDetermined && !DETERMINERS.has(before)) || BEFORE_VERB.has(before))
    return things.length > 0 ? [{ of: token.stem, joint, things, isDone }] : []
  })
}
