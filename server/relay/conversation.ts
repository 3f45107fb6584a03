/**
 * A conversation that has sockets on this node, or an answer that is written here: who reads it, and when it ends. Its key
 * is here only as long as that, or as a refused question is remembered.
 */
import type { Verdict } from '../answer/answer.ts'
import type { OpenConversation } from '../conversations/keys.ts'
import type { Sealing } from '../conversations/seal.ts'
import type { EventLog, Gone, Row, State } from '../log/event-log.ts'
import type { Site } from '../site.ts'
import type { Answering } from './answering.ts'
import { CaseProfileKeeper, isConfirmation } from './case-profile.ts'
import type { Inside, Question, Session, Shared } from './conversation-interface.ts'
import { Earlier } from './earlier.ts'
import { History, type HistoryOwner } from './history.ts'
import { Outbox, type OutboxOwner, type Write, type WriteResult, type Written } from './outbox.ts'
import { framesOf } from './row-frames.ts'
import { Standing } from './standing.ts'
import { type Known, Takeover } from './takeover.ts'
import { Writing } from './writing.ts'

/** Its parts are made when they are first needed: thousands of people may have the chat open and ask nothing. */
export class LocalConversation implements Inside, OutboxOwner, HistoryOwner {
  readonly id: string
  readonly seal: Sealing
  readonly site: Site
  readonly shared: Shared
  sessions: readonly Session[] = []
  readonly #onIdle: (conversation: LocalConversation) => void
  readonly #standing: Standing
  #outbox: Outbox | undefined
  #history: History | undefined
  #earlier: Earlier | undefined
  #writing: Writing | undefined
  #takeover: Takeover | undefined
  #caseProfile: CaseProfileKeeper | undefined
  #isEnded = false
  #forgetting: Promise<void> | undefined

  /** `onIdle` is called when nobody reads it and nothing is written. */
  constructor(
    { id, seal }: OpenConversation,
    site: Site,
    shared: Shared,
    onIdle: (conversation: LocalConversation) => void,
  ) {
    this.id = id
    this.seal = seal
    this.site = site
    this.shared = shared
    this.#onIdle = onIdle
    this.#standing = new Standing(this)
  }

  get log(): EventLog {
    return this.shared.log
  }

  get known(): Known {
    return this.#standing
  }

  get outbox(): Outbox {
    this.#outbox ??= new Outbox(this, this.shared.clock)
    return this.#outbox
  }

  get history(): History {
    this.#history ??= new History(this)
    return this.#history
  }

  get earlier(): Earlier {
    this.#earlier ??= new Earlier(this.history, this.shared.now)
    return this.#earlier
  }

  get writing(): Writing {
    this.#writing ??= new Writing(this)
    return this.#writing
  }

  get takeover(): Takeover {
    this.#takeover ??= new Takeover(this)
    return this.#takeover
  }

  get caseProfile(): CaseProfileKeeper {
    this.#caseProfile ??= new CaseProfileKeeper(this)
    return this.#caseProfile
  }

  get questions(): number {
    return this.#standing.questions
  }

  get expiresAt(): number {
    return this.#standing.expiresAt
  }

  get answering(): Answering | undefined {
    return this.#writing?.answering
  }

  isEnded(): boolean {
    return this.#isEnded
  }

  join(session: Session): void {
    // A spread would leave room for sixteen more.
    this.sessions = this.sessions.concat(session)
  }

  leave(session: Session): void {
    this.sessions = this.sessions.filter(other => other !== session)
    this.#leaveIfIdle()
  }

  running(): string | undefined {
    const { running, isDoubtful } = this.known
    return this.answering?.answer ?? (isDoubtful ? running?.answer : undefined)
  }

  isWriting(): boolean {
    return this.answering !== undefined || this.#outbox?.isEmpty() === false
  }

  refresh(): Promise<State | undefined> {
    return this.#standing.refresh()
  }

  refreshSoon(): void {
    this.refresh().catch(error => this.onReadFailed(error))
  }

  isCaughtUp(): boolean {
    return this.#standing.isCaughtUp()
  }

  catchUp(): Promise<boolean> {
    return this.#standing.catchUp()
  }

  begin(question: Question, attempt: number, verdict: Verdict): void {
    this.takeover.begin(question, attempt, verdict)
  }

  abandon(answer: string): void {
    this.writing.abandon(answer)
  }

  letGo(): void {
    this.#writing?.letGo()
  }

  interrupt(write: Pick<Write, 'events' | 'onceId' | 'expiresAt'>): Promise<WriteResult> {
    return this.takeover.interrupt(write)
  }

  stop(answer: string): Promise<void> {
    return this.takeover.stop(answer)
  }

  forget(): Promise<void> {
    this.#forgetting ??= this.#deleteRows().finally(() => {
      this.#forgetting = undefined
    })
    return this.#forgetting
  }

  async discard(): Promise<void> {
    await this.log.forget(this.id, this.#goneUntil())
    this.end('expired')
  }

  end(reason: Gone): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.dispose()
    if (reason === 'forgotten') this.shared.onForgotten(this.id)
    for (const session of this.sessions) session.end(reason)
    this.#onIdle(this)
  }

  tick(): void {
    const { sessions, known, shared } = this
    for (const { reader } of sessions) reader?.retry()
    if (this.answering) this.writing.tick()
    // A relay that stops takes nothing over.
    else if (known.isDoubtful && sessions.length > 0 && shared.awayMs() === undefined) void this.takeover.tend()
    if (this.expiresAt > 0 && this.expiresAt <= shared.now()) this.refreshSoon()
    this.#leaveIfIdle()
  }

  dispose(): void {
    this.#standing.dispose()
    this.#writing?.drop()
  }

  wakeReaders(): void {
    for (const { reader } of this.sessions) reader?.wake()
  }

  locale(): string {
    return this.sessions[0]?.locale ?? this.site.locales[0] ?? 'en'
  }

  keptUntil(): number {
    return this.expiresAt || this.shared.now() + this.#retentionMs()
  }

  open(body: Uint8Array): string[] | undefined {
    return this.seal.open(body)
  }

  dress(lines: readonly string[]): readonly string[] | Promise<readonly string[]> {
    return lines.some(isConfirmation) ? this.caseProfile.dress(lines) : lines
  }

  onReadGone(): void {
    this.refreshSoon()
  }

  onUnreadable(): void {
    this.discard().catch(error => this.onReadFailed(error))
  }

  onReadFailed(error: unknown): void {
    this.shared.onError(error, 'log')
  }

  onWriteFailed(error: Error): void {
    // It may have taken the row all the same.
    this.known.isDoubtful = true
    this.shared.onError(error, 'log')
  }

  onRow(row: Row, written: Written): void {
    this.#standing.follow(row, written)
    if (written.expiresAt !== undefined) this.caseProfile.prolong(written.expiresAt)
    let isDressed = false
    for (const event of written.events) {
      if (event.type === 'case-profile') isDressed = true
      if (event.type !== 'answer-end') continue
      this.shared.observe({ type: 'answer-ended', site: this.site.key, outcome: event.outcome })
    }
    if (isDressed) this.wakeReaders()
    else if (this.sessions.length > 0) {
      const frames = framesOf(row, written.lines)
      for (const { reader } of this.sessions) reader?.push(row, written.after, frames)
    }
    this.#standing.noticeOthers()
  }

  async #deleteRows(): Promise<void> {
    const state = await this.log.state(this.id)
    const isBusy = this.isWriting() || this.#caseProfile?.isKeeping()
    const isEmpty = typeof state !== 'string' && state.head.seq === 0 && !isBusy
    // Nothing to delete: a tombstone would keep its name for nothing.
    if (!isEmpty) await this.log.forget(this.id, this.#goneUntil())
    // One that held nothing tells an operator nothing.
    if (!isEmpty) this.shared.observe({ type: 'conversation-forgotten', site: this.site.key })
    this.end('forgotten')
  }

  #leaveIfIdle(): void {
    if (this.#isEnded || this.sessions.length > 0 || this.isWriting() || this.#earlier?.isKept()) return
    this.#isEnded = true
    this.dispose()
    this.#onIdle(this)
  }

  #goneUntil(): number {
    return Math.max(this.expiresAt, this.shared.now() + this.#retentionMs())
  }

  #retentionMs(): number {
    return this.site.retentionHours * 3_600_000
  }
}
