/** The event log in memory: what every other backend has to behave like. */
import type { Position } from '../../protocol/frames.ts'
import {
  type Append,
  type AppendResult,
  ENDING_ROOM,
  type EventLog,
  type Gone,
  type LogOptions,
  type Row,
  type State,
} from './event-log.ts'
import { createMark } from './mark.ts'
import { isSamePosition, START } from './position.ts'
import { createWatchers, tellTaken } from './watchers.ts'

interface Conversation extends State {
  rows: Row[]
  onceIds: Set<string>
}

/** What it holds, as data that can be copied (`structuredClone`) and given to another one. */
export interface MemoryLogContent {
  conversations: Map<string, Conversation>
  /** Until when a forgotten conversation stays gone, in ms since the epoch. */
  tombstones: Map<string, number>
}

const EMPTY: State = { head: START, fence: 0, running: null, questions: 0, expiresAt: 0 }

/** `content` is used and changed in place; left out, it begins empty. */
export function createMemoryLog(
  { now, eventsMax }: LogOptions,
  { conversations, tombstones }: MemoryLogContent = { conversations: new Map(), tombstones: new Map() },
): EventLog {
  const watchers = createWatchers()

  function goneOf(id: string): Gone | undefined {
    if ((tombstones.get(id) ?? 0) > now()) return 'forgotten'
    const expiresAt = conversations.get(id)?.expiresAt ?? 0
    return expiresAt > 0 && expiresAt <= now() ? 'expired' : undefined
  }

  function hasEvent({ rows, head }: Pick<Conversation, 'rows' | 'head'>, position: Position): boolean {
    if (isSamePosition(position, head)) return true
    const { seq, mark } = position
    const at = rows.findLast(row => row.first <= seq)
    return seq === 0 || (at !== undefined && seq < at.first + at.count && mark === at.mark)
  }

  function appendOne(append: Append): AppendResult {
    const known = conversations.get(append.conversation)
    const state = known ?? { ...EMPTY, rows: [], onceIds: new Set<string>() }
    const room = append.running === null ? eventsMax + ENDING_ROOM : eventsMax
    if (goneOf(append.conversation)) return { ok: false, reason: 'gone' }
    if (append.onceId !== undefined && state.onceIds.has(append.onceId)) return { ok: false, reason: 'duplicate' }
    if (append.fence !== undefined && append.fence !== state.fence) return { ok: false, reason: 'fenced' }
    if (append.after && !hasEvent(state, append.after)) return { ok: false, reason: 'fenced' }
    if (append.count > 0 && state.head.seq + append.count > room) return { ok: false, reason: 'full' }

    const first = state.head.seq + 1
    const row = {
      first,
      count: append.count,
      mark: append.count > 0 ? createMark() : state.head.mark,
      body: append.body,
    }
    if (append.count > 0) {
      state.rows.push(row)
      state.head = { seq: first + append.count - 1, mark: row.mark }
    }
    if (append.onceId !== undefined) {
      state.onceIds.add(append.onceId)
      state.questions += 1
    }
    if (append.running !== undefined) {
      state.running = append.running
      state.fence += append.fenceStep ?? 1
    }
    if (append.expiresAt !== undefined) state.expiresAt = append.expiresAt
    conversations.set(append.conversation, state)
    return { ok: true, row, fence: state.fence }
  }

  return {
    async append(batch) {
      const results = batch.map(appendOne)
      tellTaken(watchers, batch, results)
      return results
    },
    async read(id, after, maxBytes) {
      if (goneOf(id)) return 'gone'
      const { rows, head } = conversations.get(id) ?? { rows: [], head: EMPTY.head }
      if (!hasEvent({ rows, head }, after)) return 'reset'
      const page: Row[] = []
      let bytes = 0
      for (const row of rows) {
        if (row.first + row.count - 1 <= after.seq) continue
        bytes += row.body.length
        if (page.length > 0 && bytes > maxBytes) break
        page.push(row)
      }
      return { rows: page, head }
    },
    async state(id) {
      const { head, fence, running, questions, expiresAt } = conversations.get(id) ?? EMPTY
      return goneOf(id) ?? { head, fence, running, questions, expiresAt }
    },
    async renew(id, fence, leaseUntil) {
      const state = conversations.get(id)
      if (goneOf(id) || !state?.running || state.fence !== fence) return false
      state.running = { ...state.running, leaseUntil }
      return true
    },
    async forget(id, until) {
      conversations.delete(id)
      tombstones.set(id, until)
      watchers.tell(id, START)
    },
    watch: watchers.watch,
    async sweep() {
      for (const [id, until] of tombstones) if (until <= now()) tombstones.delete(id)
      const expired = [...conversations.keys()].filter(id => goneOf(id) === 'expired')
      for (const id of expired) {
        conversations.delete(id)
        watchers.tell(id, START)
      }
      return expired.length
    },
    async dispose() {
      watchers.dispose()
      conversations.clear()
      tombstones.clear()
    },
  }
}
