/** An answer copied as Markdown: what is pasted shows the same words, and leads nowhere that the panel does not lead. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Lexer, type Token } from 'marked'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../protocol/frames.ts'
import { decodeEntities } from '../../widget/markdown/entities.ts'
import { writeMarkdownAnswer } from '../../widget/panel/lazy/takeaway/markdown-answer.ts'

const DATA = join(process.env.NAVIS_TEST_DATA ?? '../shared/data', 'rendering')
/** One in so many payloads is written; `npm run proof` writes them all. */
const EVERY = Number(process.env.NAVIS_PAYLOADS_EVERY ?? 16)
const SOURCE: Source = {
  n: 1,
  title: 'A page',
  publisher: 'An institute',
  kind: 'paper',
  url: 'https://own.example/a_(page)?q=*x*',
  published: '2024',
  passage: '',
  ours: false,
}

interface Parts {
  question: string
  text: string
  source: Partial<Source>
  name: string
  notice: string
  closing: string
}

function write({
  question = 'Why?',
  text = 'Words.',
  source = {},
  name = 'A centre',
  notice = 'Not advice.',
  closing = 'General.',
}: Partial<Parts>): string {
  return writeMarkdownAnswer(
    { question, at: '2027-01-02T15:04:00Z' },
    {
      start: { type: 'answer-start', answer: 'a', attempt: 1, notice: { title: 'Notice', text: notice }, upload: null },
      text,
      sources: [{ ...SOURCE, ...source }],
      end: { type: 'answer-end', answer: 'a', attempt: 1, outcome: 'complete', closing, followUps: [] },
    },
    { settings: { assistant: 'Navis AI', name }, chat: { locale: { value: 'en' } } },
  )
}

function flatten(tokens: readonly Token[]): Token[] {
  return tokens.flatMap(token => {
    const inner = [
      ...(('tokens' in token && token.tokens) || []),
      ...(token.type === 'list' ? token.items : []),
      ...(token.type === 'table' ? [...token.header, ...token.rows.flat()] : []),
    ]
    return [token, ...flatten(inner as Token[])]
  })
}

/** What a reader of GFM makes of it that is no word: links that lead elsewhere than to the source, images, HTML, definitions. */
function findEscapes(markdown: string): string[] {
  return flatten(new Lexer({ gfm: true }).lex(markdown)).flatMap(token => {
    if (token.type === 'html' || token.type === 'image' || token.type === 'def') return [`${token.type} ${token.raw}`]
    return token.type === 'link' && new URL(token.href, 'https://none.invalid').host !== 'own.example'
      ? [token.href]
      : []
  })
}

/** The words that are read. */
function readWords(markdown: string): string {
  return flatten(new Lexer({ gfm: true }).lex(markdown))
    .map(token =>
      (token.type === 'text' && !token.tokens) || token.type === 'escape' ? decodeEntities(token.text) : '',
    )
    .join('')
}

test('it has the same parts as the text, as headings, a quote and a list', () => {
  expect(
    write({ text: '## Why\n\nA **low** level. [1]\n\n:::questions\n- What now?\n:::' }).replace(/2027 at .*/, '2027'),
  ).toBe(
    [
      '# Why?',
      'Navis AI · AI · A centre · Saturday, January 2, 2027',
      '> **Notice.** Not advice.',
      '## Why',
      'A **low** level. \\[1\\]',
      '- What now?',
      '## Sources',
      '- \\[1\\] A page, An institute, 2024, <https://own.example/a_(page)?q=*x*>',
      'General.',
    ].join('\n\n'),
  )
})

test('lists, tables, code and quotes stay what they are', () => {
  const text =
    '1. One\n   - Two\n2. Three\n\n> Said\n\n| A | B |\n| --- | --- |\n| 1 | 2\\|3 |\n\n```js\na `b` *c*\n```'
  const types = (markdown: string) =>
    new Lexer({ gfm: true })
      .lex(markdown)
      .map(token => token.type)
      .filter(type => type !== 'space')
  const written = write({ text })
  expect(types(written).slice(3, 7)).toEqual(types(text))
  expect(written).toContain('1. One\n   - Two\n2. Three')
  expect(written).toContain('```\na `b` *c*\n```')
})

test('a link of the answer stays one only where it leads to a source', () => {
  const written = write({
    text: '[Here](https://own.example/b) and [there](https://evil.example/) ![x](https://own.example/x.png)',
  })
  expect(written).toContain('[Here](<https://own.example/b>) and there x')
})

const OWN = [
  'Title](https://evil.example)[',
  '[Title](https://evil.example)',
  '![pixel](https://evil.example/x.png)',
  'https://evil.example www.evil.example someone@evil.example',
  '<https://evil.example>',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  'Title\n\n[1]: https://evil.example\n\n[1]',
  'Title\n# Heading\n- list\n\n    code',
  '`code` **bold** _slanted_ ~~gone~~ | cell',
  '&lt;script&gt; &#60;b&#62;',
  '\\[x](https://evil.example)',
  ':::questions\n- x\n:::',
  '1) one\n2) two',
  '</a><a href="https://evil.example">x</a>',
  '!',
]
const PLACES: (keyof Parts)[] = ['question', 'text', 'source', 'name', 'notice', 'closing']
const place = (where: keyof Parts, text: string): Partial<Parts> =>
  where === 'source' ? { source: { title: text, publisher: text, published: text } } : { [where]: text }

describe.each(PLACES)('as %s', where => {
  test.each(OWN)('%j leads nowhere', payload => {
    expect(findEscapes(write(place(where, payload)))).toEqual([])
  })

  test.skipIf(!existsSync(DATA))('nor does any collected payload', () => {
    const payloads: (string | { payload: string })[] = [
      'xss-payloads.json',
      'naughty-strings.json',
      'dompurify-fixtures.json',
    ].flatMap(name => JSON.parse(readFileSync(join(DATA, name), 'utf8')))
    expect(payloads.length).toBeGreaterThan(100)
    for (const item of payloads.filter((_, index) => index % EVERY === 0)) {
      const payload = typeof item === 'string' ? item : item.payload
      const found = findEscapes(write(place(where, payload)))
      if (found.length > 0) expect({ payload, found }).toBeUndefined()
    }
  })
})

test('a title is read as the words that it is', () => {
  for (const title of ['HER2-low * [x](y) <b> & _z_ | 1. #', '1. First', '# Not a heading', '&amp; &lt;']) {
    expect(readWords(write({ source: { title } }))).toContain(title)
  }
})
