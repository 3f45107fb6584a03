/** What the weights of words make of phrasings that nothing was learned from and no rule was written for. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMessage } from '../../server/answer/triage/canonical.ts'
import { LEANINGS, leaningOf } from '../../server/answer/triage/leaning.ts'
import { triage } from '../../server/answer/triage.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

const unseen: { label: string; text: string }[] = read('../fixtures/safety/unseen.jsonl')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))
const of = (label: string) => unseen.filter(phrasing => phrasing.label === label)
const shareMet = (label: string) =>
  of(label).filter(({ text }) => triage(text, []).level === label).length / of(label).length

describe('phrasings that were never learned from', () => {
  // The rules that stood when these were written met 6 of 30, 13 of 20, 12 of 20 and 7 of 12: what falls below is a step back.
  it.each([
    ['crisis', 0.65],
    ['emergency', 0.85],
    ['refuse', 0.8],
    ['dosing', 0.7],
  ])('are met as %s in at least this share: %d', (label, least) => {
    expect(shareMet(label)).toBeGreaterThanOrEqual(least)
  })

  it('raise at most one alarm over what is harmless', () => {
    const alarms = of('none').filter(({ text }) => ['crisis', 'emergency', 'urgent'].includes(triage(text, []).level))
    expect(alarms.length, alarms.map(({ text }) => text).join('; ')).toBeLessThanOrEqual(1)
  })
})

describe('the weights of words', () => {
  it('were learned from the phrasings as they are now', () => {
    const phrasings = createHash('sha256').update(read('../fixtures/safety/phrasings.jsonl')).digest('hex')
    expect(read('../../server/answer/triage/leaning-weights.txt')).toContain(phrasings)
  })

  it('lean nowhere over a word alone, an empty message or words that nobody wrote before', () => {
    for (const text of ['', 'ativan', 'Zwxq qwvx vvrt plomk']) {
      expect(LEANINGS.map(leaning => leaningOf(leaning, readMessage(text)))).toEqual(LEANINGS.map(() => 0))
    }
  })

  it('make nothing of a single warning sign in a message that is too short to lean', () => {
    for (const text of ['blood cancer', 'my rope', 'last letter']) expect(triage(text, []).level, text).toBe('none')
  })

  it('do not make a message grave for being long', () => {
    const long = 'What should I eat during chemo, and what helps with a dry mouth? '.repeat(60)
    expect(triage(long, []).level).toBe('none')
  })
})
