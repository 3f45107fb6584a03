/** How a conversation stands in the log, as far as this node has heard: its head, what runs, its questions and its expiry. */
import type { EventLog, Gone, Row, State } from '../log/event-log.ts'
import { isSamePosition, START } from '../log/position.ts'
import type { Conversation } from './conversation-interface.ts'
import type { History } from './history.ts'
import type { Outbox, Written } from './outbox.ts'
import type { Known } from './takeover.ts'
import type { Writing } from './writing.ts'

export interface Standing extends Pick<Conversation, 'refresh' | 'catchUp' | 'isCaughtUp'> {
  readonly questions: number
  readonly expiresAt: number
  /** Takes in a row that was written here. */
  follow(row: Row, written: Written): void
  /** Wakes readers where the log has more than what was written here. */
  noticeOthers(): void
  dispose(): void
}

export interface StandingOptions {
  conversation: string
  log: EventLog
  now(): number
  outbox: Outbox
  history: History
  known: Known
  writing: Pick<Writing, 'answering' | 'drop' | 'isWriting'>
  isEnded(): boolean
  /** There may be more in the log for every reader. */
  wakeReaders(): void
  onGone(reason: Gone): void
  /** Its rows do not open. */
  onUnreadable(): Promise<void>
  onError(error: unknown): void
}

export function createStanding(options: StandingOptions): Standing {
  const { conversation, log, now, outbox, history, known, writing, isEnded, wakeReaders } = options
  let questions = 0
  let expiresAt = 0
  /** The newest head heard of, from this node or another. */
  let seen = START
  let catchingUp: Promise<boolean> | undefined

  const unwatch = log.watch(conversation, head => {
    if (head.seq === 0) return void refresh().catch(options.onError)
    seen = head
    if (!outbox.isSending()) noticeOthers()
  })

  function noticeOthers(): void {
    if (isSamePosition(seen, outbox.head)) return
    known.isDoubtful = true
    wakeReaders()
  }

  async function refresh(): Promise<State | undefined> {
    const { fence, head } = outbox
    const state = await log.state(conversation)
    if (isEnded()) return
    if (typeof state === 'string') return void options.onGone(state)
    // Swept before anybody looked.
    if (state.head.seq === 0 && expiresAt > 0 && expiresAt <= now()) return void options.onGone('expired')
    // Our own row went out meanwhile, and knows better.
    if (outbox.isSending() || outbox.fence !== fence || outbox.head !== head) return state
    // What is written here names what it builds on: the log decides whether it still has that.
    if (state.fence === fence && writing.isWriting()) return state
    if (state.fence !== fence) {
      writing.drop()
      outbox.drop()
    }
    outbox.adopt(state)
    ;({ questions, expiresAt } = state)
    const isNews = !isSamePosition(state.head, seen) || !isSamePosition(state.head, head)
    seen = state.head
    known.running = state.running
    known.isDoubtful = state.running !== null && !writing.answering()
    // Nobody told us, or not that a row is ours: a message was lost, a reply was, or rows were.
    if (isNews) wakeReaders()
    return state
  }

  async function readHistory(): Promise<boolean> {
    if (isEnded()) return false
    const outcome = await history.catchUp()
    if (outcome === 'gone') await refresh()
    if (outcome === 'unreadable') await options.onUnreadable()
    return outcome === 'ok' && !isEnded()
  }

  return {
    get questions() {
      return questions
    },
    get expiresAt() {
      return expiresAt
    },
    follow(row, written) {
      history.follow(row, written.after, written.events)
      if (written.running !== undefined) known.running = written.running
      if (written.expiresAt !== undefined) expiresAt = written.expiresAt
      for (const event of written.events) if (event.type === 'question') questions += 1
    },
    noticeOthers,
    refresh,
    isCaughtUp: () => isSamePosition(history.position, seen),
    catchUp() {
      catchingUp ??= readHistory().finally(() => {
        catchingUp = undefined
      })
      return catchingUp
    },
    dispose: unwatch,
  }
}
