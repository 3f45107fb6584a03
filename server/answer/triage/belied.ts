/**
 * Tells where the words of a rule stand in a message that speaks of something else: "almost had a heart attack looking at the
 * price". What all words weigh together (`leaning.ts`) says so: where neither the message nor any sentence of it comes near,
 * or all of it is far away.
 */
import type { Message } from './canonical.ts'
import { LEANINGS, type Leaning, leaningFor, leaningOf, nearestTo, RED_FLAGS } from './leaning.ts'
import type { Rule } from './rule.ts'

/** The logarithm of odds of all of a message, and of the part of it that comes nearest. */
interface Bars {
  whole: number
  nearest: number
}

/**
 * Of 1,200 messages of batches that the weights were not learned from and that a rule met rightly one stood below either; of 109 that
 * it met wrongly about a fifth did.
 */
const BELIED: Bars = { whole: -5, nearest: -3.5 }
/** A stated intent or method is taken back by nothing but what is plainly something else. */
const BELIED_FIRM: Bars = { whole: -9, nearest: -6 }

const ALARMING = LEANINGS.filter(leaning => RED_FLAGS.has(leaning))
const DECLINED = LEANINGS.filter(leaning => !RED_FLAGS.has(leaning))

/** Whether a rule that fires does so by chance. */
export function isBelied(rule: Rule, message: Message): boolean {
  const leanings = leaningsOf(rule)
  const bars = rule.firm ? BELIED_FIRM : BELIED
  return (
    leanings.length > 0 &&
    (nearestTo(leanings, message) < bars.nearest || leanings.every(leaning => leaningOf(leaning, message) < bars.whole))
  )
}

/** Those that speak for what a rule is about; none where no message of its kind was learned from, or where a number decides. */
function leaningsOf({ id, level, threshold }: Rule): readonly Leaning[] {
  if (threshold) return []
  if (level === 'refuse') return leaningFor(id.split(':')[0] ?? '') ? DECLINED : []
  return level === 'dosing' ? DECLINED : ALARMING
}
