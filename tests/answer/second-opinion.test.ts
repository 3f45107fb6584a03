import { afterAll, describe, expect, test } from 'vitest'
import { openAnswers } from '../support/answers.ts'

const QUESTION = 'How do I get a second opinion for HER2-low breast cancer without offending my oncologist?'
const answers = openAnswers()
afterAll(answers.dispose)

const listUnder = (markdown: string, heading: RegExp): string[] => {
  const section = markdown.split(/^## /m).find(part => heading.test(part.split('\n')[0] ?? '')) ?? ''
  return section.split('\n').filter(line => line.startsWith('- '))
}

describe('how to get a second opinion for HER2-low breast cancer without offending the oncologist', async () => {
  const { markdown, sources, parts, about, followUps, outcome } = await answers.ask(QUESTION)

  test('begins with reassurance in at most three short sentences', () => {
    const main = markdown.split('## ')[0] ?? ''
    expect(main).toMatch(/offend/)
    expect(main.match(/[.!?](?=\s)/g)?.length).toBeLessThanOrEqual(3)
  })

  test('says why it matters for HER2-low: 0 and 1+ can differ between readers, so ask for a second reading of the tissue', () => {
    expect(markdown).toMatch(/differ between 0 and 1\+/)
    expect(markdown).toMatch(/second reading/)
    expect(markdown).toMatch(/slides.*block/)
  })

  test('offers three phrasings, the best of which is an actual request', () => {
    const phrasings = /:::phrasing\n([\s\S]*?)\n:::/.exec(markdown)?.[1]?.split('\n') ?? []
    expect(phrasings.map(line => line.split(':')[0])).toEqual(['- Good', '- Better', '- Best'])
    expect(phrasings[2]).toMatch(/Could you|Please/)
  })

  test('says what doctors usually do, and that US law gives a right to the records', () => {
    expect(markdown).toMatch(/## What doctors usually do/)
    expect(markdown).toMatch(/US law \(45 CFR 164\.524\)/)
  })

  test('lists what to bring, what to ask, where to look and what can come next', () => {
    expect(listUnder(markdown, /bring/i).length).toBeGreaterThanOrEqual(5)
    expect((/:::questions\n([\s\S]*?)\n:::/.exec(markdown)?.[1] ?? '').split('\n').length).toBeGreaterThanOrEqual(5)
    expect(listUnder(markdown, /where to look/i).length).toBeGreaterThanOrEqual(4)
    expect(listUnder(markdown, /next/i).length).toBeGreaterThanOrEqual(3)
  })

  test('ends with the bottom line', () => {
    expect(markdown.trim().split('\n').at(-1)).toMatch(/^\*\*Bottom line:\*\* /)
  })

  test('is a page that a tired person can read: 300 to 750 words', () => {
    const words = markdown.replace(/\[\d+\]/g, '').match(/\S*\w\S*/g)?.length ?? 0
    expect(words).toBeGreaterThan(300)
    expect(words).toBeLessThanOrEqual(750)
  })

  test('rests on at least four sources with links, a guideline, a paper and a patient page among them', () => {
    expect(new Set(sources.map(source => source.url)).size).toBeGreaterThanOrEqual(4)
    const kinds = new Set(sources.map(source => source.kind))
    for (const kind of ['guideline', 'paper', 'patient-page'] as const) expect(kinds).toContain(kind)
    expect(sources.every(source => source.ours)).toBe(true)
  })

  test('every paragraph and list item outside the containers is cited, and each citation opens the very passage', () => {
    const lines = markdown.replace(/:::(phrasing|questions)\n[\s\S]*?\n:::/g, '').split('\n')
    const isListIntro = (line: string) => /^[^[\]]{1,60}:$/.test(line)
    for (const line of lines.filter(one => one.trim() && !one.startsWith('#') && !isListIntro(one))) {
      const cited = [...line.matchAll(/\[(\d+)\]/g)].map(found => Number(found[1]))
      expect(cited.length, line).toBeGreaterThan(0)
      const said = line.replace(/\[\d+\]|^- |\*\*Bottom line:\*\* /g, '').trim()
      if (said.endsWith(':')) continue
      for (const n of cited) expect(sources.find(source => source.n === n)?.passage).toContain(said)
    }
  })

  test('numbers sources by first appearance, and none is cited before it is sent', () => {
    expect([...new Set([...markdown.matchAll(/\[(\d+)\]/g)].map(found => Number(found[1])))]).toEqual(
      sources.map(one => one.n),
    )
    const sent = new Set<number>()
    for (const part of parts) {
      if (part.type === 'sources') for (const { n } of part.sources) sent.add(n)
      if (part.type === 'delta') for (const [, n] of part.text.matchAll(/\[(\d+)\]/g)) expect(sent).toContain(Number(n))
    }
  })

  test('is read as both topics, and nothing is said twice', () => {
    expect(about).toMatch(/second opinion.*HER2-low/i)
    const lines = markdown.split('\n').filter(line => line.length > 40)
    expect(new Set(lines).size).toBe(lines.length)
    expect(outcome).toBe('complete')
  })

  test('offers two to four follow-ups, each of which the library answers', async () => {
    expect(followUps.length).toBeGreaterThanOrEqual(2)
    expect(followUps.length).toBeLessThanOrEqual(4)
    for (const followUp of followUps) expect((await answers.ask(followUp)).sources.length, followUp).toBeGreaterThan(0)
  })
})
