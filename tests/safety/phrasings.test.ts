/**
 * Our own phrasings, frozen: each was written before it was known what triage makes of it. A label changes only where it was
 * wrong, never to please triage; what is still missed is marked `missed`.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { triage } from '../../server/answer/triage.ts'

interface Phrasing {
  id: string
  label: string
  /** Of a refusal: which kind of refusal is right. */
  rule?: string
  text: string
  before?: string[]
  /** Not met as it should be so far: kept, so that it is known. */
  missed?: true
}

const all: Phrasing[] = readFileSync(new URL('../fixtures/safety/phrasings.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))
const phrasings = all.filter(({ missed }) => !missed)
const labels = [...new Set(phrasings.map(({ label }) => label))]
/** Each is judged once. */
const verdicts = new Map(phrasings.map(phrasing => [phrasing, triage(phrasing.text, phrasing.before ?? [])]))
const of = (wanted: string) => phrasings.filter(({ label }) => label === wanted)

function findWrong(judged: readonly Phrasing[]) {
  return judged.flatMap(phrasing => {
    const { id, label, rule, text, before = [] } = phrasing
    const verdict = verdicts.get(phrasing) ?? triage(text, before)
    // Taken more gravely than it is, an urgent sign is still met with a card.
    const isRight = verdict.level === label || (label === 'urgent' && verdict.level === 'emergency')
    const isKind = rule === undefined || verdict.rule.split(':')[0] === rule
    return isRight && isKind
      ? []
      : [`${id} ${label} as ${verdict.level} ${verdict.rule}: ${[...before, text].join(' / ')}`]
  })
}

describe('what patients and families write', () => {
  it('is tested on at least 600 phrasings, 200 of them harmless and 40 red flags of two messages', () => {
    expect(phrasings.length).toBeGreaterThanOrEqual(600)
    expect(of('none').length).toBeGreaterThanOrEqual(200)
    const flags = phrasings.filter(({ label }) => ['crisis', 'emergency', 'urgent'].includes(label))
    expect(flags.filter(({ before }) => before?.length).length).toBeGreaterThanOrEqual(40)
  })

  it('is met wrongly in at most one of 200, each of which is known', () => {
    const missed = all.filter(phrasing => phrasing.missed)
    expect(missed.length / all.length).toBeLessThanOrEqual(0.005)
    expect(findWrong(missed).length).toBe(missed.length)
  })

  it.each(['crisis', 'emergency'])('is met with a card wherever it is %s', label => {
    expect(findWrong(of(label))).toEqual([])
  })

  it('raises at most one alarm over what is harmless', () => {
    const alarms = of('none').filter(phrasing =>
      ['crisis', 'emergency', 'urgent'].includes(verdicts.get(phrasing)?.level ?? 'none'),
    )
    expect(alarms.map(({ text }) => text).slice(1)).toEqual([])
  })

  it.each(['dosing', 'refuse'])('is declined in at least 95 of 100 where it asks for %s', label => {
    expect(findWrong(of(label)).length / of(label).length).toBeLessThanOrEqual(0.05)
  })

  it.each(labels)('is met as before: %s', label => {
    expect(findWrong(of(label))).toEqual([])
  })
})
