/** The Markdown reader alone in a page: drawn as it streams and drawn whole, to compare the two and to count what was replaced. */
import { h, render } from 'preact'
import type { Source } from '../../protocol/frames.ts'
import { Markdown } from '../../widget/markdown/index.ts'

export interface Streamed {
  /** The DOM in the end, as text. */
  streamed: string
  /** The DOM of the whole text, drawn at once. */
  whole: string
  /** Elements that were in the document once and were taken out of it again. */
  replaced: number
  /** What each drawing took, in ms. */
  times: number[]
}

declare global {
  interface Window {
    /** `text` in pieces of so many characters, then whole; `html` lets raw HTML be parsed. */
    stream(text: string, size: number, html: boolean): Promise<Streamed>
    /** The DOM of the whole text. */
    draw(text: string): string
    /** `markup` as a browser reads it, in the words of `draw` with what it may not have taken away. */
    readMarkup(markup: string): string
  }
}

const SOURCES: Source[] = [1, 2, 3].map(n => ({
  n,
  title: `Source ${n}`,
  publisher: 'Example',
  kind: 'paper',
  url: `https://source${n}.example/`,
  passage: '',
  ours: true,
}))

function openRoot(): HTMLElement {
  return document.body.appendChild(document.createElement('div'))
}

function show(root: Element, text: string, done: boolean, html = false): void {
  render(h(Markdown, { text, done, html, sources: SOURCES }), root)
}

/** What Markdown leaves open: text in one piece, and space that no reader sees. */
function describe(node: Node, isCode = false): string {
  if (node instanceof Text) return isCode ? node.data.replace(/\n$/, '') : node.data.replace(/\s+/g, ' ')
  if (!(node instanceof Element)) return ''
  const name = node.localName
  const inner = [...node.childNodes].map(child => describe(child, isCode || name === 'pre')).join('')
  const start = node.getAttribute('start')
  const label = start ? `${name} ${start}` : name
  if (['div', 'span'].includes(name)) return node.className ? `<div ${node.className}>${inner}</div>` : inner
  return `<${label}>${isCode || name === 'pre' ? inner : inner.trim()}</${name}>`
}

/** Space beside a block or a break is nothing that a reader sees. */
const BESIDE = / *(<\/?(?:blockquote|br|h\d|hr|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)(?: \d+)?>) */g

const exact = (root: Element): string => {
  const copy = root.cloneNode(true) as Element
  copy.normalize()
  return copy.innerHTML
}

window.draw = text => {
  const root = openRoot()
  show(root, text, true)
  const drawn = [...(root.firstElementChild?.childNodes ?? [])].map(node => describe(node)).join('')
  render(null, root)
  root.remove()
  return drawn.replaceAll('<div table-scroll>', '').replaceAll('</table></div>', '</table>').replace(BESIDE, '$1')
}

window.readMarkup = markup => {
  const { body } = new DOMParser().parseFromString(markup, 'text/html')
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Math.min(6, 3 + Math.max(0, Number(heading.localName[1]) - 2))
    const ours = document.createElement(`h${level}`)
    ours.append(...heading.childNodes)
    heading.replaceWith(ours)
  }
  for (const image of body.querySelectorAll('img')) image.replaceWith(image.alt)
  for (const box of body.querySelectorAll('input')) box.replaceWith(box.checked ? '☑' : '☐')
  for (const link of body.querySelectorAll('a')) link.replaceWith(...link.childNodes)
  for (const space of [body, ...body.querySelectorAll('ul, ol, li, blockquote, table, thead, tbody, tr')]) {
    for (const node of [...space.childNodes]) if (node instanceof Text && !node.data.trim()) node.remove()
  }
  return [...body.childNodes]
    .map(node => describe(node))
    .join('')
    .replace(BESIDE, '$1')
}

/** The end of this turn, sooner than a timer that browsers slow down. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise(resolve => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

window.stream = async (text, size, html) => {
  const [root, other] = [openRoot(), openRoot()]
  let replaced = 0
  const count = (records: MutationRecord[]): void => {
    for (const { removedNodes } of records) {
      for (const node of removedNodes) {
        if (node instanceof Element) replaced += 1 + node.querySelectorAll('*').length
      }
    }
  }
  const observer = new MutationObserver(count)
  observer.observe(root, { childList: true, subtree: true })
  const characters = [...text]
  const times: number[] = []
  const timed = (draw: () => void): void => {
    const begun = performance.now()
    draw()
    times.push(performance.now() - begun)
  }
  let shown = ''
  for (let at = 0; at < characters.length; at += size) {
    shown += characters.slice(at, at + size).join('')
    timed(() => show(root, shown, false, html))
    if (html && text.includes('<')) await turn()
    count(observer.takeRecords())
  }
  timed(() => show(root, text, true, html))
  show(other, text, true, html)
  if (html && text.includes('<')) {
    await import('../../widget/markdown/sanitize.ts')
    for (let turns = 0; turns < 3; turns++) await turn()
  }
  count(observer.takeRecords())
  const result = { streamed: exact(root), whole: exact(other), replaced, times }
  observer.disconnect()
  for (const place of [root, other]) {
    render(null, place)
    place.remove()
  }
  return result
}
