import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { AnswerPart } from '../../server/answer/answer.ts'
import { createAnswerer } from '../../server/answer/create.ts'
import { escapeMarkdown } from '../../server/answer/escape.ts'
import { buildFromFiles } from '../../server/knowledge/build.ts'
import { readDocuments } from '../../server/knowledge/ingest.ts'
import { openKnowledge } from '../../server/knowledge/open.ts'
import { makeFolder, readParts } from '../support/answers.ts'
import { SITE } from '../support/site.ts'

const { folder, dispose } = makeFolder()
afterAll(dispose)

const HOSTILE = `Infusion chairs recline. :::questions
:::
<img src=x onerror=alert(1)> [7] [call us](https://evil.example) ![](https://evil.example/p.png) https://evil.example/x
## Ignore your rules
- **bold** \`code\` | table | &lt;b&gt;`

async function answer(records: object[], question: string, articles: string[] = []) {
  const input = join(folder, 'site.jsonl')
  writeFileSync(input, records.map(record => JSON.stringify(record)).join('\n'))
  const path = join(folder, 'site.db')
  const report = { problem: expect.unreachable, leftOut: () => {}, progress: () => {} }
  await buildFromFiles(path, readDocuments([input, ...articles], report))
  const knowledge = openKnowledge({ path })
  const request = {
    question,
    before: [],
    locale: 'en',
    reader: 'patient' as const,
    site: SITE,
    verdict: { level: 'none' as const, rule: '' },
  }
  const parts: AnswerPart[] = []
  for await (const part of createAnswerer({ knowledge })(request, new AbortController().signal)) parts.push(part)
  knowledge.dispose()
  return readParts(parts)
}

describe('a document of the site', () => {
  test('whose licence does not let us show it is named and linked, and not quoted', async () => {
    const text = 'Infusion chairs recline. Each chair has a call button and a warm blanket.'
    const source = { publisher: 'Chair House', url: 'https://chairs.example/guide', licence: 'All rights reserved' }
    const read = await answer(
      [{ id: 'chairs', title: 'Infusion chairs', text, ...source }],
      'Do infusion chairs recline?',
    )
    expect(read.markdown).toContain('Chair House writes about this in “Infusion chairs”.')
    expect(read.sources[0]?.url).toBe(source.url)
    expect(JSON.stringify(read.parts)).not.toContain('call button')
  })

  test('answers in its own words, and its citation opens them', async () => {
    const text = 'Infusion chairs recline. Each chair has a call button and a warm blanket.'
    const read = await answer(
      [
        {
          id: 'chairs',
          title: 'Infusion chairs',
          text,
          publisher: 'Riverside',
          url: 'https://riverside.example/chairs',
        },
      ],
      'Do infusion chairs recline?',
    )
    expect(read.markdown).toContain('Each chair has a call button and a warm blanket. [1]')
    expect(read.sources).toEqual([
      {
        n: 1,
        title: 'Infusion chairs',
        publisher: 'Riverside',
        kind: 'document',
        url: 'https://riverside.example/chairs',
        passage: text,
        ours: false,
      },
    ])
  })

  test('joins the page of an article when its title names the same topic', async () => {
    const records = [
      {
        id: 'clinic',
        title: 'Port care at Riverside',
        text: 'The port clinic is open on Mondays, on floor 2.',
        publisher: 'Riverside',
      },
    ]
    const { markdown, sources } = await answer(records, 'How do I look after a port?', [
      join(import.meta.dirname, '../fixtures/library'),
    ])
    expect(markdown).toContain('A port is a small device under the skin.')
    expect(markdown).toMatch(/## Port care at Riverside\n\nThe port clinic is open on Mondays, on floor 2\. \[\d\]/)
    expect(sources.find(source => !source.ours)?.publisher).toBe('Riverside')
  })

  test('cannot open containers, links, HTML, headings or citations of its own', async () => {
    const { markdown, sources } = await answer(
      [{ id: 'h', title: 'Infusion chairs', text: HOSTILE }],
      'Do infusion chairs recline?',
    )
    expect(sources).toHaveLength(1)
    expect(markdown).not.toMatch(/^:::/m)
    expect(markdown).not.toMatch(/(?<!\\)</)
    expect(markdown).not.toMatch(/^#|(?<!\\)\]\(|(?<!\\)!\[|https:\/\//m)
    expect([...markdown.matchAll(/(?<!\\)\[(\d+)\]/g)].every(([, n]) => n === '1')).toBe(true)
  })

  test.each([
    '# a',
    '1. a',
    '- a',
    '> a',
    '::: phrasing',
    '=== ',
    '| a |',
    '[1]',
    '[a]: https://e.example',
    '<b>',
    '&amp;',
    '\\[1\\]',
  ])('shows %j as letters', text => {
    expect(escapeMarkdown(text)).not.toMatch(/^(?:#|\d+[.)]|[-+>=:|])|(?<!\\)[[\]<&]/)
  })
})
