/** Whether a claim has the same one do the same thing to the same thing as the evidence. */
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import { isNeutral } from './neutral-words.ts'
import type { Reading } from './reading.ts'

/** "Drink the tracer" of "drink water to wash the tracer out": what is done to a thing is done to it there, too. */
function holdsActs({ roles }: Reading, { reading }: Evidence): boolean {
  return roles.acts.every(({ verb, things }) => {
    if (!isAmong(verb, reading.stems) || isNeutral(verb)) return true
    const known = things.filter(thing => !isNeutral(thing) && isAmong(thing, reading.stems))
    if (known.length === 0) return true
    return reading.roles.runs.some(run => isAmong(verb, run) && known.some(thing => isAmong(thing, run)))
  })
}

/** "The radiologist tells you" of "a report to your doctor, who tells you": what is said of one is not told of another. */
function holdsDoers({ roles, stems }: Reading, { reading }: Evidence): boolean {
  return reading.roles.doers.every(({ names, says }) => {
    if (names.some(name => isAmong(name, stems))) return true
    const [deed = ''] = says
    const doer = roles.before.get(stems.find(stem => isAmong(stem, [deed])) ?? '')
    if (doer === undefined) return true
    // Somebody who is named there, but not as the one that "who" stands for.
    const isOther = isAmong(doer, reading.stems) && !isAmong(doer, says)
    return !isOther
  })
}

export const holdsRoles = (whole: Reading, evidence: Evidence) =>
  holdsActs(whole, evidence) && holdsDoers(whole, evidence)
