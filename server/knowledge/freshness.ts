/** How long an article may be used: past the day by which it was to be read again it says so, and later it is withheld. */
import type { Document, Hit, Knowledge } from './knowledge.ts'

/** Days after `reviewBy` from which an article is no longer used at all. */
const WITHHELD_AFTER_DAYS = 90
const DAY_MS = 86_400_000

export type Freshness = 'fresh' | 'due' | 'withheld'

/** What may be done at `now` (milliseconds) with an article that was to be read again by a day (`2027-05-28`); one without a day stays fresh. */
export function freshnessOf(reviewBy: string | undefined, now: number): Freshness {
  const ends = reviewBy === undefined ? Number.NaN : Date.parse(`${reviewBy}T00:00:00Z`) + DAY_MS
  if (Number.isNaN(ends) || now < ends) return 'fresh'
  return now < ends + WITHHELD_AFTER_DAYS * DAY_MS ? 'due' : 'withheld'
}

export interface FreshKnowledge extends Knowledge {
  /** Changes whenever an article becomes due or is withheld: what was read of the topics before has to be read again. */
  state(): string
}

/** The same knowledge as it may be used at each moment: articles that are due carry `outOfDate`, withheld ones are not there. */
export function keepFresh(knowledge: Knowledge, now: () => number): FreshKnowledge {
  const dated = knowledge.topics().filter(topic => topic.reviewBy !== undefined)
  const reviewBy = new Map(dated.map(topic => [topic.id, topic.reviewBy]))
  const read = (id: string) => freshnessOf(reviewBy.get(id), now())
  const isUsed = (id: string) => read(id) !== 'withheld'
  const mark = (document: Omit<Document, 'sections'>) =>
    read(document.id) === 'due' ? { ...document, outOfDate: true } : document
  return {
    ...knowledge,
    state: () =>
      dated
        .map(({ id }) => ({ id, freshness: read(id) }))
        .filter(one => one.freshness !== 'fresh')
        .map(one => `${one.id} ${one.freshness}`)
        .join('\n'),
    search: (text, top) => knowledge.search(text, top).filter((hit: Hit) => isUsed(hit.document)),
    document: id => mark(knowledge.document(id)),
    sections: id => (isUsed(id) ? knowledge.sections(id) : []),
    topics: () =>
      knowledge
        .topics()
        .filter(topic => isUsed(topic.id))
        .map(mark),
  }
}
