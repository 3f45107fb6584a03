/** Turns a page into Markdown with numbered citations, section by section, each with the sources it cites first. */
import type { Reader, Source } from '../../protocol/frames.ts'
import type { Block } from '../knowledge/knowledge.ts'
import { escapeMarkdown } from './escape.ts'
import { leadInsFor } from './lead-ins.ts'
import { createNumbering } from './numbering.ts'
import type { Page } from './page.ts'

export interface WrittenPart {
  markdown: string
  /** Sources that this part cites and no earlier one did. */
  sources: Source[]
}

function writeBlock(block: Block, marks: string, ours: boolean, leadIn: string): string {
  const show = (text: string) => (ours ? text : escapeMarkdown(text))
  switch (block.kind) {
    case 'paragraph':
      return `${show(block.text)} ${marks}\n\n`
    case 'item':
      return `- ${show(block.text)} ${marks}\n`
    case 'phrasing':
    case 'questions': {
      const lines = block.lines.map(line => `- ${show(line)}`).join('\n')
      return `${leadIn} ${marks}\n\n:::${block.kind}\n${lines}\n:::\n\n`
    }
    default:
      return block satisfies never
  }
}

/** Writes the parts of a page in order. */
export function* writePage(page: Page, locale: string, reader: Reader): Generator<WrittenPart> {
  const numberOf = createNumbering()
  const words = leadInsFor(locale, reader)
  let lists = 0
  const leadInOf = (block: Block) => {
    if (block.kind !== 'questions') return words.phrasing
    return words.questions[Math.min(lists++, words.questions.length - 1)] ?? ''
  }
  for (const part of page.parts) {
    const sources: Source[] = []
    const blocks = part.blocks.map((block, index) => {
      const cited = [{ ...part, cites: block.cites }, ...(part.alsoCites ?? [])]
      const marks = cited.flatMap(one => one.cites.map(cite => `[${numberOf(one, cite, sources)}]`)).join('')
      const text = writeBlock(block, marks, part.topic.ours, leadInOf(block))
      const ends = block.kind === 'item' && part.blocks[index + 1]?.kind !== 'item'
      return ends ? `${text}\n` : text
    })
    const heading = part.heading && `## ${part.topic.ours ? part.heading : escapeMarkdown(part.heading)}\n\n`
    const opening = part.passage.role === 'bottom' ? `**${words.bottom}** ` : (heading ?? '')
    const text = `${blocks.join('').trimEnd()}\n`
    const body = part.passage.role === 'gap' ? `:::gap\n${text}:::\n` : text
    yield { sources, markdown: `${opening}${body}\n` }
  }
}
