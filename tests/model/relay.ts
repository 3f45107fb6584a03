/** A relay as a state machine: what it does with a frame, a head that it hears of, a row that is settled, and its clock. */
import type { Position } from '../../protocol/frames.ts'
import { buryConversation, goneOf, headOf, LogAway, readAfter, readState, storedOf, sweepLog, tellHead } from './log.ts'
import { endFlush, findOpen, flushLater, flushSoon, wake } from './outbox.ts'
import {
  attempt,
  catchUp,
  close,
  dropWaiting,
  endConversation,
  endOf,
  followRow,
  isCaughtUp,
  isWriting,
  noticeOthers,
  pushRow,
  refresh,
  setRunning,
  wakeReader,
} from './reading.ts'
import { interrupt, resumeTurn, stop, tend } from './takeover.ts'
import {
  isFlag,
  KEPT_TICKS,
  type Node,
  type Open,
  RETENTION_TICKS,
  type Result,
  START,
  SWEEP_TICKS,
  type Told,
  type Up,
  type World,
} from './world.ts'
import { abandon, beginQuestion, fault, retryOrRefuse, runningHere, tickWriting } from './writing.ts'

/** Lets every node do what it can do now, in the order in which a process does it: until they all rest. */
export function runNodes(world: World): void {
  for (;;) {
    const told = world.told.shift()
    const job = told ? undefined : world.jobs.shift()
    if (told) hearTold(world, told)
    else if (job) job()
    else if (!Object.values(world.nodes).some(node => node.state === 'up' && flush(world, node))) return
  }
}

function flush(world: World, node: Node): boolean {
  const hasGone = flushSoon(world, node)
  if (hasGone && node.isAway) settleFlush(world, node, false)
  return hasGone
}

/** The log's reply has come, or will not come any more. */
export function settleFlush(world: World, node: Node, isReplied: boolean): void {
  const { inFlight } = node.flush
  if (!inFlight) return
  const results = isReplied ? (inFlight.results ?? []) : []
  for (const [index, result] of results.entries()) {
    const conversation = inFlight.appends[index]?.conversation ?? ''
    if (result.ok)
      hearHead(world, node, conversation, result.row.events.length > 0 ? endOf(result.row) : headBefore(result))
  }
  for (const [index, serial] of inFlight.serials.entries()) {
    const open = findOpen(node, serial)
    if (open) settleRow(world, node, open, results[index])
  }
  endFlush(node.flush)
  node.open = node.open.filter(open => !open.isEnded || open.sent !== null || open.waiting.length > 0)
}

const headBefore = ({ row }: Extract<Result, { ok: true }>): Position => ({ seq: row.first - 1, mark: row.mark })

/** Without a result nobody knows whether the log has the row. */
function settleRow(world: World, node: Node, open: Open, result: Result | undefined): void {
  const entry = open.sent
  open.sent = null
  if (!entry) return
  if (!result) open.isDoubtful = true
  else if (result.ok) {
    const { row } = result
    const after = open.head
    open.fence = result.fence
    open.head = row.events.length > 0 ? endOf(row) : headBefore(result)
    followRow(open, row, after)
    if (entry.running !== undefined) setRunning(open, entry.running)
    if (entry.expiresAt !== null) open.expiresAt = entry.expiresAt
    pushRow(world, node, open, row, after)
    noticeOthers(world, node, open)
  }
  const refusal = !result ? 'storage' : result.ok ? null : result.reason
  if (refusal && world.rules.dropBehind) dropWaiting(world, node, open)
  const { serial } = open
  for (const settled of entry.settled) world.told.push({ node: node.name, serial, settled, refusal })
  if (open.waiting.length > 0) wake(node.flush, serial, true)
}

function hearTold(world: World, { node: name, serial, settled, refusal }: Told): void {
  const node = world.nodes[name]
  const open = findOpen(node, serial)
  if (!open) return
  if (settled.kind === 'turn') {
    world.jobs.push(() => resumeTurn(world, node, open, settled.key, refusal))
    return
  }
  if (!refusal) return
  abandon(world, open, settled.kind === 'question' ? settled.id : settled.answer)
  if (settled.kind === 'answer') return attempt(world, () => refresh(world, node, open))
  world.jobs.push(() => {
    try {
      retryOrRefuse(world, node, open, settled, refusal)
    } catch (error) {
      if (!(error instanceof LogAway)) throw error
      fault(world, settled.socket, 'storage', settled.id)
    }
  })
}

/** The log has a new head, as another node or this one wrote it. */
export function hearHead(world: World, node: Node, conversation: string, head: Position): void {
  const open = node.open.find(one => !one.isEnded && one.conversation === conversation)
  if (!open) return
  if (head.seq === 0) return attempt(world, () => refresh(world, node, open))
  open.seen = head
  if (!open.sent) noticeOthers(world, node, open)
}

function enter(world: World, node: Node, conversation: string): Open {
  const known = node.open.find(open => !open.isEnded && open.conversation === conversation)
  if (known) return known
  const opened: Open = {
    ...{ conversation, serial: ++world.serials, sent: null, waiting: [], head: START, fence: 'x0' },
    ...{ running: null, runningAs: 0, isDoubtful: false, seen: START, expiresAt: 0, answering: null, renewedAt: 0 },
    history: { position: START, asked: [], unfinished: null },
    ...{ stopped: [], turns: [], isTending: false, sessions: [], asked: [], isEnded: false },
  }
  node.open.push(opened)
  return opened
}

/** Nobody reads it and nothing is written: it needs no place here. */
export function leaveIfIdle(world: World, node: Node, open: Open): void {
  const { history, asked } = open
  const isKept = asked.some(({ id, at }) => !history.asked.includes(id) && world.now - at < KEPT_TICKS)
  if (!open.isEnded && open.sessions.length === 0 && !isWriting(open) && !isKept) close(node, open)
}

function hello(world: World, node: Node, id: number, resume: Extract<Up, { type: 'hello' }>['resume']): void {
  if (!resume) return welcomeNew(world, node, id, undefined)
  const open = enter(world, node, resume.conversation)
  let head = resume.after.seq
  let isReset = false
  try {
    // Ends it here for all its readers when it is gone.
    if (!refresh(world, node, open)) return welcomeNew(world, node, id, goneOf(world, resume.conversation) ?? 'expired')
    head = headOf(world.log.conversations[resume.conversation] ?? { rows: [] }).seq
    isReset = readAfter(world, node, resume.conversation, resume.after) === 'reset'
  } catch (error) {
    if (!(error instanceof LogAway)) throw error
  }
  const socket = world.sockets[id]
  if (!socket) return
  socket.session = { serial: open.serial, position: isReset ? START : resume.after, hasFailed: false }
  open.sessions.push(id)
  socket.down.push({ type: 'welcome', conversation: open.conversation, isNew: false, head, resumed: !isReset })
  if (isReset) socket.down.push({ type: 'reset', reason: 'unknown-position' })
  wakeReader(world, node, id)
  tickConversation(world, node, open)
}

function welcomeNew(
  world: World,
  node: Node,
  id: number,
  reason: 'unknown-position' | 'forgotten' | 'expired' | undefined,
): void {
  const open = enter(world, node, `c${++world.conversations}`)
  const socket = world.sockets[id]
  if (!socket) return
  socket.session = { serial: open.serial, position: START, hasFailed: false }
  open.sessions.push(id)
  socket.down.push({ type: 'welcome', conversation: open.conversation, isNew: true, head: 0, resumed: false })
  if (reason) socket.down.push({ type: 'reset', reason })
  tickConversation(world, node, open)
}

/** A frame of a client. */
export function serveFrame(world: World, node: Node, id: number, frame: Up): void {
  if (frame.type === 'hello') return hello(world, node, id, frame.resume)
  const { session } = world.sockets[id] ?? {}
  const open = session && findOpen(node, session.serial)
  if (!open) return
  if (frame.type === 'ask') ask(world, node, open, id, frame.id)
  else if (frame.type === 'stop') stop(world, node, open, frame.answer)
  else forget(world, node, open, id)
}

function ask(world: World, node: Node, open: Open, socket: number, id: string): void {
  if (!isCaughtUp(open)) {
    try {
      catchUp(world, node, open)
    } catch (error) {
      if (!(error instanceof LogAway)) throw error
    }
  }
  if (!open.sessions.includes(socket)) return
  open.asked = [...open.asked.filter(one => one.id !== id), { id, at: world.now }].slice(-3)
  if (open.history.asked.includes(id) || open.answering?.answer === id) return
  if (isFlag(id)) {
    const { seq } = world.sockets[socket]?.session?.position ?? START
    const { rows } = storedOf(world, open.conversation)
    const isShown = rows.some(row => row.first <= seq && row.events.some(event => 'id' in event && event.id === id))
    world.witness.flags[`${socket} ${id}`] = { at: world.now, isShown }
    return interrupt(world, node, open, id, socket)
  }
  if (runningHere(world, open) !== undefined) return fault(world, socket, 'busy', id)
  beginQuestion(world, node, open, id, socket)
}

function forget(world: World, node: Node, open: Open, id: number): void {
  try {
    const state = readState(world, node, open.conversation)
    const isEmpty = typeof state !== 'string' && state.rows.length === 0 && !isWriting(open)
    if (!isEmpty) {
      buryConversation(world, node, open.conversation, Math.max(open.expiresAt, world.now + RETENTION_TICKS))
      tellHead(world, open.conversation, START, node.name)
    }
    endConversation(world, node, open, 'forgotten')
  } catch (error) {
    if (!(error instanceof LogAway)) throw error
    fault(world, id, 'storage', null)
  }
}

function tickConversation(world: World, node: Node, open: Open): void {
  for (const id of open.sessions) if (world.sockets[id]?.session?.hasFailed) wakeReader(world, node, id)
  if (open.answering) tickWriting(world, node, open)
  else if (open.isDoubtful && open.sessions.length > 0) tend(world, node, open)
  if (open.expiresAt > 0 && open.expiresAt <= world.now) attempt(world, () => refresh(world, node, open))
  leaveIfIdle(world, node, open)
}

/** Half a second has passed. */
export function tickNode(world: World, node: Node): void {
  if (flushLater(world, node) && node.isAway) settleFlush(world, node, false)
  runNodes(world)
  tellCards(world, node)
  runNodes(world)
  for (const open of [...node.open]) if (!open.isEnded) tickConversation(world, node, open)
  runNodes(world)
  if (world.now - node.sweptAt < SWEEP_TICKS) return
  node.sweptAt = world.now
  attempt(world, () => {
    for (const conversation of sweepLog(world, node)) {
      tellHead(world, conversation, START, node.name)
      hearHead(world, node, conversation, START)
    }
  })
  runNodes(world)
}

/** A card waits 100 ms for the log, no longer. */
function tellCards(world: World, node: Node): void {
  if (!world.rules.card) return
  const due = node.cards.filter(({ at }) => at < world.now)
  node.cards = node.cards.filter(({ at }) => at >= world.now)
  for (const { id, socket } of due) fault(world, socket, 'storage', id, true)
}

/** Its process is no more. What it sent to the log may still be done. */
export function killNode(world: World, node: Node): void {
  const { inFlight } = node.flush
  if (inFlight && !inFlight.results) world.strays.push(inFlight.appends)
  for (const socket of world.sockets) {
    if (socket.node !== node.name || socket.life !== node.life || !socket.isRelayOpen) continue
    socket.isRelayOpen = false
    socket.down.push({ type: 'close' })
  }
  world.nodes[node.name] = { ...node, state: 'down', isAway: false, open: [], heads: [], cards: [], missedTicks: 0 }
  world.nodes[node.name].flush = { soon: [], later: [], isTimed: false, inFlight: null }
}
