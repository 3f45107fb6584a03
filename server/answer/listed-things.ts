/** Articles whose title lists what their sections are about: who asks about one of those things is not told of another. */
import { splitStems } from '../knowledge/tokens.ts'
import type { Candidate } from './candidates.ts'
import type { Found } from './find.ts'
import { subjectStems } from './question.ts'

/** "Sugar, soy, grapefruit and other food worries", but not "Costs, and help with costs and travel". */
const LIST = /, (?!and\b).* and /

/** Whether the title of an article lists things, so that no one of them is its subject. */
export const listsThings = (title: string) => LIST.test(title)

/** In "Scans: CT, MRI and PET" what stands before the list is what all of them are. */
const thingsIn = (title: string) => new Set(listsThings(title) ? splitStems(title.replace(/^.*:/, '')) : [])

/**
 * The sections without those of another thing than the one asked about: "Does melatonin harm the liver?" is not answered by what
 * turmeric does, though that section says more of livers, nor "vitamin D" by what vitamin C does.
 */
export function dropOtherThings(candidates: Candidate[], { question }: Found): Candidate[] {
  const subject = new Set(subjectStems(question.text))
  const read = candidates.map(one => {
    const things = new Set(splitStems(one.passage.heading)).intersection(thingsIn(one.topic.title))
    return { one, things, asked: things.intersection(subject) }
  })
  const isLess = (asked: Set<string>) =>
    read.some(other => asked.size < other.asked.size && asked.isSubsetOf(other.asked))
  return read.filter(({ things, asked }) => things.size === 0 || !isLess(asked)).map(({ one }) => one)
}
