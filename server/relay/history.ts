/** What a conversation's log says so far, as far as the relay needs it: its questions, and the answer without an end. */
import { hash } from 'node:crypto'
import type { LogEvent, Position } from '../../protocol/frames.ts'
import type { EventLog, Row } from '../log/event-log.ts'
import { isSamePosition, lastOf, START } from '../log/position.ts'

/** How many earlier questions a question is read with. */
export const BEFORE = 3
const NO_CASE_PROFILE = { revision: 0, isConfirmed: false }
const PAGE_BYTES = 256 * 1024

/** A question that was asked, `at` milliseconds since the epoch. */
export interface Asked {
  id: string
  text: string
  at: number
}

export interface Unfinished {
  answer: string
  text: string
  /** The attempt last started; 0 before the first. */
  started: number
}

/** Whose history it is. */
export interface HistoryOwner {
  readonly id: string
  readonly log: Pick<EventLog, 'read'>
  open(body: Uint8Array): string[] | undefined
}

export class History {
  readonly #owner: HistoryOwner
  /** A digest of each question's text. */
  readonly #questions = new Map<string, string>()
  #newest: readonly Asked[] = []
  #unfinished: Unfinished | undefined
  #caseProfile = NO_CASE_PROFILE
  #position = START

  constructor(owner: HistoryOwner) {
    this.#owner = owner
  }

  /** The last event it knows of. */
  get position(): Position {
    return this.#position
  }

  /** The newest questions, oldest first: the one that is being answered, and those that it is read with. */
  get newest(): readonly Asked[] {
    return this.#newest
  }

  /** What was last done with the confirmed facts; revision 0 before the first time. */
  get caseProfile(): { revision: number; isConfirmed: boolean } {
    return this.#caseProfile
  }

  get unfinished(): Unfinished | undefined {
    return this.#unfinished
  }

  /** Questions before `id`, or the newest ones; oldest first, at most three. */
  before(id: string): string[] {
    const index = this.#newest.findIndex(question => question.id === id)
    const texts = this.#newest.slice(0, index === -1 ? undefined : index).map(({ text }) => text)
    return texts.slice(-BEFORE)
  }

  has(id: string): boolean {
    return this.#questions.has(id)
  }

  /** Whether `id` was asked with this text; undefined when it was not asked. */
  isSame(id: string, text: string): boolean | undefined {
    const digest = this.#questions.get(id)
    return digest === undefined ? undefined : digest === digestOf(text)
  }

  /** Follows a row that was just written behind `after`; ignores it when rows before it are missing here. */
  follow(row: Row, after: Position, events: readonly LogEvent[]): void {
    if (row.count === 0 || !isSamePosition(after, this.#position) || row.first !== this.#position.seq + 1) return
    for (const event of events) this.#take(event)
    this.#position = lastOf(row)
  }

  /** Reads what is missing from the log. Rejects when the log fails; `unreadable` when a row does not open. */
  async catchUp(): Promise<'ok' | 'gone' | 'unreadable'> {
    for (;;) {
      const page = await this.#owner.log.read(this.#owner.id, this.#position, PAGE_BYTES)
      if (page === 'gone') return 'gone'
      if (page === 'reset') {
        this.#clear()
        continue
      }
      for (const row of page.rows) {
        // A row that was followed while the page was read.
        if (row.first <= this.#position.seq) continue
        const lines = this.#owner.open(row.body)
        if (!lines) return 'unreadable'
        for (const line of lines) if (!isDelta(line)) this.#take(JSON.parse(line) as LogEvent)
        this.#position = lastOf(row)
      }
      if (this.#position.seq >= page.head.seq) return 'ok'
    }
  }

  #take(event: LogEvent): void {
    switch (event.type) {
      case 'question': {
        const { id, text } = event
        this.#questions.set(id, digestOf(text))
        this.#newest = [...this.#newest, { id, text, at: Date.parse(event.at) }].slice(-BEFORE - 1)
        this.#unfinished = { answer: id, text, started: 0 }
        break
      }
      case 'answer-start':
        if (this.#unfinished) this.#unfinished.started = event.attempt
        break
      case 'answer-end':
        this.#unfinished = undefined
        break
      case 'case-profile':
        this.#caseProfile = { revision: event.revision, isConfirmed: event.status === 'confirmed' }
        break
      case 'answer-sources':
      case 'answer-delta':
        break
      default:
        event satisfies never
    }
  }

  #clear(): void {
    this.#questions.clear()
    this.#newest = []
    this.#unfinished = undefined
    this.#caseProfile = NO_CASE_PROFILE
    this.#position = START
  }
}

function digestOf(text: string): string {
  return hash('sha256', text, 'base64')
}

/** Deltas are most of a log and say nothing here, so they are not parsed. */
function isDelta(line: string): boolean {
  return line.startsWith('{"type":"answer-delta"')
}
