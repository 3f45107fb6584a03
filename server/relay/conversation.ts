/**
 * A conversation that has sockets on this node, or an answer that is written here: who reads it, and when it ends. Its key
 * is here only as long as that, or as a refused question is remembered.
 */
import type { OpenConversation } from '../conversations/keys.ts'
import type { Gone, Row } from '../log/event-log.ts'
import type { Site } from '../site.ts'
import { createCaseProfileKeeper } from './case-profile.ts'
import type { Conversation, Session, Shared } from './conversation-interface.ts'
import { createEarlier } from './earlier.ts'
import { createHistory } from './history.ts'
import { createOutbox, type Written } from './outbox.ts'
import { framesOf } from './row-frames.ts'
import { createStanding } from './standing.ts'
import { createTakeover, type Known } from './takeover.ts'
import { createWriting } from './writing.ts'

/** `onIdle` is called when nobody reads it and nothing is written. */
export function createConversation(
  { id, seal }: OpenConversation,
  site: Site,
  shared: Shared,
  onIdle: (conversation: Conversation) => void,
): Conversation {
  const { log, now, onError, observe } = shared
  const retentionMs = site.retentionHours * 3_600_000
  const sessions = new Set<Session>()
  const history = createHistory(log, id, seal.open)
  const earlier = createEarlier(history, now)
  const known: Known = { running: null, isDoubtful: false }
  let isEnded = false
  let forgetting: Promise<void> | undefined

  const fail = (error: unknown) => onError(error, 'log')
  const refreshSoon = () => void standing.refresh().catch(fail)

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
  const writing = createWriting({
    conversation: id,
    site,
    shared,
    outbox,
    history,
    known,
    onRefused: refreshSoon,
  })
  const standing = createStanding({
    conversation: id,
    log,
    now,
    outbox,
    history,
    known,
    writing,
    isEnded: () => isEnded,
    wakeReaders() {
      for (const session of sessions) session.reader.wake()
    },
    onGone: end,
    onUnreadable: discard,
    onError: fail,
  })
  const takeover = createTakeover({
    site,
    shared,
    outbox,
    history,
    known,
    // The log does not keep in which language a question was asked.
    locale: () => [...sessions][0]?.locale ?? site.locales[0] ?? 'en',
    answering: writing.answering,
    abandon: writing.abandon,
    begin: writing.begin,
    refresh: standing.refresh,
    catchUp: standing.catchUp,
  })

  const caseProfile = createCaseProfileKeeper({
    id,
    seal,
    profiles: shared.profiles,
    outbox,
    history,
    refresh: standing.refresh,
    catchUp: standing.catchUp,
    expiresAt: () => standing.expiresAt || now() + retentionMs,
    onError: error => onError(error, 'profile'),
  })

  function onRow(row: Row, written: Written): void {
    standing.follow(row, written)
    if (written.expiresAt !== undefined) caseProfile.prolong(written.expiresAt)
    for (const event of written.events) {
      if (event.type === 'answer-end') observe({ type: 'answer-ended', site: site.key, outcome: event.outcome })
    }
    const frames = framesOf(row, written.lines)
    const isDressed = written.events.some(event => event.type === 'case-profile')
    for (const { reader } of sessions) {
      if (isDressed) reader.wake()
      else reader.push(row, written.after, frames)
    }
    standing.noticeOthers()
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
    if (isEnded || sessions.size > 0 || writing.isWriting() || earlier.isKept()) return
    isEnded = true
    dispose()
    onIdle(conversation)
  }

  function dispose(): void {
    standing.dispose()
    writing.drop()
  }

  const goneUntil = () => Math.max(standing.expiresAt, now() + retentionMs)

  async function discard(): Promise<void> {
    await log.forget(id, goneUntil())
    end('expired')
  }

  async function deleteRows(): Promise<void> {
    const state = await log.state(id)
    const isEmpty = typeof state !== 'string' && state.head.seq === 0 && !writing.isWriting()
    // Nothing to delete: a tombstone would keep its name for nothing.
    if (!isEmpty) await log.forget(id, goneUntil())
    // One that was never asked anything held nothing, and tells an operator nothing.
    if (standing.questions > 0) observe({ type: 'conversation-forgotten', site: site.key })
    end('forgotten')
  }

  const conversation: Conversation = {
    id,
    outbox,
    history,
    sessions,
    earlier,
    caseProfile,
    get questions() {
      return standing.questions
    },
    get expiresAt() {
      return standing.expiresAt
    },
    open: seal.open,
    join(session) {
      sessions.add(session)
    },
    leave(session) {
      sessions.delete(session)
      leaveIfIdle()
    },
    running: () => writing.answering()?.answer ?? (known.isDoubtful ? known.running?.answer : undefined),
    answering: writing.answering,
    isWriting: writing.isWriting,
    refresh: standing.refresh,
    isCaughtUp: standing.isCaughtUp,
    catchUp: standing.catchUp,
    begin: takeover.begin,
    abandon: writing.abandon,
    letGo: writing.letGo,
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
      if (writing.answering()) writing.tick()
      // A relay that stops takes nothing over.
      else if (known.isDoubtful && sessions.size > 0 && shared.awayMs() === undefined) void takeover.tend()
      if (standing.expiresAt > 0 && standing.expiresAt <= now()) refreshSoon()
      leaveIfIdle()
    },
    dispose,
  }
  return conversation
}
