/** The one answer of a conversation that this node writes, and the lease that says so to other nodes. */
import type { Verdict } from '../answer/answer.ts'
import { type Answering, runningNow, startAnswering } from './answering.ts'
import type { Inside, Question } from './conversation-interface.ts'

/** Well inside a lease, so that one late renewal costs nothing. */
const RENEW_MS = 1_000

export class Writing {
  readonly #conversation: Inside
  #answering: Answering | undefined
  #renewedAt = 0

  constructor(conversation: Inside) {
    this.#conversation = conversation
  }

  /** What is being written now. */
  get answering(): Answering | undefined {
    return this.#answering
  }

  /** As `Conversation.begin`. */
  begin(question: Question, attempt: number, verdict: Verdict): void {
    const { site, shared, outbox, history } = this.#conversation
    const { now, steadyNow, observe, onError } = shared
    const { id: answer, text, locale, reader, askedAt } = question
    if (attempt > 1) observe({ type: 'attempt-begun', site: site.key, after: 'takeover' })
    const started = startAnswering({
      answer,
      attempt,
      request: {
        ...{ question: text, locale, reader, before: history.before(answer), site, verdict },
        profile: () => this.#conversation.caseProfile.read(),
        onProfileUsed: () => observe({ type: 'records-used', site: site.key }),
      },
      answerer: shared.answer,
      wording: shared.wording,
      outbox,
      now,
      steadyNow,
      onFirstWords() {
        if (askedAt !== undefined) observe({ type: 'first-words', site: site.key, ms: performance.now() - askedAt })
      },
      onRetry: () => observe({ type: 'attempt-begun', site: site.key, after: 'failure' }),
      onEnd: () => {
        if (this.#answering === started) this.#answering = undefined
      },
      onRefused: () => {
        this.abandon(answer)
        this.#conversation.refreshSoon()
      },
      onError: error => onError(error, 'answer'),
    })
    this.#answering = started
    this.#renewedAt = steadyNow()
  }

  /** As `Conversation.abandon`. */
  abandon(answer: string): void {
    // A log that failed may have taken its rows all the same, and an answer is over only when its end is in the log.
    this.#conversation.known.isDoubtful = true
    if (this.#answering?.answer === answer) this.drop()
  }

  /** Gives up whatever is written here. */
  drop(): void {
    this.#answering?.abandon()
    this.#answering = undefined
  }

  /** As `Conversation.letGo`. */
  letGo(): void {
    if (!this.#answering) return
    this.#answering.letGo()
    this.#answering = undefined
    this.#conversation.known.isDoubtful = true
  }

  /** Gives up on an attempt that is silent or endless, and renews the lease; every half second. */
  tick(): void {
    if (!this.#answering) return
    this.#answering.check()
    if (this.#conversation.shared.steadyNow() - this.#renewedAt >= RENEW_MS) this.#renew()
  }

  #renew(): void {
    const { id, log, outbox, shared } = this.#conversation
    const { fence } = outbox
    this.#renewedAt = shared.steadyNow()
    log.renew(id, fence, runningNow('', 0, shared.now()).leaseUntil).then(
      isCurrent => {
        if (!isCurrent && fence === outbox.fence && !outbox.isSending()) this.#conversation.refreshSoon()
      },
      error => shared.onError(error, 'log'),
    )
  }
}
