/**
 * A conversation that has sockets on this node, or an answer that is written here: what it knows of the log, who reads
 * it, and the one answer that may run. Its key is here only as long as that, or as a refused question is remembered.
 */
import type { Verdict } from '../answer/answer.ts'
import type { OpenConversation } from '../conversations/keys.ts'
import type { Gone, Row, State } from '../log/event-log.ts'
import { isSamePosition, START } from '../log/position.ts'
import type { Site } from '../site.ts'
import { type Answering, runningNow, startAnswering } from './answering.ts'
import type { Conversation, Question, Session, Shared } from './conversation-interface.ts'
import { createEarlier } from './earlier.ts'
import { createHistory } from './history.ts'
import { createOutbox, type Written } from './outbox.ts'
import { framesOf } from './row-frames.ts'
import { createTakeover, type Known } from './takeover.ts'

/** Well inside a lease, so that one late renewal costs nothing. */
const RENEW_MS = 1_000

/** `onIdle` is called when nobody reads it and nothing is written. */
export function createConversation(
  { id, seal }: OpenConversation,
  site: Site,
  shared: Shared,
  onIdle: (conversation: Conversation) => void,
): Conversation {
  const { log, now, onError } = shared
  const sessions = new Set<Session>()
  const history = createHistory(log, id, seal.open)
  const earlier = createEarlier(history, now)
  const known: Known = { running: null, isDoubtful: false }
  let answering: Answering | undefined
  let questions = 0
  let expiresAt = 0
  /** The newest head heard of, from this node or another. */
  let seen = START
  let renewedAt = 0
  let isEnded = false
  let catchingUp: Promise<boolean> | undefined
  let forgetting: Promise<void> | undefined

  const outbox = createOutbox({
    conversation: id,
    clock: shared.clock,
    seal: seal.seal,
    onRow,
    onError(error) {
      // It may have taken the row all the same.
      known.isDoubtful = true
      fail(error)
    },
  })
  const takeover = createTakeover({
    site,
    shared,
    outbox,
    history,
    known,
    locale: localeHere,
    answering: () => answering,
    abandon,
    begin,
    refresh,
    catchUp,
  })
  const unwatch = log.watch(id, head => {
    if (head.seq === 0) return void refresh().catch(fail)
    seen = head
    if (!outbox.isSending()) noticeOthers()
  })

  const fail = (error: unknown) => onError(error, 'log')

  function onRow(row: Row, { lines, events, running }: Written): void {
    history.follow(row, events)
    if (running !== undefined) known.running = running
    for (const event of events) {
      if (event.type === 'answer-end') {
        shared.observe({ type: 'answer-ended', site: site.key, outcome: event.outcome })
      }
      if (event.type !== 'question') continue
      questions += 1
      expiresAt = Date.parse(event.at) + site.retentionHours * 3_600_000
    }
    const frames = framesOf(row, lines)
    for (const session of sessions) session.reader.push(row, frames)
    noticeOthers()
  }

  function noticeOthers(): void {
    if (isSamePosition(seen, outbox.head)) return
    known.isDoubtful = true
    for (const session of sessions) session.reader.wake()
  }

  async function refresh(): Promise<State | undefined> {
    const { fence, head } = outbox
    const state = await log.state(id)
    if (isEnded) return
    if (typeof state === 'string') return void end(state)
    // Swept before anybody looked.
    if (state.head.seq === 0 && expiresAt > 0 && expiresAt <= now()) return void end('expired')
    // Our own row went out meanwhile, and knows better.
    if (outbox.isSending() || outbox.fence !== fence || outbox.head !== head) return state
    // What is written here names what it builds on: the log decides whether it still has that.
    if (state.fence === fence && conversation.isWriting()) return state
    if (state.fence !== fence) {
      answering?.abandon()
      answering = undefined
      outbox.drop()
    }
    outbox.adopt(state)
    ;({ questions, expiresAt } = state)
    const isNews = !isSamePosition(state.head, seen) || !isSamePosition(state.head, head)
    seen = state.head
    known.running = state.running
    known.isDoubtful = state.running !== null && !answering
    // Nobody told us, or not that a row is ours: a message was lost, a reply was, or rows were.
    if (isNews) for (const session of sessions) session.reader.wake()
    return state
  }

  function catchUp(): Promise<boolean> {
    catchingUp ??= readHistory().finally(() => {
      catchingUp = undefined
    })
    return catchingUp
  }

  async function readHistory(): Promise<boolean> {
    if (isEnded) return false
    const outcome = await history.catchUp()
    if (outcome === 'gone') await refresh()
    if (outcome === 'unreadable') await discard()
    return outcome === 'ok' && !isEnded
  }

  async function discard(): Promise<void> {
    await log.forget(id, goneUntil())
    end('expired')
  }

  const goneUntil = () => Math.max(expiresAt, now() + site.retentionHours * 3_600_000)

  function begin(question: Question, attempt: number, verdict: Verdict): void {
    const { id: answer, text, locale, reader } = question
    const started = startAnswering({
      answer,
      attempt,
      request: { question: text, locale, reader, before: history.before(answer), site, verdict },
      answerer: shared.answer,
      wording: shared.wording,
      outbox,
      now,
      onEnd() {
        if (answering === started) answering = undefined
      },
      onRefused() {
        abandon(answer)
        void refresh().catch(fail)
      },
      onError: error => onError(error, 'answer'),
    })
    answering = started
    renewedAt = now()
  }

  function abandon(answer: string): void {
    // A log that failed may have taken its rows all the same, and an answer is over only when its end is in the log.
    known.isDoubtful = true
    if (answering?.answer !== answer) return
    answering.abandon()
    answering = undefined
  }

  /** The log does not keep in which language a question was asked. */
  function localeHere(): string {
    return [...sessions][0]?.locale ?? site.locales[0] ?? 'en'
  }

  function renew(): void {
    renewedAt = now()
    const { fence } = outbox
    log.renew(id, fence, runningNow('', 0, now()).leaseUntil).then(isCurrent => {
      if (!isCurrent && fence === outbox.fence && !outbox.isSending()) void refresh().catch(fail)
    }, fail)
  }

  function end(reason: Gone): void {
    if (isEnded) return
    isEnded = true
    dispose()
    if (reason === 'forgotten') shared.onForgotten(id)
    for (const session of [...sessions]) session.end(reason)
    onIdle(conversation)
  }

  function leaveIfIdle(): void {
    if (isEnded || sessions.size > 0 || conversation.isWriting() || earlier.isKept()) return
    isEnded = true
    dispose()
    onIdle(conversation)
  }

  async function deleteRows(): Promise<void> {
    const state = await log.state(id)
    const isEmpty = typeof state !== 'string' && state.head.seq === 0 && !conversation.isWriting()
    // Nothing to delete: a tombstone would keep its name for nothing.
    if (!isEmpty) await log.forget(id, goneUntil())
    // One that was never asked anything held nothing, and tells an operator nothing.
    if (questions > 0) shared.observe({ type: 'conversation-forgotten', site: site.key })
    end('forgotten')
  }

  function dispose(): void {
    unwatch()
    answering?.abandon()
    answering = undefined
  }

  const conversation: Conversation = {
    id,
    outbox,
    history,
    sessions,
    earlier,
    get questions() {
      return questions
    },
    get expiresAt() {
      return expiresAt
    },
    open: seal.open,
    join(session) {
      sessions.add(session)
    },
    leave(session) {
      sessions.delete(session)
      leaveIfIdle()
    },
    running: () => answering?.answer ?? (known.isDoubtful ? known.running?.answer : undefined),
    answering: () => answering,
    isWriting: () => answering !== undefined || !outbox.isEmpty(),
    refresh,
    isCaughtUp: () => isSamePosition(history.position, seen),
    catchUp,
    begin,
    abandon,
    interrupt: takeover.interrupt,
    stop: takeover.stop,
    discard,
    forget() {
      forgetting ??= deleteRows().finally(() => {
        forgetting = undefined
      })
      return forgetting
    },
    tick() {
      for (const session of sessions) session.reader.retry()
      if (answering) {
        answering.check()
        if (now() - renewedAt >= RENEW_MS) renew()
      } else if (known.isDoubtful && sessions.size > 0) void takeover.tend()
      if (expiresAt > 0 && expiresAt <= now()) void refresh().catch(fail)
      leaveIfIdle()
    },
    dispose,
  }
  return conversation
}
