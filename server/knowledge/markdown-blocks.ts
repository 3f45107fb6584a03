import type { Block } from './knowledge.ts'

/** A block as it is written: its citation marks not yet taken off, and the line it starts on. */
export interface WrittenBlock {
  kind: Block['kind']
  lines: string[]
  /** What stands behind `:::phrasing`. */
  opening: string
}

export interface WrittenSection {
  heading: string
  /** What stands in `{…}` behind the heading. */
  marks: string
  /** The lines `? …` below the heading. */
  asks: string[]
  blocks: WrittenBlock[]
}

const ITEM = /^\s{0,3}(?:[-*+]|\d{1,3}[.)])\s+(.*)$/

/** Splits the body of a Markdown file into sections and blocks. Fences, tables and quotes are read as plain paragraphs. */
export function splitMarkdown(body: string): WrittenSection[] {
  const sections: WrittenSection[] = []
  let section: WrittenSection = { heading: '', marks: '', asks: [], blocks: [] }
  let block: WrittenBlock | null = null
  let container = false
  const start = (kind: Block['kind'], lines: string[], opening = '') => {
    block = { kind, lines, opening }
    section.blocks.push(block)
  }
  for (const line of body.split(/\r?\n/)) {
    const heading = /^#{1,6}\s+(.*?)\s*(?:\{([^}]*)\})?\s*#*$/.exec(line)
    const opened = /^:::\s*(phrasing|questions)\b\s*(.*)$/.exec(line)
    const item = ITEM.exec(line)
    const asked = section.heading && section.blocks.length === 0 ? /^\?\s+(.+?)\s*$/.exec(line) : null
    if (container && block) {
      if (/^:::\s*$/.test(line)) {
        container = false
        block = null
      } else if (line.trim()) (block as WrittenBlock).lines.push(item?.[1] ?? line.trim())
    } else if (heading) {
      section = { heading: heading[1] ?? '', marks: heading[2] ?? '', asks: [], blocks: [] }
      sections.push(section)
      block = null
    } else if (asked) {
      section.asks.push(asked[1] ?? '')
    } else if (opened) {
      start(opened[1] as 'phrasing' | 'questions', [], opened[2])
      container = true
    } else if (item) start('item', [item[1] ?? ''])
    else if (!line.trim()) block = null
    else if (block) (block as WrittenBlock).lines.push(line.trim())
    else {
      if (sections.length === 0) sections.push(section)
      start('paragraph', [line.trim()])
    }
  }
  return sections
}
