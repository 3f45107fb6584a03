/** Lists of general questions beside those that quote the patient's own facts: nobody is given one question in two wordings. */
import type { PagePart } from '../page.ts'
import type { Case } from './read-case.ts'

/** Share of a question's words that one other question has, from which on it asks the same. */
const SAME_MIN = 0.5
/** Words that any question may have. */
const COMMON =
  /^(?:what|which|when|where|does|should|could|would|will|have|has|had|that|this|there|they|them|with|from|about|report|says|also|only|more|your|mine|and|for|the|are|was|were|can|not|how|old|any|all|may|out)$/

const wordsOf = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? []).filter(
      word => word.length > 2 && !COMMON.test(word),
    ),
  )

const asksTheSame = (one: string, own: string): boolean => {
  const words = [...wordsOf(one)]
  const others = wordsOf(own)
  return words.length > 0 && words.filter(word => others.has(word)).length / words.length >= SAME_MIN
}

/** "If my score is 0, …" is not for who has another. */
const isOfOther = (question: string, ihc: string | undefined): boolean => {
  const score = /^if my (?:her2 |ihc )*score is ([0-3]\+?)/i.exec(question)?.[1]
  return score !== undefined && ihc !== undefined && score !== ihc
}

/** Parts without the questions that `own` ask already or that are for another result; none is left empty. */
export function withoutAsked(parts: readonly PagePart[], own: readonly string[], the: Case): PagePart[] {
  if (own.length === 0) return [...parts]
  const ihc = the.markers.her2?.fact.ihc
  return parts.flatMap(part => {
    const blocks = part.blocks.flatMap(block => {
      if (block.kind !== 'questions') return [block]
      const lines = block.lines.filter(line => !isOfOther(line, ihc) && !own.some(one => asksTheSame(line, one)))
      return lines.length > 0 ? [{ ...block, lines }] : []
    })
    return blocks.length > 0 ? [{ ...part, blocks }] : []
  })
}
