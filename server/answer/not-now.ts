import { NOT_NOW_PREFIXES } from './words.ts'

/** A question asked by the button "This is not happening now", without the words that the button put before it. */
export function readNotNow(text: string): { isRuledOut: boolean; question: string } {
  const start = text.trimStart()
  const prefix = NOT_NOW_PREFIXES.find(words => start.startsWith(words.trimEnd()))
  return prefix === undefined
    ? { isRuledOut: false, question: text }
    : { isRuledOut: true, question: start.slice(prefix.length) }
}
