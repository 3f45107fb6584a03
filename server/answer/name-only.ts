/** Documents whose licence does not let us show their text are named, and linked by their citation. */
import type { Block } from '../knowledge/knowledge.ts'
import { nameDocument } from '../knowledge/licence.ts'
import type { Page, PagePart } from './page.ts'

function nameOf({ topic, passage }: PagePart): PagePart {
  const cites = passage.blocks[0]?.cites.slice(0, 1) ?? [0]
  const blocks: Block[] = [{ kind: 'paragraph', text: nameDocument(topic), cites }]
  return { heading: null, topic, passage: { ...passage, blocks }, blocks }
}

/** The same page, with each such document named once in place of its text. */
export function nameOnly(page: Page): Page {
  const named = new Set<string>()
  const parts = page.parts.flatMap(part => {
    if (!part.topic.linkOnly) return [part]
    if (named.has(part.topic.id)) return []
    named.add(part.topic.id)
    return [nameOf(part)]
  })
  return { ...page, parts }
}
