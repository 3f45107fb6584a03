/** Headings that an answer may have: ours, and those of the passages. A model picks one; it never writes one. */
import type { Role } from '../../knowledge/knowledge.ts'
import type { EvidenceBase } from './evidence.ts'
import { addressesWriter } from './injection.ts'
import { plainText } from './plain-text.ts'

export interface Heading {
  text: string
  /** What an item below it must come from: passages of this role, or with this heading. */
  role: Role
  /** Of the passage whose heading it is. */
  passage?: string
}

/** In the order of an answer. The bottom line is a bold word, not a heading (`lead-ins.ts`). */
export const OWN_HEADINGS: readonly Heading[] = [
  { text: 'Why it matters', role: 'why' },
  { text: 'How to ask', role: 'how' },
  { text: 'What to bring', role: 'bring' },
  { text: 'Questions to ask', role: 'ask' },
  { text: 'Where to look', role: 'where' },
  { text: 'What comes after', role: 'after' },
  { text: 'Bottom line', role: 'bottom' },
]

const keyOf = (text: string) =>
  plainText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^(?:the|your) /, '')
    .trim()

/** Headings of passages that are told without one, or whose words are too general to mean their passage. */
const isNamed = (role: Role) => role !== 'main' && role !== 'bottom'

/** The headings that a model may use with these passages. */
export function listHeadings({ blocks }: EvidenceBase): Heading[] {
  const named = new Map<string, Heading>()
  for (const heading of OWN_HEADINGS) named.set(keyOf(heading.text), heading)
  for (const { heading, role } of blocks) {
    if (heading && !addressesWriter(heading) && isNamed(role) && !named.has(keyOf(heading)))
      named.set(keyOf(heading), { text: heading, role, passage: heading })
  }
  return [...named.values()]
}

/** The heading that a model means; undefined where it is none of those. */
export function findHeading(headings: readonly Heading[], written: string): Heading | undefined {
  const key = keyOf(written)
  return headings.find(({ text }) => keyOf(text) === key)
}
