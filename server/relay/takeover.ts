/** Ends or continues answers whose writer is elsewhere, or dead. Compare-and-set by the fence decides between nodes. */
import type { LogEvent, Outcome } from '../../protocol/frames.ts'
import { ATTEMPTS_MAX } from '../../protocol/limits.ts'
import type { Verdict } from '../answer/answer.ts'
import type { Running } from '../log/event-log.ts'
import { isSamePosition } from '../log/position.ts'
import { runningNow } from './answering.ts'
import { closingEvents } from './closing.ts'
import type { Inside, Question } from './conversation-interface.ts'
import type { Refusal, Write, WriteResult } from './outbox.ts'

/** How often a write is tried again after another node was quicker. */
export const TRIES_MAX = 5

/** What this node knows of the one answer that may run. */
export interface Known {
  /** As the log last said. */
  running: Running | null
  /** Something may run that is not written here. */
  isDoubtful: boolean
}

type Interruption = Pick<Write, 'events' | 'onceId' | 'expiresAt'>

export class Takeover {
  readonly #conversation: Inside
  /** Answers that were stopped here: should their writer be gone, or their row be refused, they are closed, not written anew. */
  readonly #stopped = new Set<string>()
  #isTending = false
  #turn: Promise<unknown> = Promise.resolve()

  constructor(conversation: Inside) {
    this.#conversation = conversation
  }

  /** As `Conversation.begin`. */
  begin(question: Question, attempt: number, verdict: Verdict): void {
    const { writing } = this.#conversation
    writing.begin(question, attempt, verdict)
    if (this.#stopped.has(question.id)) writing.answering?.end('stopped')
  }

  /** As `Conversation.stop`. */
  async stop(answer: string): Promise<void> {
    const { writing, known } = this.#conversation
    const mine = writing.answering
    if (mine ? mine.answer !== answer : !known.isDoubtful) return
    this.#stopped.add(answer)
    if (mine) mine.end('stopped')
    else await this.tend()
  }

  /** As `Conversation.interrupt`. */
  interrupt(given: Interruption): Promise<WriteResult> {
    return this.#inTurn(async () => {
      for (let tries = 1; ; tries++) {
        const result = await this.#interruptOnce(given)
        if (result.ok || result.reason !== 'fenced' || tries === TRIES_MAX) return result
        if (!(await this.#conversation.refresh())) return { ok: false, reason: 'gone' }
      }
    })
  }

  /** Looks after an answer that another writer has, or had. Never rejects. */
  async tend(): Promise<void> {
    if (this.#isTending) return
    this.#isTending = true
    const { known, shared } = this.#conversation
    try {
      await this.#conversation.refresh()
      const { running } = known
      if (running && (running.leaseUntil <= shared.now() || this.#stopped.has(running.answer)))
        await this.#inTurn(() => this.#takeOver(running))
    } catch (error) {
      shared.onError(error, 'log')
    } finally {
      this.#isTending = false
    }
  }

  /** One change of writers after the other: two at a time would end the same answer twice, or end it and go on. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = this.#turn.then(work, work)
    this.#turn = mine
    return mine
  }

  #write(given: Omit<Write, 'pace' | 'settled'>): Promise<WriteResult> {
    return new Promise(settled => this.#conversation.outbox.write({ ...given, pace: 'soon', settled }))
  }

  /**
   * Becomes the writer of what another one wrote, and reads all that it wrote; gives the reason when it did not. Only
   * after this is it certain that the other one adds nothing more. Rejects when the log cannot be read.
   */
  async #claim(answer: string, attempt: number): Promise<Refusal | undefined> {
    const { history, outbox, shared } = this.#conversation
    const result = await this.#write({ events: [], running: runningNow(answer, attempt, shared.now()) })
    if (!result.ok) return result.reason
    const isRead = () => isSamePosition(history.position, outbox.head)
    const catchUp = () => this.#conversation.catchUp()
    // A reading that had begun before the claim may have missed the last rows.
    const isOpen = (await catchUp()) && (isRead() || (await catchUp()))
    return isOpen && isRead() && outbox.fence === result.fence ? undefined : 'fenced'
  }

  #closingOf(answer: string, attempt: number, outcome: Outcome): LogEvent[] {
    const { history, site, shared } = this.#conversation
    const { unfinished } = history
    if (unfinished?.answer !== answer) return []
    const isStarted = unfinished.started === attempt
    const voice = { wording: shared.wording, site, locale: this.#conversation.locale() }
    return closingEvents({ answer, attempt, isStarted }, outcome, voice)
  }

  async #takeOver(running: Running): Promise<void> {
    const { outbox, history, known, shared } = this.#conversation
    if (this.#conversation.isWriting() || known.running !== running) return
    const { answer, attempt } = running
    const outcome = this.#stopped.has(answer) ? 'stopped' : attempt >= ATTEMPTS_MAX ? 'failed' : undefined
    const mine = outcome ? attempt : attempt + 1
    const refusal = await this.#claim(answer, mine)
    if (refusal === 'storage') throw new Error('The log did not take a claim.')
    if (refusal || this.#conversation.answering) return
    const { unfinished } = history
    if (outcome || unfinished?.answer !== answer) {
      // What has ended, and is still named as running, has nothing to be closed.
      outbox.write({ events: this.#closingOf(answer, mine, outcome ?? 'failed'), pace: 'soon', running: null })
      return
    }
    const { text } = unfinished
    const question = { id: answer, text, locale: this.#conversation.locale(), reader: 'patient' } as const
    this.begin(question, mine, shared.triage(text, history.before(answer)))
  }

  /**
   * Writes `given` behind the end of what runs. What is looked at and what is written are one step: with a pause between
   * them a question could begin there, and its answer would follow the card.
   */
  async #interruptOnce(given: Interruption): Promise<WriteResult> {
    const { writing, outbox, known } = this.#conversation
    const writeBehind = (ended: LogEvent[]) =>
      this.#write({ ...given, events: [...ended, ...given.events], running: null })
    const mine = writing.answering
    if (mine) {
      this.#stopped.add(mine.answer)
      const ended = mine.closing('stopped')
      writing.abandon(mine.answer)
      return writeBehind(ended)
    }
    // What waits to be written, while nothing is answered here and nobody else has a turn, is the end of an answer.
    if (!known.isDoubtful || !known.running || !outbox.isEmpty()) return writeBehind([])
    const { answer, attempt } = known.running
    this.#stopped.add(answer)
    const refusal = await this.#claim(answer, attempt)
    return refusal ? { ok: false, reason: refusal } : writeBehind(this.#closingOf(answer, attempt, 'stopped'))
  }
}
