import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Token } from 'marked'
import { describe, expect, test } from 'vitest'
import { createBlocks, type Read } from '../../widget/markdown/blocks.ts'
import { allowLink, linkPolicy } from '../../widget/markdown/links.ts'
import { mend } from '../../widget/markdown/mend.ts'

/** Streams `text` one character at a time and returns the blocks at the end. */
function stream(text: string): Token[] {
  const blocks = createBlocks()
  for (let length = 1; length <= text.length; length++) blocks.read(text.slice(0, length), false)
  return all(blocks.read(text, true))
}

const all = ({ settled, rest }: Read): Token[] => [...settled, ...rest]

/** What is drawn of tokens: everything but raw text, which blocks of blank lines may share differently. */
const drawn = (tokens: Token[]): unknown =>
  JSON.parse(
    JSON.stringify(
      tokens.filter(({ type }) => type !== 'space' && type !== 'def'),
      (key, value) => (key === 'raw' ? undefined : value),
    ),
  )

const whole = (text: string): unknown => drawn(all(createBlocks().read(text, true)))

describe('streaming Markdown', () => {
  test('an answer streamed character by character ends as the whole answer', () => {
    const answer = readFileSync(new URL('../fixtures/answer.md', import.meta.url), 'utf8')
    expect(drawn(stream(answer))).toEqual(whole(answer))
  })

  test('random documents of the constructs answers use end as the whole document', () => {
    const line = fc.constantFrom(
      'Some words with **bold** and *em*.', '## A heading', '- item', '  - nested', '1. first', '> quoted', '', '', '',
      ':::phrasing', '- Best: "Could we ask?"', ':::questions', ':::gap', ':::', '| a | b |', '|---|---|', '| 1 | 2 |',
      '```', 'code here', '    indented', '---', '===', '[a]: https://example.org', 'see [a] and [1][2]', '<b>raw</b>', '* * *',
      '**open', 'a\\', '~~gone~~', '`x', 'x`',
    ) // biome-ignore format: a table
    const runs = Number(process.env.NAVIS_MARKDOWN_RUNS ?? 300)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), lines => {
        const text = lines.join('\n')
        expect(drawn(stream(text))).toEqual(whole(text))
      }),
      { numRuns: runs },
    )
  })

  test('a finished block stays the same object while the text grows', () => {
    const blocks = createBlocks()
    const [first] = all(blocks.read('One.\n\nTwo.\n\nThree', false))
    const later = all(blocks.read('One.\n\nTwo.\n\nThree goes on.\n\n- and a list', false))
    expect(later[0]).toBe(first)
  })

  test('a link definition that comes last reaches the first paragraph', () => {
    const text = 'See [the page].\n\nMore.\n\n[the page]: https://example.org\n\nEnd.'
    expect(JSON.stringify(stream(text))).toContain('"href":"https://example.org"')
  })
})

describe('the unfinished end', () => {
  test.each([
    ['a **bol', 'a **bol**'],
    ['a **', 'a '],
    ['a *', 'a '],
    ['a `cod', 'a `cod`'],
    ['see [the pa', 'see '],
    ['see [the page](https://ex', 'see '],
    ['cited [1', 'cited '],
    ['cited [1] and', 'cited [1] and'],
    ['x <su', 'x '],
    ['text\n#', 'text\n'],
    ['text\n\n:::phra', 'text\n\n'],
    ['text\n\n| a | b |', 'text\n\n'],
    ['| a | b |', ''],
    ['**bol', '**bol**'],
    ['2 * 3 = 6', '2 * 3 = 6'],
    ['snake_case_name', 'snake_case_name'],
    ['done.', 'done.'],
  ])('%j is drawn as %j', (text, shown) => {
    expect(mend(text)).toBe(shown)
  })

  test('no prefix of an answer shows a raw marker', () => {
    const answer = readFileSync(new URL('../fixtures/answer.md', import.meta.url), 'utf8')
    const blocks = createBlocks()
    const text = (tokens: Token[]): string =>
      tokens
        .map(token => {
          const inner = [
            ...((token as { tokens?: Token[] }).tokens ?? []),
            ...((token as { items?: Token[] }).items ?? []),
          ]
          return inner.length > 0
            ? text(inner)
            : token.type === 'space'
              ? ''
              : ((token as { text?: string }).text ?? '')
        })
        .join(' ')
    for (let length = 1; length <= answer.length; length++) {
      const shown = text(all(blocks.read(answer.slice(0, length), false)))
      expect(shown, `after ${length} characters`).not.toMatch(/\*\*|:::|^#|`|\]\(|\[\d*$/)
    }
  })
})

describe('links of an answer', () => {
  const source = {
    n: 1,
    title: '',
    publisher: '',
    kind: 'paper',
    url: 'https://www.cancer.gov/x',
    passage: '',
    ours: true,
  } as const
  const policy = linkPolicy([source], ['tel:+15555550100'])

  test('lead to hosts of its sources and to the contacts of the site', () => {
    expect(allowLink('https://www.cancer.gov/other', policy)).toEqual({
      href: 'https://www.cancer.gov/other',
      host: 'www.cancer.gov',
    })
    expect(allowLink('tel:+15555550100', policy)).toEqual({ href: 'tel:+15555550100' })
  })

  test.each([
    'https://evil.example/',
    'http://www.cancer.gov/',
    'javascript:alert(1)',
    'https://www.cancer.gov@evil.example/',
    'tel:911',
    '//www.cancer.gov',
    'data:text/html,x',
    '',
  ])('never to %j', href => expect(allowLink(href, policy)).toBeUndefined())
})
