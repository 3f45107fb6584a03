/** DOCX: the words of its main part, paragraph by paragraph and row by row. Nothing that it links to is fetched. */

import { childrenOf, find, type XmlElement } from '../../xml-tree.ts'
import type { Line, Reading } from '../document.ts'
import { RefusedFile } from '../refused-file.ts'
import { parseXml } from '../xml.ts'
import type { ZipEntry } from '../zip.ts'

const MAIN = 'word/document.xml'
/** Macros, controls and files inside the file (ECMA-376 part names, and Microsoft's for macros). */
const ACTIVE = /vbaProject|vbaData|\/activeX\/|\/embeddings\/|oleObject|\.bin$|\.exe$|\.dll$/i

export const isDocx = (entries: readonly ZipEntry[]) =>
  entries.some(({ name }) => name === MAIN) && entries.some(({ name }) => name === '[Content_Types].xml')

/** Throws a `RefusedFile`. */
export function readDocx(entries: readonly ZipEntry[]): Reading {
  if (entries.some(({ name }) => ACTIVE.test(name) && !/printerSettings/i.test(name)))
    throw new RefusedFile('active-content')
  const main = entries.find(({ name }) => name === MAIN)
  if (!main) throw new RefusedFile('damaged')
  const body = find(parseXml(new TextDecoder().decode(main.read())), 'body')
  if (!body) throw new RefusedFile('damaged')
  const lines = linesOf(body).map(
    (text, index): Line => ({
      text: text.slice(0, 4_000).normalize('NFKC'),
      line: index + 1,
      confidence: 1,
    }),
  )
  if (lines.every(({ text }) => text.trim() === '')) throw new RefusedFile('no-text')
  return { lines, facts: [], warnings: [] }
}

function linesOf(container: XmlElement): string[] {
  return childrenOf(container).flatMap((block): string[] => {
    if (block.name === 'p') return wordsOf(block).split('\n')
    if (block.name === 'tbl')
      return childrenOf(block, 'tr').map(row =>
        childrenOf(row, 'tc')
          .map(cell => linesOf(cell).join(' ').trim())
          .join('   '),
      )
    // Content controls hold paragraphs.
    return block.name === 'sdt' || block.name === 'sdtContent' ? linesOf(block) : []
  })
}

function wordsOf(element: XmlElement): string {
  return element.children
    .map(child => {
      if (typeof child === 'string') return element.name === 't' ? child : ''
      if (child.name === 'tab') return '\t'
      if (child.name === 'br' || child.name === 'cr') return '\n'
      if (child.name === 'noBreakHyphen') return '-'
      // What was deleted under tracked changes is not what the document says, and a fallback says the same twice.
      if (child.name === 'del' || child.name === 'Fallback' || child.name === 'instrText') return ''
      return wordsOf(child)
    })
    .join('')
}
