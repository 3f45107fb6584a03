/** Ends or continues answers whose writer is elsewhere, or dead. Compare-and-set by the fence decides between nodes. */
import type { LogEvent, Outcome } from '../../protocol/frames.ts'
import { ATTEMPTS_MAX } from '../../protocol/limits.ts'
import type { Running } from '../log/event-log.ts'
import { isSamePosition } from '../log/position.ts'
import type { Site } from '../site.ts'
import { type Answering, runningNow } from './answering.ts'
import { closingEvents } from './closing.ts'
import type { Conversation, Shared } from './conversation-interface.ts'
import type { History } from './history.ts'
import type { Outbox, Refusal, Write, WriteResult } from './outbox.ts'

/** How often a write is tried again after another node was quicker. */
export const TRIES_MAX = 5

/** What this node knows of the one answer that may run. */
export interface Known {
  /** As the log last said. */
  running: Running | null
  /** Something may run that is not written here. */
  isDoubtful: boolean
}

export interface Takeover extends Pick<Conversation, 'begin' | 'interrupt' | 'stop'> {
  /** Looks after an answer that another writer has, or had. Never rejects. */
  tend(): Promise<void>
}

export interface TakeoverOptions extends Pick<Conversation, 'abandon' | 'begin' | 'refresh' | 'catchUp'> {
  site: Site
  shared: Shared
  outbox: Outbox
  history: History
  known: Known
  locale(): string
  answering(): Answering | undefined
}

export function createTakeover(options: TakeoverOptions): Takeover {
  const { site, shared, outbox, history, known, locale, answering, catchUp } = options
  const { wording, now, onError } = shared
  /** Answers that were stopped here: should their writer be gone, or their row be refused, they are closed, not written anew. */
  const stopped = new Set<string>()
  let isTending = false
  let turn: Promise<unknown> = Promise.resolve()

  /** One change of writers after the other: two at a time would end the same answer twice, or end it and go on. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = turn.then(work, work)
    turn = mine
    return mine
  }

  function write(given: Omit<Write, 'pace' | 'settled'>): Promise<WriteResult> {
    return new Promise(settled => outbox.write({ ...given, pace: 'soon', settled }))
  }

  /**
   * Becomes the writer of what another one wrote, and reads all that it wrote; gives the reason when it did not. Only
   * after this is it certain that the other one adds nothing more. Rejects when the log cannot be read.
   */
  async function claim(answer: string, attempt: number): Promise<Refusal | undefined> {
    const result = await write({ events: [], running: runningNow(answer, attempt, now()) })
    if (!result.ok) return result.reason
    const isRead = () => isSamePosition(history.position, outbox.head)
    // A reading that had begun before the claim may have missed the last rows.
    const isOpen = (await catchUp()) && (isRead() || (await catchUp()))
    return isOpen && isRead() && outbox.fence === result.fence ? undefined : 'fenced'
  }

  function closingOf(answer: string, attempt: number, outcome: Outcome): LogEvent[] {
    const unfinished = history.unfinished()
    if (unfinished?.answer !== answer) return []
    const isStarted = unfinished.started === attempt
    return closingEvents({ answer, attempt, isStarted }, outcome, { wording, site, locale: locale() })
  }

  const begin: Conversation['begin'] = (question, attempt, verdict) => {
    options.begin(question, attempt, verdict)
    if (stopped.has(question.id)) answering()?.end('stopped')
  }

  async function takeOver(running: Running): Promise<void> {
    const isMine = answering() !== undefined || !outbox.isEmpty()
    if (isMine || known.running !== running) return
    const { answer, attempt } = running
    const outcome = stopped.has(answer) ? 'stopped' : attempt >= ATTEMPTS_MAX ? 'failed' : undefined
    const mine = outcome ? attempt : attempt + 1
    const refusal = await claim(answer, mine)
    if (refusal === 'storage') throw new Error('The log did not take a claim.')
    if (refusal || answering()) return
    const unfinished = history.unfinished()
    if (outcome || unfinished?.answer !== answer) {
      // What has ended, and is still named as running, has nothing to be closed.
      outbox.write({ events: closingOf(answer, mine, outcome ?? 'failed'), pace: 'soon', running: null })
      return
    }
    const { text } = unfinished
    const question = { id: answer, text, locale: locale(), reader: 'patient' } as const
    begin(question, mine, shared.triage(text, history.before(answer)))
  }

  async function tend(): Promise<void> {
    if (isTending) return
    isTending = true
    try {
      await options.refresh()
      const { running } = known
      if (running && (running.leaseUntil <= now() || stopped.has(running.answer))) await inTurn(() => takeOver(running))
    } catch (error) {
      onError(error, 'log')
    } finally {
      isTending = false
    }
  }

  /** Stops what runs; gives the events that close it, to be written with `running: null`. */
  async function takeDown(): Promise<LogEvent[] | Refusal> {
    const mine = answering()
    if (mine) {
      stopped.add(mine.answer)
      const events = mine.closing('stopped')
      options.abandon(mine.answer)
      return events
    }
    // What waits to be written, while nothing is answered here and nobody else has a turn, is the end of an answer.
    if (!known.isDoubtful || !known.running || !outbox.isEmpty()) return []
    const { answer, attempt } = known.running
    stopped.add(answer)
    return (await claim(answer, attempt)) ?? closingOf(answer, attempt, 'stopped')
  }

  async function interruptOnce(given: Pick<Write, 'events' | 'onceId' | 'expiresAt'>): Promise<WriteResult> {
    const ended = await takeDown()
    if (typeof ended === 'string') return { ok: false, reason: ended }
    return write({ ...given, events: [...ended, ...given.events], running: null })
  }

  return {
    tend,
    begin,
    async stop(answer) {
      const mine = answering()
      if (mine ? mine.answer !== answer : !known.isDoubtful) return
      stopped.add(answer)
      if (mine) mine.end('stopped')
      else await tend()
    },
    interrupt: given =>
      inTurn(async () => {
        for (let tries = 1; ; tries++) {
          const result = await interruptOnce(given)
          if (result.ok || result.reason !== 'fenced' || tries === TRIES_MAX) return result
          if (!(await options.refresh())) return { ok: false, reason: 'gone' }
        }
      }),
  }
}
