import type { Chat } from '../../../models/chat.ts'
import { createVisitList, type VisitList } from '../../../models/visit-list.ts'

const lists = new WeakMap<Chat, VisitList>()

/** A chat's list; it has one for as long as it lives. */
export function visitListOf(chat: Chat): VisitList {
  const known = lists.get(chat)
  if (known) return known
  const made = createVisitList(chat)
  lists.set(chat, made)
  return made
}
