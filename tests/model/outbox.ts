/** What a node is about to write: rows that wait for each conversation, and the one flush that is on its way to the log. */
import { appendRow, headOf, storedOf, tellHead } from './log.ts'
import type { Append, Entry, Event, Node, Open, Result, Settled, World } from './world.ts'

export interface Write extends Partial<Pick<Entry, 'onceId' | 'running' | 'expiresAt'>> {
  events: Event[]
  isSoon?: boolean
  settled?: Settled
}

export const isOutboxEmpty = (open: Open) => !open.sent && open.waiting.length === 0
export const findOpen = (node: Node, serial: number) => node.open.find(open => open.serial === serial)

export function write(node: Node, open: Open, given: Write): void {
  if (!node.open.includes(open)) node.open.push(open)
  let entry = open.waiting.at(-1)
  if (!entry || given.onceId) {
    entry = { events: [], onceId: null, running: undefined, expiresAt: null, settled: [] }
    open.waiting.push(entry)
  }
  if (given.onceId) entry.onceId = given.onceId
  if (given.running !== undefined) entry.running = given.running
  if (given.expiresAt) entry.expiresAt = given.expiresAt
  if (given.settled) entry.settled.push(given.settled)
  for (const event of given.events) addEvent(entry, event)
  wake(node.flush, open.serial, given.isSoon ?? true)
}

/** Deltas of one flush are one event. */
function addEvent(entry: Entry, event: Event): void {
  const last = entry.events.at(-1)
  if (event.type === 'answer-delta' && last?.type === 'answer-delta') last.text += event.text
  else entry.events.push({ ...event })
}

export function wake(flush: Node['flush'], serial: number, isSoon: boolean): void {
  const queue = isSoon ? flush.soon : flush.later
  if (!queue.includes(serial)) queue.push(serial)
  if (!isSoon && !flush.inFlight) flush.isTimed = true
}

/** Sends what may go out at once; false when there is nothing. */
export function flushSoon(world: World, node: Node): boolean {
  if (node.flush.inFlight || node.flush.soon.length === 0) return false
  startFlush(world, node, [...node.flush.soon])
  return true
}

/** The clock of the rows that may wait has come round; false when there is nothing, or something is on its way. */
export function flushLater(world: World, node: Node): boolean {
  const { flush } = node
  if (!flush.isTimed) return false
  flush.isTimed = false
  return !flush.inFlight && startFlush(world, node, [...flush.soon, ...flush.later])
}

function startFlush(world: World, node: Node, serials: number[]): boolean {
  const { flush } = node
  const inFlight: NonNullable<Node['flush']['inFlight']> = { serials: [], appends: [], results: null }
  for (const serial of new Set(serials)) {
    flush.soon = flush.soon.filter(one => one !== serial)
    flush.later = flush.later.filter(one => one !== serial)
    const open = findOpen(node, serial)
    const entry = open && !open.sent && open.waiting.shift()
    if (!open || !entry) continue
    open.sent = entry
    if (!world.rules.logFirst) pushUnlogged(world, open, entry)
    inFlight.serials.push(serial)
    const { events, onceId, running, expiresAt } = entry
    const { conversation, fence, head: after } = open
    inFlight.appends.push({
      conversation,
      events,
      onceId,
      running,
      expiresAt,
      fence,
      after,
      by: `${node.name}${node.life}`,
    })
  }
  if (inFlight.appends.length > 0) flush.inFlight = inFlight
  else endFlush(flush)
  return flush.inFlight !== null
}

export function endFlush(flush: Node['flush']): void {
  flush.inFlight = null
  if (flush.later.length > 0) flush.isTimed = true
}

/** A relay that breaks the rule: readers are sent what it hopes the log will take. */
function pushUnlogged(world: World, open: Open, entry: Entry): void {
  for (const id of open.sessions) {
    const socket = world.sockets[id]
    if (socket?.session?.position.seq !== open.head.seq) continue
    for (const [index, event] of entry.events.entries()) {
      socket.down.push({ ...event, seq: open.head.seq + 1 + index, mark: `${open.serial}?` })
    }
  }
}

/** What the log does with a flush; `by` is the node that is told the results instead. */
export function applyAppends(world: World, appends: readonly Append[], by: Node['name'] | undefined): Result[] {
  return appends.map(append => {
    const result = appendRow(world, append)
    if (result.ok) tellHead(world, append.conversation, headOf(storedOf(world, append.conversation)), by)
    return result
  })
}
