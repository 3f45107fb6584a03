import type { Block, Section } from './knowledge.ts'

/** The words of a block, without list marks. */
export function textOf(block: Block): string {
  return 'lines' in block ? block.lines.join('\n') : block.text
}

/** The words of a section, a block a paragraph. */
export function textOfSection(section: Section): string {
  return section.blocks.map(textOf).join('\n')
}
