/**
 * Tells where the words of a rule stand in a message that speaks of something else: "almost had a heart attack looking at the
 * price". What all words weigh together (`leaning.ts`) says so, and only where neither the message nor any sentence of
 * it comes near.
 */
import type { Message } from './canonical.ts'
import { LEANINGS, type Leaning, leaningFor, nearestTo } from './leaning.ts'
import type { Rule } from './rule.ts'

/**
 * The logarithm of odds. Of 1,727 messages of batches that the weights were not learned from and that such a rule met rightly two
 * stood below; of 629 that it met wrongly 217.
 */
const BELIED = -4.5
/** A stated intent or method is taken back by nothing but what is plainly something else. */
const BELIED_FIRM = -6

const RED_FLAGS: readonly Leaning[] = ['crisis', 'emergency', 'urgent']
const DECLINED = LEANINGS.filter(leaning => !RED_FLAGS.includes(leaning))

/** Whether a rule that fires does so by chance. */
export function isBelied(rule: Rule, message: Message): boolean {
  const leanings = leaningsOf(rule)
  return leanings.length > 0 && nearestTo(leanings, message) < (rule.firm ? BELIED_FIRM : BELIED)
}

/** Those that speak for what a rule is about; none where no message of its kind was learned from, or where a number decides. */
function leaningsOf({ id, level, threshold }: Rule): readonly Leaning[] {
  if (threshold) return []
  if (level === 'refuse') return leaningFor(id.split(':')[0] ?? '') ? DECLINED : []
  return level === 'dosing' ? DECLINED : RED_FLAGS
}
