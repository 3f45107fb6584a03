/** Ends or continues answers whose writer is elsewhere, or dead. Compare-and-set by the fence decides between nodes. */
import type { LogEvent, Outcome } from '../../protocol/frames.ts'
import { ATTEMPTS_MAX } from '../../protocol/limits.ts'
import type { Running } from '../log/event-log.ts'
import type { Site } from '../site.ts'
import { type Answering, runningNow } from './answering.ts'
import { closingEvents } from './closing.ts'
import type { Conversation, Shared } from './conversation-interface.ts'
import type { History } from './history.ts'
import type { Outbox, WriteResult } from './outbox.ts'

/** What this node knows of the one answer that may run. */
export interface Known {
  /** As the log last said. */
  running: Running | null
  /** Something may run that is not written here. */
  isDoubtful: boolean
}

export interface Takeover extends Pick<Conversation, 'takeDown' | 'stop'> {
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
  const { site, shared, outbox, history, known, locale, answering } = options
  const { wording, now, onError } = shared
  /** Answers that were stopped here: should their writer be gone, they are closed, not written anew. */
  const stopped = new Set<string>()
  let isTending = false

  /**
   * Becomes the writer of what another one wrote, and reads all that it wrote; false when something came in between.
   * Only after this is it certain that the other one adds nothing more.
   */
  async function claim(answer: string, attempt: number): Promise<boolean> {
    const running = runningNow(answer, attempt, now())
    const result = await new Promise<WriteResult>(settled => {
      outbox.write({ events: [], pace: 'soon', running, settled })
    })
    if (!result.ok) return false
    known.running = running
    return (await options.catchUp()) && outbox.fence === result.fence
  }

  function closingOf(answer: string, attempt: number, outcome: Outcome): LogEvent[] {
    const unfinished = history.unfinished()
    if (unfinished?.answer !== answer) return []
    const isStarted = unfinished.started === attempt
    return closingEvents({ answer, attempt, isStarted }, outcome, { wording, site, locale: locale() })
  }

  async function takeOver({ answer, attempt }: Running): Promise<void> {
    const outcome = stopped.has(answer) ? 'stopped' : attempt >= ATTEMPTS_MAX ? 'failed' : undefined
    const mine = outcome ? attempt : attempt + 1
    if (!(await claim(answer, mine)) || answering()) return
    const text = history.textOf(answer)
    if (outcome || text === undefined) {
      outbox.write({ events: closingOf(answer, mine, outcome ?? 'failed'), pace: 'soon', running: null })
      return
    }
    const question = { id: answer, text, locale: locale(), reader: 'patient' } as const
    options.begin(question, mine, shared.triage(text, history.before(answer)))
  }

  async function tend(): Promise<void> {
    if (isTending) return
    isTending = true
    try {
      await options.refresh()
      const { running } = known
      const isMine = answering() !== undefined || !outbox.isEmpty()
      if (running && !isMine && (running.leaseUntil <= now() || stopped.has(running.answer))) await takeOver(running)
    } catch (error) {
      onError(error, 'log')
    } finally {
      isTending = false
    }
  }

  return {
    tend,
    async stop(answer) {
      const mine = answering()
      if (mine ? mine.answer !== answer : !known.isDoubtful) return
      stopped.add(answer)
      if (mine) mine.end('stopped')
      else await tend()
    },
    async takeDown(outcome) {
      const mine = answering()
      if (mine) {
        stopped.add(mine.answer)
        const events = mine.closing(outcome)
        options.abandon(mine.answer)
        return events
      }
      if (!known.isDoubtful || !known.running) return []
      const { answer, attempt } = known.running
      stopped.add(answer)
      return (await claim(answer, attempt)) ? closingOf(answer, attempt, outcome) : []
    },
  }
}
