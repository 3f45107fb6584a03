/** How a conversation stands in the log, as far as this node has heard: its head, what runs, its questions and its expiry. */
import type { Row, Running, State } from '../log/event-log.ts'
import { isSamePosition, START } from '../log/position.ts'
import type { Inside } from './conversation-interface.ts'
import type { Written } from './outbox.ts'
import type { Known } from './takeover.ts'

export class Standing implements Known {
  readonly #conversation: Inside
  readonly #unwatch: () => void
  running: Running | null = null
  isDoubtful = false
  #questions = 0
  #expiresAt = 0
  /** The newest head heard of, from this node or another. */
  #seen = START
  #catchingUp: Promise<boolean> | undefined

  constructor(conversation: Inside) {
    this.#conversation = conversation
    this.#unwatch = conversation.log.watch(conversation.id, head => {
      if (head.seq === 0) return conversation.refreshSoon()
      this.#seen = head
      if (!conversation.outbox.isSending()) this.noticeOthers()
    })
  }

  get questions(): number {
    return this.#questions
  }

  get expiresAt(): number {
    return this.#expiresAt
  }

  /** Takes in a row that was written here. */
  follow(row: Row, { after, events, running, expiresAt }: Written): void {
    this.#conversation.history.follow(row, after, events)
    if (running !== undefined) this.running = running
    if (expiresAt !== undefined) this.#expiresAt = expiresAt
    for (const event of events) if (event.type === 'question') this.#questions += 1
  }

  /** Wakes readers where the log has more than what was written here. */
  noticeOthers(): void {
    if (isSamePosition(this.#seen, this.#conversation.outbox.head)) return
    this.isDoubtful = true
    this.#conversation.wakeReaders()
  }

  /** As `Conversation.refresh`. */
  async refresh(): Promise<State | undefined> {
    const conversation = this.#conversation
    const { outbox, log } = conversation
    const { fence, head } = outbox
    const state = await log.state(conversation.id)
    if (conversation.isEnded()) return
    if (typeof state === 'string') return void conversation.end(state)
    // Swept before anybody looked.
    if (state.head.seq === 0 && this.#expiresAt > 0 && this.#expiresAt <= conversation.shared.now())
      return void conversation.end('expired')
    // Our own row went out meanwhile, and knows better.
    if (outbox.isSending() || outbox.fence !== fence || outbox.head !== head) return state
    // What is written here names what it builds on: the log decides whether it still has that.
    if (state.fence === fence && conversation.isWriting()) return state
    if (state.fence !== fence) {
      conversation.writing.drop()
      outbox.drop()
    }
    outbox.adopt(state)
    this.#questions = state.questions
    this.#expiresAt = state.expiresAt
    const isNews = !isSamePosition(state.head, this.#seen) || !isSamePosition(state.head, head)
    this.#seen = state.head
    this.running = state.running
    this.isDoubtful = state.running !== null && !conversation.answering
    // Nobody told us, or not that a row is ours: a message was lost, a reply was, or rows were.
    if (isNews) conversation.wakeReaders()
    return state
  }

  /** As `Conversation.isCaughtUp`. */
  isCaughtUp(): boolean {
    return isSamePosition(this.#conversation.history.position, this.#seen)
  }

  /** As `Conversation.catchUp`. */
  catchUp(): Promise<boolean> {
    this.#catchingUp ??= this.#readHistory().finally(() => {
      this.#catchingUp = undefined
    })
    return this.#catchingUp
  }

  dispose(): void {
    this.#unwatch()
  }

  async #readHistory(): Promise<boolean> {
    const conversation = this.#conversation
    if (conversation.isEnded()) return false
    const outcome = await conversation.history.catchUp()
    if (outcome === 'gone') await this.refresh()
    if (outcome === 'unreadable') await conversation.discard()
    return outcome === 'ok' && !conversation.isEnded()
  }
}
