/** An answer before it is written: which blocks under which headings. */
import type { Block, Passage } from '../knowledge/knowledge.ts'
import { textOf } from '../knowledge/plain.ts'
import type { Topic } from './topics.ts'

/** A section of the answer. Without a heading it is the main message. */
export interface PagePart {
  heading: string | null
  topic: Topic
  passage: Passage
  /** Those of the passage's blocks that are told. */
  blocks: Block[]
  /** Further sections that its blocks rest on, with indexes into the sources of their articles. */
  alsoCites?: { topic: Topic; passage: Passage; cites: number[] }[]
}

export interface Page {
  parts: PagePart[]
  /** Passages of the same articles that were left for later: what a follow-up can ask for. */
  left: { topic: Topic; passage: Passage }[]
}

export function countWords(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + textOf(block).split(/\s+/).length, 0)
}

/** Words of a page with its headings, as a reader meets them; citation marks are none. */
export function countPageWords(parts: readonly PagePart[]): number {
  return parts.reduce((sum, part) => sum + countWords(part.blocks) + (part.heading?.split(/\s+/).length ?? 0), 0)
}
