/**
 * What was said before a question, whether or not the log has it: a red flag may need two messages ("I'm on chemo",
 * "101 now"), of which the first was refused, or is still on its way.
 */
import { type Asked, BEFORE, type History } from './history.ts'

/** How long what the log does not have is kept for a reader who has gone: a connection that dropped is back by then. */
const KEPT_MS = 5 * 60_000

export class Earlier {
  readonly #history: Pick<History, 'has' | 'newest'>
  readonly #now: () => number
  #asked: readonly Asked[] = []

  constructor(history: Pick<History, 'has' | 'newest'>, now: () => number) {
    this.#history = history
    this.#now = now
  }

  add({ id, text }: { id: string; text: string }): void {
    const others = this.#asked.filter(question => question.id !== id)
    this.#asked = [...others, { id, text, at: this.#now() }].slice(-BEFORE)
  }

  /** Questions asked beside `id`, oldest first, at most three. */
  before(id: string): string[] {
    const unlogged = this.#asked.filter(question => !this.#history.has(question.id))
    return [...this.#history.newest, ...unlogged]
      .filter(question => question.id !== id)
      .sort((one, other) => one.at - other.at)
      .slice(-BEFORE)
      .map(({ text }) => text)
  }

  /** Something that only this node knows of, and that a returning reader may go on from. */
  isKept(): boolean {
    return this.#asked.some(({ id, at }) => !this.#history.has(id) && this.#now() - at < KEPT_MS)
  }
}
