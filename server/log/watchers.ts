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
  /** Mostly one for each: a list is a quarter of what a set costs. */
  const byConversation = new Map<string, readonly Listener[]>()
  return {
    watch(conversation, listener) {
      byConversation.set(conversation, (byConversation.get(conversation) ?? []).concat(listener))
      return () => {
        const others = byConversation.get(conversation)?.filter(other => other !== listener) ?? []
        if (others.length > 0) byConversation.set(conversation, others)
        else byConversation.delete(conversation)
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
