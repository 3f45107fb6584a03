import type { Source } from '../../protocol/frames.ts'
import { textOf } from '../knowledge/plain.ts'
import type { PagePart } from './page.ts'

/** Before a passage that was to be read again against its sources and was not; in the language of the library. */
const OUT_OF_DATE = 'This may be out of date.'

/**
 * Numbers sources by first appearance: one number for each source and passage, so that a citation opens what it rests on. The
 * function that it gives pushes a source into `found` when it numbers it for the first time.
 */
export function createNumbering() {
  const numbers = new Map<string, number>()
  return ({ passage, topic }: Pick<PagePart, 'passage' | 'topic'>, cite: number, found: Source[]): number => {
    const key = `${passage.id} ${cite}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    const source = topic.sources[cite]
    const n = numbers.size + 1
    numbers.set(key, n)
    const resting = passage.blocks.filter(block => block.cites.includes(cite)).map(textOf)
    const said = topic.outOfDate ? [OUT_OF_DATE, ...resting] : resting
    if (source) found.push({ ...source, n, passage: said.join('\n'), ours: topic.ours })
    return n
  }
}
