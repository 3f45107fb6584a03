/** Who wants to know of a conversation's new head, within this process. */
import type { Position } from '../../protocol/frames.ts'
import type { Append, AppendResult } from './event-log.ts'

type Listener = (head: Position) => void

export interface Watchers {
  watch(conversation: string, listener: Listener): () => void
  tell(conversation: string, head: Position): void
  dispose(): void
}

/** Tells the new head of each conversation whose append was taken, in order. */
export function tellTaken(
  { tell }: Pick<Watchers, 'tell'>,
  batch: readonly Append[],
  results: readonly AppendResult[],
): void {
  for (const [index, result] of results.entries()) {
    const conversation = batch[index]?.conversation
    if (!result.ok || !conversation) continue
    const { first, count, mark } = result.row
    tell(conversation, { seq: first + count - 1, mark })
  }
}

export function createWatchers(): Watchers {
  const byConversation = new Map<string, Set<Listener>>()
  return {
    watch(conversation, listener) {
      const listeners = byConversation.get(conversation) ?? new Set()
      byConversation.set(conversation, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && byConversation.get(conversation) === listeners) byConversation.delete(conversation)
      }
    },
    tell(conversation, head) {
      for (const listener of byConversation.get(conversation) ?? []) listener(head)
    },
    dispose() {
      byConversation.clear()
    },
  }
}
