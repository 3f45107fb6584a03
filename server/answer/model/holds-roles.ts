/** Whether a claim has the same one do the same thing to the same thing as the evidence. */
import { isAmong } from './alike.ts'
import type { Evidence } from './evidence.ts'
import { isNeutral } from './neutral-words.ts'
import type { Reading } from './reading.ts'
import { isActor, isSameActor } from './roles.ts'

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

/** Claims nothing, and names nobody. */
const isIdle = (stem: string) => isNeutral(stem) && !isActor(stem)

/** "Is set", "be read": what is done, by somebody who need not be named. */
const isDone = ({ plain }: Reading, deed: string) =>
  new RegExp(String.raw`\b(?:is|are|be|been|being|was|were)(?: \w+)? ${deed.slice(0, 4)}`).test(plain)

/** "Your doctor looks at the pictures" of "a radiologist looks at them": who does it there does it here. */
function holdsDeeds({ roles, stems }: Reading, { reading }: Evidence): boolean {
  return roles.deeds.every(({ actor, deed }) => {
    const known = reading.roles.deeds.filter(one => isAmong(deed, [one.deed]))
    if (known.length > 0) return known.some(one => isSameActor(one.actor, actor))
    // "You set" of "a pump sets".
    const doer = reading.roles.subjects.get(reading.stems.find(stem => isAmong(deed, [stem])) ?? '')
    const isOther = doer !== undefined && !isIdle(doer) && !isAmong(doer, stems) && !isAmong(actor, reading.stems)
    if (isOther && !isDone(reading, deed)) return false
    // A deed of our own words for somebody who is named there and does nothing.
    const isIdleThere = isAmong(actor, reading.stems) && !reading.roles.deeds.some(one => isSameActor(one.actor, actor))
    return actor === 'you' || !isIdleThere || isAmong(deed, reading.stems)
  })
}

/** What stands right before a word in its part of the sentence, and all that stands behind it. */
const sidesOf = ({ segments, stems }: Reading, stem: string) => ({
  left: segments.flatMap(one =>
    one.stems.flatMap((word, at) => (isAmong(stem, [word]) ? (one.stems[at - 1] ?? []) : [])),
  ),
  behind: stems.slice(stems.findIndex(word => isAmong(stem, [word])) + 1),
  ahead: stems.slice(
    0,
    Math.max(
      0,
      stems.findIndex(word => isAmong(stem, [word])),
    ),
  ),
})

/** "The stoma must fit the bag" of "the bag must fit the stoma": two that have changed places around a word. */
function holdsSides(whole: Reading, { reading }: Evidence): boolean {
  // "Naloxone is blocked by opioids" of "naloxone blocks opioids".
  const isTurnedBy = whole.roles.agents.some(({ deed, by }) => {
    const object = reading.roles.after.get(reading.stems.find(word => isAmong(deed, [word])) ?? '')
    return object !== undefined && isAmong(by, [object])
  })
  // "The hospice approves Medicare" of "the hospice is approved by Medicare".
  const isDoneBy = whole.objects.some(
    ({ of, isDone, things }) =>
      isDone && reading.roles.agents.some(({ deed, by }) => isAmong(of, [deed]) && isAmong(by, things)),
  )
  if (isTurnedBy || isDoneBy) return false
  if (/\bby\b/.test(whole.plain) || /\bby\b/.test(reading.plain)) return true
  return whole.stems.every(stem => {
    if (isNeutral(stem)) return true
    const [said, stated] = [sidesOf(whole, stem), sidesOf(reading, stem)]
    const [one, other] = [said.left[0], stated.left[0]]
    // "An opioid blocks naloxone" of "naloxone blocks opioids".
    const object = reading.roles.after.get(reading.stems.find(word => isAmong(stem, [word])) ?? '')
    const isTurned = object !== undefined && one !== undefined && !isIdle(one) && isAmong(one, [object])
    const isOver = (word: string) => !isIdle(word) && !isAmong(word, [object ?? '']) && isAmong(word, stated.ahead)
    if (isTurned && said.behind.some(isOver)) return false
    if (one === undefined || other === undefined || isIdle(one) || isIdle(other) || isAmong(one, stated.left))
      return true
    const isAcross = isAmong(one, stated.behind) && !isAmong(one, stated.ahead)
    return !(isAcross && isAmong(other, said.behind) && !isAmong(other, said.ahead))
  })
}

/** "A cure that works" of "treatment that works": what is said of one thing is not said of another. */
function holdsThats(whole: Reading, { reading }: Evidence): boolean {
  return whole.roles.thats.every(({ of, says }) => {
    const known = reading.roles.thats.filter(one => isAmong(says, [one.says]))
    return known.length === 0 || isNeutral(of) || known.some(one => isNeutral(one.of) || isAmong(of, [one.of]))
  })
}

export const holdsRoles = (whole: Reading, evidence: Evidence) =>
  holdsActs(whole, evidence) &&
  holdsDoers(whole, evidence) &&
  holdsThats(whole, evidence) &&
  holdsDeeds(whole, evidence) &&
  holdsSides(whole, evidence)
