/** Questions that a person takes to a visit: theirs alone, in the panel's memory, and gone with the chat that is deleted. */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { Source } from '../../protocol/frames.ts'
import type { Chat } from './chat.ts'

/** More than any visit has time for. */
export const ITEMS_MAX = 20
/** A question that is read out in half a minute. */
export const OWN_MAX_LENGTH = 300

export interface VisitItem {
  id: string
  text: string
  /** Where an answer has it from; a person's own questions come from nowhere. */
  source?: Source
}

export interface VisitList {
  items: ReadonlySignal<readonly VisitItem[]>
  /** The one that was taken off last, to bring it back. */
  removed: ReadonlySignal<{ item: VisitItem; place: number } | null>
  /** What is typed and not added. */
  draft: Signal<string>
  large: Signal<boolean>
  has(text: string): boolean
  /** Undefined when the list is full, or has it. */
  add(text: string, source?: Source): VisitItem | undefined
  /** Where it stands now, from 0. */
  move(id: string, by: -1 | 1): number
  remove(id: string): void
  /** Puts what was taken off last back to its place. */
  undo(): VisitItem | undefined
}

/** `over` is the chat's: what became of it. */
export function createVisitList({ over }: Pick<Chat, 'over'>): VisitList {
  const items = signal<readonly VisitItem[]>([])
  const removed = signal<{ item: VisitItem; place: number } | null>(null)
  const draft = signal('')
  const large = signal(false)
  let count = 0

  effect(() => {
    if (over.value !== 'deleted') return
    items.value = []
    removed.value = null
    draft.value = ''
  })

  const has = (text: string): boolean => items.value.some(item => item.text === text)

  return {
    items,
    removed,
    draft,
    large,
    has,
    add(text, source) {
      text = text.replace(/\s+/g, ' ').trim()
      if (!text || has(text) || items.peek().length >= ITEMS_MAX) return undefined
      const item = { id: String(++count), text, source }
      items.value = [...items.peek(), item]
      return item
    },
    move(id, by) {
      const list = [...items.peek()]
      const place = list.findIndex(item => item.id === id)
      const next = Math.min(Math.max(place + by, 0), list.length - 1)
      list.splice(next, 0, ...list.splice(place, 1))
      items.value = list
      return next
    },
    remove(id) {
      const place = items.peek().findIndex(item => item.id === id)
      const item = items.peek()[place]
      if (!item) return
      removed.value = { item, place }
      items.value = items.peek().filter(other => other !== item)
    },
    undo() {
      const last = removed.peek()
      if (!last) return undefined
      removed.value = null
      const list = [...items.peek()]
      list.splice(last.place, 0, last.item)
      items.value = list
      return last.item
    },
  }
}
