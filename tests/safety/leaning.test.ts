/** What the weights of words make of phrasings that nothing was learned from and no rule was written for. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMessage } from '../../server/answer/triage/canonical.ts'
import { KINDS, LEANINGS, leaningOf } from '../../server/answer/triage/leaning.ts'
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
  // What stood when these were written met 73, 73, 28, 46 and 44 of a hundred; what falls below is a step back.
  it.each([
    ['crisis', 0.94],
    ['emergency', 0.95],
    ['urgent', 0.65],
    ['dosing', 0.85],
    ['refuse', 0.75],
  ])('are met as %s in at least this share: %d', (label, least) => {
    expect(shareMet(label)).toBeGreaterThanOrEqual(least)
  })

  it('raise an alarm over at most one in ten of what is harmless, most of it near misses on purpose', () => {
    const harmless = [...of('routine'), ...of('distress')]
    const alarms = harmless.filter(({ text }) => ['crisis', 'emergency', 'urgent'].includes(triage(text, []).level))
    expect(alarms.length / harmless.length, alarms.map(({ text }) => text).join('; ')).toBeLessThanOrEqual(0.1)
  })
})

describe('the weights of words', () => {
  it('were learned from the phrasings as they are now', () => {
    const files = ['phrasings', 'told'].map(name => read(`../fixtures/safety/${name}.jsonl`))
    const phrasings = createHash('sha256').update(files.join('').replaceAll(', "missed": true', '')).digest('hex')
    const [hash, kinds] = read('../../server/answer/triage/leaning-weights.txt').split('\n')
    expect(hash).toContain(phrasings)
    expect(kinds).toBe(`# ${KINDS.join(' ')}`)
  })

  it('lean nowhere over a word alone or an empty message, and raise nothing over words that nobody wrote before', () => {
    for (const text of ['', 'ativan']) {
      expect(LEANINGS.map(leaning => leaningOf(leaning, readMessage(text)))).toEqual(LEANINGS.map(() => 0))
    }
    expect(triage('Zwxq qwvx vvrt plomk', []).level).toBe('none')
  })

  it('make nothing of a single warning sign in a message that is too short to lean', () => {
    for (const text of ['blood cancer', 'my rope', 'last letter']) expect(triage(text, []).level, text).toBe('none')
  })

  it('do not make a message grave for being long', () => {
    const long = 'What should I eat during chemo, and what helps with a dry mouth? '.repeat(60)
    expect(triage(long, []).level).toBe('none')
  })
})
