/** The one answer of a conversation that this node writes, and the lease that says so to other nodes. */
import type { Verdict } from '../answer/answer.ts'
import type { Site } from '../site.ts'
import { type Answering, runningNow, startAnswering } from './answering.ts'
import type { Conversation, Question, Shared } from './conversation-interface.ts'
import type { History } from './history.ts'
import type { Outbox } from './outbox.ts'
import type { Known } from './takeover.ts'

/** Well inside a lease, so that one late renewal costs nothing. */
const RENEW_MS = 1_000

export interface Writing extends Pick<Conversation, 'answering' | 'begin' | 'abandon' | 'letGo' | 'isWriting'> {
  /** Gives up whatever is written here. */
  drop(): void
  /** Gives up on an attempt that is silent or endless, and renews the lease; every half second. */
  tick(): void
}

export interface WritingOptions {
  conversation: string
  site: Site
  shared: Shared
  outbox: Outbox
  history: History
  known: Known
  /** The log did not take a row or a renewal: somebody else may be the writer. */
  onRefused(): void
}

export function createWriting(options: WritingOptions): Writing {
  const { conversation, site, shared, outbox, history, known, onRefused } = options
  const { now, observe, onError } = shared
  let answering: Answering | undefined
  let renewedAt = 0

  function begin(question: Question, attempt: number, verdict: Verdict): void {
    const { id: answer, text, locale, reader, askedAt } = question
    if (attempt > 1) observe({ type: 'attempt-begun', site: site.key, after: 'takeover' })
    const started = startAnswering({
      answer,
      attempt,
      request: { question: text, locale, reader, before: history.before(answer), site, verdict },
      answerer: shared.answer,
      wording: shared.wording,
      outbox,
      now,
      onFirstWords() {
        if (askedAt !== undefined) observe({ type: 'first-words', site: site.key, ms: performance.now() - askedAt })
      },
      onRetry: () => observe({ type: 'attempt-begun', site: site.key, after: 'failure' }),
      onEnd() {
        if (answering === started) answering = undefined
      },
      onRefused() {
        abandon(answer)
        onRefused()
      },
      onError: error => onError(error, 'answer'),
    })
    answering = started
    renewedAt = now()
  }

  function abandon(answer: string): void {
    // A log that failed may have taken its rows all the same, and an answer is over only when its end is in the log.
    known.isDoubtful = true
    if (answering?.answer === answer) drop()
  }

  function drop(): void {
    answering?.abandon()
    answering = undefined
  }

  function letGo(): void {
    if (!answering) return
    answering.letGo()
    answering = undefined
    known.isDoubtful = true
  }

  function renew(): void {
    renewedAt = now()
    const { fence } = outbox
    shared.log.renew(conversation, fence, runningNow('', 0, now()).leaseUntil).then(
      isCurrent => {
        if (!isCurrent && fence === outbox.fence && !outbox.isSending()) onRefused()
      },
      error => onError(error, 'log'),
    )
  }

  return {
    answering: () => answering,
    begin,
    abandon,
    letGo,
    drop,
    isWriting: () => answering !== undefined || !outbox.isEmpty(),
    tick() {
      if (!answering) return
      answering.check()
      if (now() - renewedAt >= RENEW_MS) renew()
    },
  }
}
