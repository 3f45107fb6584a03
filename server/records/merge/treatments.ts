/** One entry for each course: the same medicine again at another time is another course. */
import type { Treatment } from '../../../protocol/case-profile.ts'
import type { FiledFact } from '../assemble.ts'
import { type Merged, quotesOf } from './merged.ts'

type Found = Extract<FiledFact, { kind: 'treatment' }>

export function mergeTreatments(found: readonly Found[]): Merged<Treatment>[] {
  const entries: Merged<Treatment>[] = []
  const named = new Set(found.filter(({ value }) => value.name).map(({ value }) => value.kind))
  for (const fact of [...found].sort((one, other) => detail(other.value) - detail(one.value))) {
    // "Chemotherapy" beside the names of its medicines says nothing more; radiation of an unnamed place is the one named.
    if (!fact.value.name && named.has(fact.value.kind)) {
      const entry = entries.find(({ value }) => value.kind === fact.value.kind)
      if (entry && fact.value.kind === 'radiation') absorb(entry, fact)
      continue
    }
    const entry = entries.find(({ value }) => isSame(value, fact.value))
    if (entry) absorb(entry, fact)
    else
      entries.push({
        value: { ...fact.value },
        quotes: quotesOf(fact),
        conflicts: [],
      })
  }
  const order = found.map(({ value }) => value.name ?? value.kind)
  return entries.sort(
    (one, other) =>
      order.indexOf(one.value.name ?? one.value.kind) - order.indexOf(other.value.name ?? other.value.kind),
  )
}

const detail = ({ name = '', start, end }: Treatment) => name.length + (start ? 100 : 0) + (end ? 50 : 0)

function isSame(one: Treatment, other: Treatment): boolean {
  if (one.kind !== other.kind) return false
  if ((one.status === 'planned') !== (other.status === 'planned')) return false
  const dates = [one.start, other.start]
  if (dates[0] && dates[1] && !dates[0].startsWith(dates[1]) && !dates[1].startsWith(dates[0])) return false
  if (one.kind !== 'surgery')
    return (one.name ?? '') === (other.name ?? '') || (one.kind === 'radiation' && (!one.name || !other.name))
  const [a, b] = [operation(one.name ?? ''), operation(other.name ?? '')]
  const isSideSame = !a.side || !b.side || a.side === b.side
  return isSideSame && (a.words === b.words || a.words.endsWith(b.words) || b.words.endsWith(a.words))
}

function operation(name: string): { side: string | undefined; words: string } {
  const side = /\b(?:left|right|bilateral)\b/.exec(name)?.[0]
  return {
    side,
    words: name
      .replace(/\b(?:left|right|bilateral)\b/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  }
}

function absorb(entry: Merged<Treatment>, fact: Found): void {
  const { value } = entry
  const { name = '', start, end, status } = fact.value
  if (
    value.kind === 'surgery' &&
    !/\b(?:left|right|bilateral)\b/.test(value.name ?? '') &&
    /\b(?:left|right|bilateral)\b/.test(name)
  )
    value.name = `${operation(name).side} ${value.name}`
  if (start && (!value.start || (start.startsWith(value.start) && start.length > value.start.length)))
    value.start = start
  if (end) value.end ??= end
  if (status) value.status ??= status
  entry.quotes.push(...quotesOf(fact))
}
