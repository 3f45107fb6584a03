/** The event log as a state machine: what `server/log/memory.ts` does, in the terms of the model. */
import type { Position } from '../../protocol/frames.ts'
import { type Append, type Node, type Result, type Row, START, type Stored, type World } from './world.ts'

export type Gone = 'forgotten' | 'expired'

/** Thrown to a node that cannot reach the log. */
export class LogAway extends Error {}

const createStored = (): Stored => ({ rows: [], fence: 'x0', running: null, onceIds: [], expiresAt: 0 })

export const storedOf = ({ log }: World, conversation: string): Stored =>
  log.conversations[conversation] ?? createStored()

export function headOf({ rows }: Pick<Stored, 'rows'>): Position {
  const last = rows.at(-1)
  return last ? { seq: last.first + last.events.length - 1, mark: last.mark } : START
}

export function goneOf({ log, now }: World, conversation: string): Gone | undefined {
  if ((log.tombstones[conversation] ?? 0) > now) return 'forgotten'
  const expiresAt = log.conversations[conversation]?.expiresAt ?? 0
  return expiresAt > 0 && expiresAt <= now ? 'expired' : undefined
}

export function hasEvent(rows: readonly Row[], { seq, mark }: Position, byMark = true): boolean {
  const row = rows.findLast(({ first }) => first <= seq)
  return seq === 0 || (row !== undefined && seq < row.first + row.events.length && (!byMark || row.mark === mark))
}

export function appendRow(world: World, append: Append): Result {
  const { rules, log, witness } = world
  const { conversation, onceId, events } = append
  const stored = storedOf(world, conversation)
  const isBuried = (log.tombstones[conversation] ?? 0) > world.now
  const gone = goneOf(world, conversation)
  if (gone && !(isBuried && !rules.tombstone)) return { ok: false, reason: 'gone' }
  if (rules.onceId && onceId !== null && stored.onceIds.includes(onceId)) return { ok: false, reason: 'duplicate' }
  if (rules.fence && append.fence !== stored.fence) return { ok: false, reason: 'fenced' }
  if (rules.after && !hasEvent(stored.rows, append.after)) return { ok: false, reason: 'fenced' }

  const head = headOf(stored)
  const fence = append.running === undefined ? stored.fence : raiseFence(world, stored)
  const mark = events.length > 0 ? `m${++world.marks}` : head.mark
  const { by, after } = append
  const row: Row = { first: head.seq + 1, mark, events, by, after, named: append.fence, found: stored.fence }
  if (events.length > 0) {
    stored.rows.push(row)
    witness.logged[mark] = { first: row.first, count: events.length, before: head.mark }
  }
  if (onceId !== null) stored.onceIds.push(onceId)
  if (append.running !== undefined) stored.running = append.running
  stored.fence = fence
  if (append.expiresAt !== null) stored.expiresAt = append.expiresAt
  log.conversations[conversation] = stored
  return { ok: true, row, fence }
}

/** Where the rule is broken, a fence that was rolled back is reached again by somebody else. */
function raiseFence(world: World, { fence }: Stored): string {
  world.fences += 1
  return world.rules.fenceOnce ? `x${world.fences}` : `x${Number(fence.slice(1)) + 1}`
}

/** Every node that has it open but this one hears of it later. */
export function tellHead(world: World, conversation: string, head: Position, but: string | undefined): void {
  for (const node of Object.values(world.nodes)) {
    const isWatching =
      node.state !== 'down' && node.open.some(open => !open.isEnded && open.conversation === conversation)
    if (isWatching && node.name !== but) node.heads.push({ conversation, head })
  }
}

function reach(node: Node): void {
  if (node.isAway) throw new LogAway()
}

export function readAfter(world: World, node: Node, conversation: string, after: Position): Row[] | 'gone' | 'reset' {
  reach(node)
  if (goneOf(world, conversation)) return 'gone'
  const { rows } = storedOf(world, conversation)
  if (!hasEvent(rows, after, world.rules.mark)) return 'reset'
  return rows.filter(({ first, events }) => first + events.length - 1 > after.seq)
}

export function readState(world: World, node: Node, conversation: string): Stored | Gone {
  reach(node)
  return goneOf(world, conversation) ?? storedOf(world, conversation)
}

export function renewLease(world: World, node: Node, conversation: string, fence: string, leaseUntil: number): boolean {
  reach(node)
  const stored = storedOf(world, conversation)
  if (goneOf(world, conversation) || !stored.running || stored.fence !== fence) return false
  stored.running = { ...stored.running, leaseUntil }
  return true
}

export function buryConversation(world: World, node: Node, conversation: string, until: number): void {
  reach(node)
  delete world.log.conversations[conversation]
  world.log.tombstones[conversation] = until
  world.witness.forgotten[conversation] = until
}

/** Gives the conversations that were deleted. */
export function sweepLog(world: World, node: Node): string[] {
  reach(node)
  const { tombstones, conversations } = world.log
  for (const [id, until] of Object.entries(tombstones)) if (until <= world.now) delete tombstones[id]
  const expired = Object.keys(conversations).filter(id => goneOf(world, id) === 'expired')
  for (const id of expired) delete conversations[id]
  return expired
}
