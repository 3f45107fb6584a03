/**
 * How much of a text that is far too long is looked through: nobody else's question is read meanwhile, and time grows
 * with length. People say what is wrong first or last.
 */
const FIRST_LENGTH = 8_000
const LAST_LENGTH = 4_000

/** What triage reads of a message of any length. */
export function triagedPart(text: string): string {
  if (text.length <= FIRST_LENGTH + LAST_LENGTH) return text
  return `${text.slice(0, FIRST_LENGTH)}\n\n${text.slice(-LAST_LENGTH)}`.toWellFormed()
}
