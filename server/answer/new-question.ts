import { NEW_QUESTION_PREFIXES } from './words.ts'

/** A question asked by the button "Not about this", without the words that the button put before it. */
export function readNewQuestion(text: string): { isNew: boolean; question: string } {
  const start = text.trimStart()
  const prefix = NEW_QUESTION_PREFIXES.find(words => start.startsWith(words.trimEnd()))
  return prefix === undefined ? { isNew: false, question: text } : { isNew: true, question: start.slice(prefix.length) }
}

/** The earlier questions that one may go on from, oldest first: those since the patient last began anew. */
export function listContext(before: readonly string[]): string[] {
  const read = before.map(readNewQuestion)
  const begin = read.findLastIndex(({ isNew }) => isNew)
  return read.slice(Math.max(0, begin)).map(({ question }) => question)
}
