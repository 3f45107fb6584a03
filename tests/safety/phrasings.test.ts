import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { triage } from '../../server/answer/triage.ts'

interface Phrasing {
  id: string
  label: string
  text: string
  before?: string[]
}

const phrasings: Phrasing[] = readFileSync(new URL('../fixtures/safety/phrasings.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))

describe('what patients and families write', () => {
  it('is tested on at least 300 phrasings, 100 of them harmless', () => {
    expect(phrasings.length).toBeGreaterThanOrEqual(300)
    expect(phrasings.filter(({ label }) => label === 'none').length).toBeGreaterThanOrEqual(100)
  })

  it.each(phrasings)('$id: "$text" is $label', ({ label, text, before = [] }) => {
    expect(triage(text, before).level).toBe(label)
  })
})
