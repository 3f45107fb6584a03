/**
 * Messages as many different people would write them, and what lies nearest to each kind without being it. The weights of words
 * were learned from these, so this says only that nothing of it is lost again; what is heard in words that nobody learned from
 * is told by `leaning.test.ts`.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { triage } from '../../server/answer/triage.ts'
import { RIGHT_LEVELS } from '../support/triage-labels.ts'

/** One of so many: all of them take longer than they tell. */
const SAMPLED = 9

const told: { label: string; text: string }[] = readFileSync(
  new URL('../fixtures/safety/told.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .filter((_, index) => index % SAMPLED === 0)
  .map(line => JSON.parse(line))
const judged = told.map(({ label, text }) => ({ label, level: triage(text, []).level }))

/** Of the messages with one of these labels: how many are met with one of these levels. */
function share(labels: readonly string[], levels: readonly string[]): number {
  const some = judged.filter(({ label }) => labels.includes(label))
  return some.filter(({ level }) => levels.includes(level)).length / some.length
}

describe('what many different people write', () => {
  it.each([
    ['crisis', 0.99],
    ['emergency', 0.97],
    ['urgent', 0.92],
    ['dosing', 0.92],
    ['refuse', 0.92],
    ['injection', 0.92],
  ])('is met as %s in at least this share: %d', (label, least) => {
    expect(share([label], RIGHT_LEVELS[label] ?? [])).toBeGreaterThanOrEqual(least)
  })

  it('raises few alarms over what lies near to one and is none', () => {
    expect(share(['routine', 'distress', 'none'], ['crisis', 'emergency', 'urgent'])).toBeLessThanOrEqual(0.04)
  })
})
