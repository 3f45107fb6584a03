/** What an answer states, line by line, and whether each statement is one of the passages it cites. */
import type { Source } from '../../protocol/frames.ts'
import type { AnswerPart } from '../../server/answer/answer.ts'
import { wordsFor } from '../../server/answer/words.ts'

const withoutContainers = (markdown: string) => markdown.replace(/:::(phrasing|questions)\n[\s\S]*?\n:::/g, '')

/** Words of ours around what sources say; they claim nothing of medicine. */
const OURS = new Set([wordsFor('en').distress.line, wordsFor('en').outOfDate])

/** The lines that say something: not headings, not fences, not the few words before a list. */
export const listStatements = (markdown: string): string[] =>
  withoutContainers(markdown)
    .split('\n')
    .filter(
      line => line.trim() !== '' && !OURS.has(line.trim()) && !/^(?:#|:::)/.test(line) && !/^[^[\]]{1,60}:$/.test(line),
    )

/** The citations of a line. */
export const numbersIn = (line: string): number[] => [...line.matchAll(/\[(\d+)\]/g)].map(found => Number(found[1]))

/** A line without its citations and marks. */
export const bare = (line: string): string => line.replace(/\[\d+\]|^- |\*\*[^*]+\*\* /g, '').trim()

/** The few words before a list. */
export const isLeadIn = (line: string): boolean => /^[^.]{1,60}:$/.test(bare(line))

/** What an answer says from its first source on: a refusal or a kind word in front of it is ours and states nothing. */
export function fromSources(parts: readonly AnswerPart[]): string {
  const begin = parts.findIndex(part => part.type === 'sources')
  return parts
    .slice(Math.max(0, begin))
    .map(part => (part.type === 'delta' ? part.text : ''))
    .join('')
}

/** How many statements an answer makes, and how many of them each of their citations says word for word. */
export function countGrounded(markdown: string, sources: readonly Source[]): { statements: number; grounded: number } {
  const statements = listStatements(markdown).filter(line => !isLeadIn(line))
  const grounded = statements.filter(line => {
    const numbers = numbersIn(line)
    return (
      numbers.length > 0 && numbers.every(n => sources.find(source => source.n === n)?.passage.includes(bare(line)))
    )
  })
  return { statements: statements.length, grounded: grounded.length }
}
