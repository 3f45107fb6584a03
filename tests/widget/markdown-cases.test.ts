/** Markdown in a real browser: what a text becomes while it streams is what it is in the end, and what CommonMark and GFM say. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Token } from 'marked'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lex } from '../../widget/markdown/lexer.ts'
import { launchBrowser } from '../support/browser.ts'
import { openMarkdownPage } from '../support/markdown-page.ts'

const DATA = join(process.env.NAVIS_TEST_DATA ?? '../shared/data', 'rendering')
const RUNS = Number(process.env.NAVIS_MARKDOWN_RUNS ?? 150)
/** One in so many cases is streamed; `npm run proof` streams them all. Each is drawn whole. */
const EVERY = Number(process.env.NAVIS_PAYLOADS_EVERY ?? 8)
const REPLACED_MAX = 20

interface Case {
  example: number
  section: string
  markdown: string
  html: string
}

const read = <T>(name: string): T[] =>
  existsSync(join(DATA, name)) ? JSON.parse(readFileSync(join(DATA, name), 'utf8')) : []
const CASES = ['commonmark-spec.json', 'gfm-spec.json'].flatMap(name =>
  read<Case>(name).map(item => ({ ...item, name: `${name} ${item.example}` })),
)

/** What no answer may show, or need not: docs/markdown.md says why. */
const OUTSIDE: [why: string, isMeant: (item: Case) => boolean][] = [
  ['raw HTML', ({ markdown }) => hasHtml(lex(markdown, {}))],
  // The specification's own output holds tags of the text, which a browser would take for elements.
  ['HTML that is text', ({ html }) => /<(?:bar|b\)c|foo\n|b>c)/.test(html)],
  ['named references beyond the table', ({ html }) => /[©ÆĎ¾ℋⅆ∲]/.test(html)],
]

function hasHtml(tokens: readonly Token[]): boolean {
  return tokens.some(
    token =>
      token.type === 'html' ||
      hasHtml((token as { tokens?: Token[] }).tokens ?? []) ||
      hasHtml((token as { items?: Token[] }).items ?? []),
  )
}

const inside = CASES.filter(item => !OUTSIDE.some(([, isMeant]) => isMeant(item)))

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await openMarkdownPage(browser)
})
afterAll(() => browser.close())

/** The first text whose DOM depends on how it came; undefined when there is none. */
function findDifference(texts: readonly string[], html = true) {
  return page.evaluate(
    async ([list, parsed]) => {
      for (const text of list) {
        const { streamed, whole } = await window.stream(text, 1, parsed)
        if (streamed !== whole) return { text, streamed, whole }
      }
      return undefined
    },
    [texts, html] as const,
  )
}

describe.skipIf(CASES.length === 0)('the cases of CommonMark and GFM', () => {
  test(`${inside.length} of ${CASES.length} are in the subset, each drawn as the specification says`, async () => {
    expect(inside.length).toBeGreaterThan(CASES.length * 0.8)
    const drawn = await page.evaluate(
      list => list.map(({ markdown, html }) => [window.draw(markdown), window.readMarkup(html)] as const),
      inside,
    )
    for (const [index, [ours, theirs]] of drawn.entries()) expect(ours, inside[index]?.name).toBe(theirs)
  })

  const sample = CASES.filter((_, index) => index % EVERY === 0).map(item => item.markdown)
  test(`${sample.length} of them, also outside of it, end alike character by character`, {
    timeout: 120_000,
  }, async () => {
    expect(await findDifference(sample)).toBeUndefined()
  })

  test('what makes other readers slow is drawn in linear time', { timeout: 60_000 }, async () => {
    for (const { name, markdown } of read<{ name: string; markdown: string }>('redos-markdown.json')) {
      const [once, often] = await page.evaluate(async text => {
        const time = async (times: number) =>
          (await window.stream(`${text}\n\n`.repeat(times), 1e6, false)).times.reduce((sum, ms) => sum + ms, 0)
        await time(1)
        // The best of some: others share the machine.
        const best = async (times: number) => Math.min(await time(times), await time(times), await time(times))
        return [await best(4), await best(32)] as const
      }, markdown)
      expect(often, name).toBeLessThan(8 * once * 4 + 50)
    }
  })
})

const PIECES = fc.constantFrom(
  'Some words with **bold** and *em*.', 'two  \nlines', '## A heading', '### Another', '- item', '  - nested', '    deep', '1. first',
  '2. second', '> quoted', '> - in it', '', '', '', '', ':::phrasing', '- Best: "Could we ask?"', ':::questions', ':::gap', ':::',
  '| a | b |', '|---|:-:|', '| 1 | **2** |', '```', 'code here', '    indented', '---', '===', '[a]: https://source1.example',
  'see [a] and [1][2]', '[link](https://source1.example/x "title")', '![alt *text*](https://x.example/p.png)', '<b>raw</b>',
  'CO<sub>2</sub>', '<script>x()</script>', '<!-- note -->', '<!-- open', 'closed -->', '<script>', '<title>', '<p 0.05', '<?open', '* * *', '**open', 'a\\', '~~gone~~', '`x', 'x`', '- [ ] task', '- [x] done',
  '&amp; &lt; &#8230;', 'https://source2.example/path', '***both***', '_a_b_c_', '1) one', '+ plus', '\\*not\\*', 'ünïcödé 👩‍⚕️', '~~~',
) // biome-ignore format: a table

describe('any document', () => {
  test(`${RUNS} random ones end alike character by character`, { timeout: 600_000 }, async () => {
    const seed = Number(process.env.NAVIS_SEED ?? 7)
    const texts = fc.sample(
      fc.array(PIECES, { minLength: 1, maxLength: 12 }).map(lines => lines.join('\n')),
      { numRuns: RUNS, seed },
    )
    expect(await findDifference(texts)).toBeUndefined()
  })

  test('no tag or comment that nothing ends takes words of an answer along', { timeout: 120_000 }, async () => {
    const piece = fc.constantFrom(
      '<!-- ', '<!--', '<script>', '<style>', '<title>', '<textarea>', '<p 0.05', '<template>', '<svg>', '<math>', '<plaintext>',
      '<frameset>', '<select>', '<table><col>', '<iframe>', '<noscript>', '<?', '<![CDATA[', '</', '<b>', '</b>', '<b ', '<i class="',
      '\n', '\n', '\n\n', '\n- ', '&lt;', ' < ',
    ) // biome-ignore format: a table
    const texts = fc.sample(
      fc
        .array(piece, { maxLength: 12 })
        .map(pieces => ['word', ...pieces].map((piece, n) => `${piece}w${n}z `).join('')),
      { numRuns: RUNS, seed: Number(process.env.NAVIS_SEED ?? 7) },
    )
    const lost = await page.evaluate(async list => {
      for (const text of list) {
        const { streamed, whole } = await window.stream(text, 1, true)
        const shown = new DOMParser().parseFromString(whole, 'text/html').body.textContent
        const missing = text.match(/w\d+z/g)?.filter(word => !shown.includes(word))
        if (streamed !== whole || missing?.length) return { text, whole, streamed, missing }
      }
      return undefined
    }, texts)
    expect(lost).toBeUndefined()
  })

  test('replaces at most 20 elements of an answer after they were shown', async () => {
    const answer = readFileSync(new URL('../fixtures/answer.md', import.meta.url), 'utf8')
    for (const size of [1, 3, 17]) {
      const { replaced } = await page.evaluate(([text, step]) => window.stream(text, step, true), [
        answer.repeat(4),
        size,
      ] as const)
      expect(replaced).toBeLessThanOrEqual(REPLACED_MAX)
    }
  })
})
