/** Of a section, the blocks that speak of what is asked. */
import type { Block, Knowledge, Passage } from '../knowledge/knowledge.ts'
import { textOf } from '../knowledge/plain.ts'
import { measureTextCoverage } from './coverage.ts'
import { BESIDE_SHARE, measureBlock, saysAsked } from './fitting.ts'
import { countWords } from './page.ts'

/** Share of what is asked that the label of a list's item names where the item alone is wanted. */
const WANTED_SHARE = 0.4

/** What an item of a list is about: "Margins: the edges of …". */
const labelOf = (block: Block) => (block.kind === 'item' ? (/^([^:.]{1,60}):/.exec(textOf(block))?.[1] ?? '') : '')

/** Of a list of many things only those that are asked for, where some are: "What are margins?" wants no other word explained. */
export function focusList(knowledge: Knowledge, passage: Passage, asked: readonly string[]): Block[] {
  const section = passage.blocks.map(textOf).join(' ')
  const here = asked.filter(stem => measureTextCoverage(knowledge, [stem], section) > 0)
  const share = (text: string) => measureTextCoverage(knowledge, here, text)
  const best = Math.max(0, ...passage.blocks.map(block => share(labelOf(block))))
  if (best < WANTED_SHARE) return passage.blocks
  const begin = passage.blocks.findIndex(block => block.kind === 'item')
  // What stands before the list leads up to it; what stands behind may be about another of its things.
  return unlistSingle(
    passage.blocks.filter((block, index) =>
      block.kind === 'item' ? share(labelOf(block)) >= best : index < begin || share(textOf(block)) > 0,
    ),
  )
}

/** A list of one thing is none. */
function unlistSingle(blocks: Block[]): Block[] {
  if (blocks.filter(block => block.kind === 'item').length > 1) return blocks
  return blocks.map(block => (block.kind === 'item' ? { ...block, kind: 'paragraph' } : block))
}

/** Of a section that is not the best one, only what speaks of what is asked; one with a list is told whole. */
export function dropAside(knowledge: Knowledge, passage: Passage, asked: readonly string[]): Block[] {
  const isList = passage.blocks.some(block => block.kind === 'item')
  if (isList || measureTextCoverage(knowledge, asked, passage.heading) >= BESIDE_SHARE) return passage.blocks
  const blocks = passage.blocks.filter(block => block.kind !== 'paragraph' || saysAsked(knowledge, block, asked))
  return blocks.length > 0 ? blocks : passage.blocks
}

/** Only the places of a section that speak of nearly all that is asked; a container stays whole. */
export function keepPlaces(knowledge: Knowledge, passage: Passage, asked: readonly string[]): Block[] {
  const says = (text: string) => measureTextCoverage(knowledge, asked, text) >= BESIDE_SHARE
  return unlistSingle(passage.blocks.filter(block => textOf(block).split('\n').some(says)))
}

/** A list is told whole or not at all; any other block stands alone. */
function groupBlocks(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind === 'item' && last?.[0]?.kind === 'item') last.push(block)
    else groups.push([block])
  }
  return groups
}

/** The blocks that say most of what is asked, in their own order, as far as the words reach; at least the best of them. */
export function fitBlocks(knowledge: Knowledge, blocks: Block[], asked: readonly string[], words: number): Block[] {
  if (countWords(blocks) <= words) return blocks
  const ranked = groupBlocks(blocks)
    .map(group => ({ group, score: Math.max(...group.map(block => measureBlock(knowledge, block, asked))) }))
    .sort((one, other) => other.score - one.score)
  const picked = new Set<Block>()
  let left = words
  for (const { group } of ranked) {
    const length = countWords(group)
    if (length > left && picked.size > 0) continue
    for (const block of group) picked.add(block)
    left -= length
  }
  return blocks.filter(block => picked.has(block))
}
