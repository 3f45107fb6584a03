/** How one node ends or goes on with what another one writes: claims, red flags and stops, one after the other. */
import type { Outcome } from '../../protocol/frames.ts'
import { ATTEMPTS_MAX } from '../../protocol/limits.ts'
import { LogAway } from './log.ts'
import { isOutboxEmpty, write } from './outbox.ts'
import { attempt, catchUp, isInLog, refresh } from './reading.ts'
import {
  type Claim,
  type Event,
  isSame,
  type Node,
  type Open,
  RETENTION_TICKS,
  type Refusal,
  type Turn,
  type World,
} from './world.ts'
import { beginAnswer, closingEvents, endAnswer, refuseFor, runningNow, TRIES_MAX } from './writing.ts'

type NewTurn =
  | Pick<Extract<Turn, { kind: 'interrupt' }>, 'kind' | 'id'>
  | Pick<Extract<Turn, { kind: 'takeover' }>, 'kind' | 'runningAs'>

function addTurn(world: World, node: Node, open: Open, given: NewTurn): number {
  const shared = { key: ++world.serials, stage: 'waiting', claim: null } as const
  const turn: Turn =
    given.kind === 'interrupt' ? { ...shared, ...given, tries: 1 } : { ...shared, ...given, outcome: null }
  open.turns.push(turn)
  if (open.turns.length === 1 || !world.rules.turns) world.jobs.push(() => startTurn(world, node, open, turn))
  return turn.key
}

function startTurn(world: World, node: Node, open: Open, turn: Turn): void {
  if (turn.kind === 'interrupt') interruptOnce(world, node, open, turn)
  else takeOver(world, node, open, turn)
}

function endTurn(world: World, node: Node, open: Open, turn: Turn): void {
  open.turns = open.turns.filter(({ key }) => key !== turn.key)
  if (turn.kind === 'takeover') open.isTending = false
  const [next] = open.turns
  if (next && world.rules.turns) world.jobs.push(() => startTurn(world, node, open, next))
}

/** The row of a turn is in the log, or is not. */
export function resumeTurn(world: World, node: Node, open: Open, key: number, refusal: Refusal | null): void {
  const turn = open.turns.find(one => one.key === key)
  if (!turn) return
  let result = refusal
  if (turn.stage === 'claiming' && turn.claim && !refusal) {
    try {
      result = isClaimed(world, node, open) ? null : 'fenced'
    } catch (error) {
      if (!(error instanceof LogAway)) throw error
      result = 'storage'
    }
  }
  if (turn.kind === 'takeover') return goOn(world, node, open, turn, result)
  if (turn.stage === 'claiming' && turn.claim && !result) {
    return writeCard(node, open, turn, closingOf(world, open, turn.claim, 'stopped'), world)
  }
  endTry(world, node, open, turn, result)
}

function claim(world: World, node: Node, open: Open, turn: Turn, given: Claim): void {
  turn.stage = 'claiming'
  turn.claim = given
  write(node, open, { events: [], running: runningNow(world, given), settled: { kind: 'turn', key: turn.key } })
}

/** Everything that the one before it wrote is read. */
function isClaimed(world: World, node: Node, open: Open): boolean {
  if (!world.rules.readClaimed) return true
  return catchUp(world, node, open) && isSame(open.history.position, open.head)
}

function closingOf(world: World, { history }: Open, given: Claim, outcome: Outcome): Event[] {
  if (history.unfinished?.answer !== given.answer) return []
  return closingEvents(world, given, history.unfinished.started === given.attempt, outcome)
}

function interruptOnce(world: World, node: Node, open: Open, turn: Extract<Turn, { kind: 'interrupt' }>): void {
  const { answering, running } = open
  if (!world.rules.interrupt) return writeCard(node, open, turn, [], world)
  if (answering) {
    const { answer, attempt, isStarted } = answering
    open.stopped.push(answer)
    open.isDoubtful = true
    open.answering = null
    return writeCard(node, open, turn, closingEvents(world, { answer, attempt }, isStarted, 'stopped'), world)
  }
  if (!open.isDoubtful || !running || !isOutboxEmpty(open)) return writeCard(node, open, turn, [], world)
  open.stopped.push(running.answer)
  if (world.rules.claim) return claim(world, node, open, turn, { answer: running.answer, attempt: running.attempt })
  writeCard(node, open, turn, closingOf(world, open, running, 'stopped'), world)
}

function writeCard(
  node: Node,
  open: Open,
  turn: Extract<Turn, { kind: 'interrupt' }>,
  ended: Event[],
  world: World,
): void {
  turn.stage = 'writing'
  const answer = turn.id
  const events: Event[] = [
    ...ended,
    { type: 'question', id: answer },
    { type: 'answer-start', answer, attempt: 1, isUrgent: true },
    { type: 'answer-end', answer, attempt: 1, outcome: 'urgent' },
  ]
  const expiresAt = world.now + RETENTION_TICKS
  write(node, open, { events, onceId: answer, running: null, expiresAt, settled: { kind: 'turn', key: turn.key } })
}

function endTry(
  world: World,
  node: Node,
  open: Open,
  turn: Extract<Turn, { kind: 'interrupt' }>,
  refusal: Refusal | null,
): void {
  let outcome = refusal
  try {
    if (refusal === 'fenced' && turn.tries < TRIES_MAX) {
      if (refresh(world, node, open)) {
        turn.tries += 1
        return interruptOnce(world, node, open, turn)
      }
      outcome = 'gone'
    }
    if (outcome === 'duplicate') {
      if (isInLog(world, node, open, turn.id)) outcome = null
    }
  } catch (error) {
    if (!(error instanceof LogAway)) throw error
    outcome = 'storage'
  }
  endTurn(world, node, open, turn)
  const card = node.cards.find(({ turn: key }) => key === turn.key)
  node.cards = node.cards.filter(one => one !== card)
  if (card && outcome) refuseFor(world, node, open, outcome, turn.id, card.socket)
}

/** A red flag: ends what runs and puts the card in its place. */
export function interrupt(world: World, node: Node, open: Open, id: string, socket: number): void {
  const turn = addTurn(world, node, open, { kind: 'interrupt', id })
  node.cards.push({ id, socket, at: world.now, turn })
}

/** Looks after an answer that another writer has, or had. */
export function tend(world: World, node: Node, open: Open): void {
  if (open.isTending) return
  open.isTending = true
  world.jobs.push(() => {
    try {
      refresh(world, node, open)
    } catch (error) {
      open.isTending = false
      if (!(error instanceof LogAway)) throw error
      return
    }
    const { running, runningAs } = open
    const isDue = running && (running.leaseUntil <= world.now || open.stopped.includes(running.answer))
    if (isDue) addTurn(world, node, open, { kind: 'takeover', runningAs })
    else open.isTending = false
  })
}

function takeOver(world: World, node: Node, open: Open, turn: Extract<Turn, { kind: 'takeover' }>): void {
  const { running } = open
  const isMine = open.answering !== null || !isOutboxEmpty(open)
  if (isMine || !running || open.runningAs !== turn.runningAs) return endTurn(world, node, open, turn)
  const { answer, attempt } = running
  if (open.stopped.includes(answer) && world.rules.stopLasts) turn.outcome = 'stopped'
  else if (attempt >= ATTEMPTS_MAX && world.rules.attempts) turn.outcome = 'failed'
  claim(world, node, open, turn, { answer, attempt: turn.outcome ? attempt : attempt + 1 })
}

function goOn(
  world: World,
  node: Node,
  open: Open,
  turn: Extract<Turn, { kind: 'takeover' }>,
  refusal: Refusal | null,
): void {
  const { claim, outcome } = turn
  endTurn(world, node, open, turn)
  if (refusal || open.answering || !claim) return
  const isOver = open.history.unfinished?.answer !== claim.answer
  if (outcome || isOver) {
    write(node, open, { events: closingOf(world, open, claim, outcome ?? 'failed'), running: null })
  } else beginAnswer(world, node, open, claim)
}

export function stop(world: World, node: Node, open: Open, answer: string): void {
  const { answering } = open
  if (answering ? answering.answer !== answer : !open.isDoubtful) return
  open.stopped.push(answer)
  if (answering) endAnswer(world, node, open, 'stopped')
  else attempt(world, () => tend(world, node, open))
}
