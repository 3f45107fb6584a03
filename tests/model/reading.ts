/** How a node sends one socket what comes after its position, and what it knows of a conversation's history. */
import type { Position } from '../../protocol/frames.ts'
import { type Gone, hasEvent, headOf, LogAway, readAfter, readState, storedOf } from './log.ts'
import { findOpen, isOutboxEmpty } from './outbox.ts'
import { type Event, isSame, type Node, type Open, type Row, START, type World } from './world.ts'

export const endOf = ({ first, mark, events }: Row): Position => ({ seq: first + events.length - 1, mark })

/** Does this within the step, and nothing more when the log cannot be reached. */
export function attempt(world: World, work: () => void): void {
  world.jobs.push(() => {
    try {
      work()
    } catch (error) {
      if (!(error instanceof LogAway)) throw error
    }
  })
}

function wakeReaders(world: World, node: Node, open: Open): void {
  for (const id of open.sessions) wakeReader(world, node, id)
}

export function wakeReader(world: World, node: Node, id: number): void {
  world.jobs.push(() => {
    const socket = world.sockets[id]
    const { session } = socket ?? {}
    const open = session && findOpen(node, session.serial)
    if (!socket?.isRelayOpen || !session || !open) return
    session.hasFailed = false
    try {
      readOn(world, node, open, id)
    } catch (error) {
      if (!(error instanceof LogAway)) throw error
      session.hasFailed = true
    }
  })
}

function readOn(world: World, node: Node, open: Open, id: number): void {
  const socket = world.sockets[id]
  const { session } = socket ?? {}
  if (!socket || !session) return
  const rows = readAfter(world, node, open.conversation, session.position)
  if (rows === 'gone') return attempt(world, () => refresh(world, node, open))
  if (rows === 'reset') {
    if (hasEvent(storedOf(world, open.conversation).rows, session.position)) world.witness.unfoundedResets += 1
    session.position = START
    socket.down.push({ type: 'reset', reason: 'unknown-position' })
    return readOn(world, node, open, id)
  }
  for (const row of rows) sendRow(world, id, row)
}

function sendRow(world: World, id: number, row: Row): void {
  const socket = world.sockets[id]
  const { session } = socket ?? {}
  if (!socket || !session) return
  if (row.first > session.position.seq + 1) world.witness.gaps += 1
  for (const [index, event] of row.events.entries()) {
    const seq = row.first + index
    if (seq <= session.position.seq) continue
    socket.down.push({ ...event, seq, mark: row.mark })
    if (event.type === 'answer-start' && event.isUrgent) showCard(world, id, event.answer)
  }
  session.position = endOf(row)
}

/** A row that was just written here. */
export function pushRow(world: World, node: Node, open: Open, row: Row, after: Position): void {
  if (row.events.length === 0) return
  for (const id of open.sessions) {
    const socket = world.sockets[id]
    if (!socket?.session) continue
    const { position } = socket.session
    const isNext = row.first === position.seq + 1 && (isSame(position, after) || !world.rules.pushMark)
    if (isNext || !world.rules.pushNext) sendRow(world, id, row)
    else wakeReader(world, node, id)
  }
}

/** For the invariants: the card of a red flag has gone to this socket. */
export function showCard({ witness }: World, socket: number, id: string): void {
  const flag = witness.flags[`${socket} ${id}`]
  if (flag) flag.isShown = true
}

/** The log has the question, and so has every reader of it, who may not have heard of it. */
export function isInLog(world: World, node: Node, open: Open, id: string): boolean {
  const isThere = !world.rules.tellDuplicate || refresh(world, node, open)
  return isThere && catchUp(world, node, open) && open.history.asked.includes(id)
}

function takeEvent({ history }: Open, event: Event): void {
  if (event.type === 'question') {
    history.asked.push(event.id)
    history.unfinished = { answer: event.id, started: 0 }
  } else if (event.type === 'answer-start') {
    if (history.unfinished) history.unfinished.started = event.attempt
  } else if (event.type === 'answer-end') history.unfinished = null
}

export function followRow(open: Open, row: Row, after: Position): void {
  const { history } = open
  const isNext = row.first === history.position.seq + 1 && isSame(history.position, after)
  if (row.events.length === 0 || !isNext) return
  for (const event of row.events) takeEvent(open, event)
  history.position = endOf(row)
}

/** Reads what is missing of the history; false when the conversation has ended. */
export function catchUp(world: World, node: Node, open: Open): boolean {
  if (open.isEnded) return false
  const rows = readAfter(world, node, open.conversation, open.history.position)
  if (rows === 'gone') {
    refresh(world, node, open)
    return false
  }
  if (rows === 'reset') {
    open.history = { position: START, asked: [], unfinished: null }
    return catchUp(world, node, open)
  }
  for (const row of rows) {
    if (row.first <= open.history.position.seq) continue
    for (const event of row.events) takeEvent(open, event)
    open.history.position = endOf(row)
  }
  return !open.isEnded
}

export const isCaughtUp = (open: Open) => isSame(open.history.position, open.seen)
export const isWriting = (open: Open) => open.answering !== null || !isOutboxEmpty(open)

export function noticeOthers(world: World, node: Node, open: Open): void {
  if (isSame(open.seen, open.head)) return
  open.isDoubtful = true
  wakeReaders(world, node, open)
}

/** Reads the log's state anew; false when the conversation is gone. */
export function refresh(world: World, node: Node, open: Open): boolean {
  const state = readState(world, node, open.conversation)
  if (open.isEnded) return false
  if (typeof state === 'string') {
    endConversation(world, node, open, state)
    return false
  }
  const head = headOf(state)
  if (head.seq === 0 && open.expiresAt > 0 && open.expiresAt <= world.now) {
    endConversation(world, node, open, 'expired')
    return false
  }
  if (open.sent) return true
  if (state.fence === open.fence && isWriting(open)) return true
  if (state.fence !== open.fence && world.rules.giveUp) {
    open.answering = null
    dropWaiting(world, node, open)
  }
  const isNews = !isSame(head, open.seen) || !isSame(head, open.head)
  open.head = head
  open.fence = state.fence
  open.expiresAt = state.expiresAt
  open.seen = head
  setRunning(open, state.running)
  open.isDoubtful = state.running !== null && !open.answering
  if (isNews) wakeReaders(world, node, open)
  return true
}

/** What was written behind a refused row built on it: who wrote it is told. */
export function dropWaiting(world: World, node: Node, open: Open): void {
  const { serial, waiting } = open
  open.waiting = []
  for (const settled of waiting.flatMap(entry => entry.settled)) {
    world.told.push({ node: node.name, serial, settled, refusal: 'fenced' })
  }
}

export function setRunning(open: Open, running: Open['running']): void {
  open.running = running
  open.runningAs += 1
}

export function endConversation(world: World, node: Node, open: Open, reason: Gone): void {
  if (open.isEnded) return
  for (const id of [...open.sessions]) {
    const socket = world.sockets[id]
    socket?.down.push({ type: 'goodbye', reason }, { type: 'close' })
    if (socket) socket.isRelayOpen = false
  }
  close(node, open)
}

/** Leaves this node; what it has still to write goes out all the same. */
export function close(node: Node, open: Open): void {
  open.isEnded = true
  open.answering = null
  open.sessions = []
  if (isOutboxEmpty(open)) node.open = node.open.filter(one => one !== open)
}
