/** Web pages: the article without menus and banners, by its headings. Scripts are never run and nothing is fetched. */
import { isProbablyReaderable, Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { Parsed } from '../article.ts'
import { type About, type Piece, tidy, toDocument } from './pieces.ts'

/** A page of more is no page; this also bounds the work on a hostile one. */
const HTML_MAX_LENGTH = 20_000_000
const DEPTH_MAX = 300
const NODES_MAX = 400_000

const HEADINGS = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6'])
const LEFT_OUT = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'NAV',
  'FORM',
  'BUTTON',
  'SVG',
  'IFRAME',
  'OBJECT',
  'FOOTER',
])
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DIV DL DT FIGCAPTION FIGURE HEADER LI MAIN OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  ),
)

/** The rows of a table as text: cells side by side, a row a paragraph. */
function readTable(table: Element): string[] {
  return [...table.querySelectorAll('tr')].map(row =>
    [...row.children]
      .map(cell => tidy(cell.textContent ?? ''))
      .filter(text => text !== '')
      .join(' | '),
  )
}

/** Pieces by heading, in the order of the page. */
export function readPieces(root: Element): Piece[] {
  const pieces: Piece[] = [{ heading: '', paragraphs: [] }]
  let text = ''
  let nodes = 0
  const put = (kind: 'paragraph' | 'item') => {
    if (tidy(text) !== '') pieces.at(-1)?.paragraphs.push({ kind, text })
    text = ''
  }
  function walk(node: Node, kind: 'paragraph' | 'item', depth: number): void {
    if (++nodes > NODES_MAX || depth > DEPTH_MAX) throw new Error('it is nested too deeply or has too many parts')
    if (node.nodeType === 3) {
      text += node.textContent ?? ''
      return
    }
    if (node.nodeType !== 1) return
    const element = node as Element
    const name = element.tagName.toUpperCase()
    if (LEFT_OUT.has(name) || element.getAttribute('hidden') !== null) return
    if (HEADINGS.has(name)) {
      put(kind)
      pieces.push({ heading: element.textContent ?? '', paragraphs: [] })
    } else if (name === 'TABLE') {
      put(kind)
      for (const row of readTable(element)) pieces.at(-1)?.paragraphs.push({ kind: 'paragraph', text: row })
    } else if (name === 'BR') text += ' '
    else {
      const own = name === 'LI' ? 'item' : kind
      if (BLOCKS.has(name)) put(kind)
      for (const child of [...element.childNodes]) walk(child, own, depth + 1)
      if (BLOCKS.has(name)) put(own)
    }
  }
  walk(root as unknown as Node, 'paragraph', 0)
  put('paragraph')
  return pieces
}

type Page = ReturnType<typeof parseHTML>['document']

function readAbout(document: Page, name: string): About {
  const meta = (...names: string[]) =>
    names
      .map(one => document.querySelector(`meta[property="${one}"], meta[name="${one}"]`)?.getAttribute('content'))
      .find(content => content)
  const link = (rel: string) => document.querySelector(`link[rel~="${rel}"], a[rel~="${rel}"]`)?.getAttribute('href')
  const title = tidy(meta('og:title', 'dc.title') ?? document.querySelector('title')?.textContent ?? '')
  const heading = tidy(document.querySelector('h1')?.textContent ?? '')
  const day = (value: string | undefined | null) => /^\d{4}(?:-\d{2}){0,2}/.exec(value ?? '')?.[0]
  return {
    id: name,
    title: heading || title || name,
    source: {
      url: link('canonical') ?? meta('og:url'),
      publisher: meta('og:site_name', 'dc.publisher', 'publisher'),
      published: day(meta('article:published_time', 'dc.date', 'date')),
      reviewed: day(meta('article:modified_time', 'last-modified', 'dcterms.modified')),
      licence: meta('dc.rights', 'license', 'licence') ?? link('license'),
      kind: 'patient-page',
    },
  }
}

/** Reads one page; `name` is what it is called where it has no title. */
export function parseHtml(text: string, name: string): Parsed {
  if (text.length > HTML_MAX_LENGTH) return { ok: false, reason: 'it is too long for a web page' }
  const { document } = parseHTML(/<html[\s>]/i.test(text) ? text : `<!doctype html><html><body>${text}</body></html>`)
  const about = readAbout(document, name)
  const body = document.body as unknown as Element | null
  const whole = body ? readPieces(body) : []
  // Readability empties the page it reads.
  const article = isProbablyReaderable(document as never) ? new Readability(document as never).parse() : null
  const read = article?.content ? parseHTML(`<html><body>${article.content}</body></html>`).document.body : null
  const pieces = read ? readPieces(read as unknown as Element) : []
  const [first] = pieces
  if (first && first.heading === '') first.heading = about.title
  const made = toDocument(about, pieces) ?? toDocument(about, whole)
  return made ? { ok: true, document: made, leftOut: [] } : { ok: false, reason: 'it has no text' }
}
