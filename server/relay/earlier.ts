/**
 * What was said before a question, whether or not the log has it: a red flag may need two messages ("I'm on chemo",
 * "101 now"), of which the first was refused, or is still on its way.
 */
import { type Asked, BEFORE, type History } from './history.ts'

/** How long what the log does not have is kept for a reader who has gone: a connection that dropped is back by then. */
const KEPT_MS = 5 * 60_000

export interface Earlier {
  add(question: { id: string; text: string }): void
  /** Questions asked beside `id`, oldest first, at most three. */
  before(id: string): string[]
  /** Something that only this node knows of, and that a returning reader may go on from. */
  isKept(): boolean
}

export function createEarlier(history: History, now: () => number): Earlier {
  let asked: Asked[] = []
  return {
    add({ id, text }) {
      asked = [...asked.filter(question => question.id !== id), { id, text, at: now() }].slice(-BEFORE)
    },
    before(id) {
      const unlogged = asked.filter(question => !history.has(question.id))
      return [...history.newest, ...unlogged]
        .filter(question => question.id !== id)
        .sort((one, other) => one.at - other.at)
        .slice(-BEFORE)
        .map(({ text }) => text)
    },
    isKept: () => asked.some(({ id, at }) => !history.has(id) && now() - at < KEPT_MS),
  }
}
