/** The one answer of a conversation that a node writes: how it begins, what it writes, and how a question gets there. */
import type { Outcome } from '../../protocol/frames.ts'
import { ATTEMPTS_MAX } from '../../protocol/limits.ts'
import { renewLease } from './log.ts'
import { write } from './outbox.ts'
import { attempt, isInLog, refresh, showCard } from './reading.ts'
import {
  type Claim,
  type Event,
  LEASE_TICKS,
  type Node,
  type Open,
  RENEW_TICKS,
  RETENTION_TICKS,
  type Refusal,
  type Running,
  type World,
} from './world.ts'

/** How often a write is tried again after another node was quicker. */
export const TRIES_MAX = 5
export const PARTS = ['start', 'sources', 'delta', 'end', 'fail'] as const
export type Part = (typeof PARTS)[number]

const FAULT_OF = { duplicate: 'id-reused', fenced: 'storage', gone: 'gone', storage: 'storage' } as const

export const runningNow = ({ now }: World, { answer, attempt }: Claim): Running => ({
  answer,
  attempt,
  leaseUntil: now + LEASE_TICKS,
})

/** What runs, here or on another node, as far as is known. */
export function runningHere(world: World, { answering, isDoubtful, running }: Open): string | undefined {
  return answering?.answer ?? (isDoubtful && world.rules.doubt ? running?.answer : undefined)
}

export function fault(world: World, id: number, code: string, ref: string | null, isUrgent = false): void {
  const socket = world.sockets[id]
  if (socket?.isRelayOpen) socket.down.push({ type: 'fault', code, ref, isUrgent })
  if (ref !== null && isUrgent) showCard(world, id, ref)
}

export function refuseFor(world: World, node: Node, open: Open, refusal: Refusal, id: string, socket: number): void {
  fault(world, socket, FAULT_OF[refusal], id, id.startsWith('flag'))
  if (refusal === 'gone') attempt(world, () => refresh(world, node, open))
}

export function beginQuestion(world: World, node: Node, open: Open, id: string, socket: number, tries = 1): void {
  const claim = { answer: id, attempt: 1 }
  write(node, open, {
    events: [{ type: 'question', id }],
    ...{ onceId: id, running: runningNow(world, claim), expiresAt: world.now + RETENTION_TICKS },
    settled: { kind: 'question', id, socket, tries },
  })
  beginAnswer(world, node, open, claim)
}

export function beginAnswer(world: World, node: Node, open: Open, { answer, attempt }: Claim): void {
  open.answering = { answer, attempt, isStarted: false, hasText: false, parts: 0 }
  open.renewedAt = world.now
  // It was stopped while its row was refused, or while it was claimed.
  if (open.stopped.includes(answer) && world.rules.stopLasts) endAnswer(world, node, open, 'stopped')
}

export function abandon(world: World, open: Open, answer: string): void {
  open.isDoubtful = true
  if (open.answering?.answer === answer && world.rules.giveUp) open.answering = null
}

/** Its row was refused: tried again where another node was only quicker, else told. */
export function retryOrRefuse(
  world: World,
  node: Node,
  open: Open,
  { id, socket, tries }: { id: string; socket: number; tries: number },
  refusal: Refusal,
): void {
  if (refusal === 'duplicate') {
    if (isInLog(world, node, open, id)) return
  }
  if (refusal === 'fenced' && refresh(world, node, open)) {
    if (runningHere(world, open) !== undefined) return fault(world, socket, 'busy', id)
    if (tries < TRIES_MAX) return beginQuestion(world, node, open, id, socket, tries + 1)
  }
  refuseFor(world, node, open, refusal, id, socket)
}

/** The relay's own end of an attempt: one notice and one closing, whatever became of it. */
export function closingEvents(world: World, claim: Claim, isStarted: boolean, outcome: Outcome): Event[] {
  const start: Event = { type: 'answer-start', ...claim, isUrgent: false }
  const end: Event = { type: 'answer-end', ...claim, outcome }
  return isStarted || !world.rules.notice ? [end] : [start, end]
}

/** Ends the answer that is written here in the relay's own words. */
export function endAnswer(world: World, node: Node, open: Open, outcome: Outcome): void {
  const { answering } = open
  if (!answering) return
  const { answer, attempt, isStarted } = answering
  open.answering = null
  const events = closingEvents(world, { answer, attempt }, isStarted, outcome)
  write(node, open, { events, running: null, settled: { kind: 'answer', answer } })
}

export const canWrite = ({ answering }: Open, part: Part) =>
  answering !== null && (part === 'fail' || answering.isStarted === (part !== 'start'))

/** The pipeline says one thing more, or fails. */
export function writePart(world: World, node: Node, open: Open, part: Part): void {
  const { answering } = open
  if (!answering) return
  const { answer, attempt, hasText } = answering
  const settled = { kind: 'answer', answer } as const
  switch (part) {
    case 'start':
      answering.isStarted = true
      return write(node, open, { events: [{ type: 'answer-start', answer, attempt, isUrgent: false }], settled })
    case 'sources':
      return write(node, open, { events: [{ type: 'answer-sources' }], isSoon: !hasText, settled })
    case 'delta':
      answering.hasText = true
      answering.parts += 1
      return write(node, open, {
        events: [{ type: 'answer-delta', text: `${attempt}.${answering.parts} ` }],
        ...{ isSoon: !hasText, settled },
      })
    case 'end':
      open.answering = null
      return write(node, open, {
        events: [{ type: 'answer-end', answer, attempt, outcome: 'complete' }],
        ...{ running: null, settled },
      })
    case 'fail': {
      if (attempt >= ATTEMPTS_MAX && world.rules.attempts) return endAnswer(world, node, open, 'failed')
      const next = { answer, attempt: attempt + 1 }
      open.answering = { ...next, isStarted: false, hasText: false, parts: 0 }
      return write(node, open, { events: [], running: runningNow(world, next), settled })
    }
  }
}

export function tickWriting(world: World, node: Node, open: Open): void {
  if (world.now - open.renewedAt < RENEW_TICKS) return
  open.renewedAt = world.now
  const { leaseUntil } = runningNow(world, { answer: '', attempt: 0 })
  attempt(world, () => {
    if (!renewLease(world, node, open.conversation, open.fence, leaseUntil) && !open.sent) refresh(world, node, open)
  })
}
