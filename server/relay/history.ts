/** What a conversation's log says so far, as far as the relay needs it: its questions, and the answer without an end. */
import { hash } from 'node:crypto'
import type { LogEvent, Position } from '../../protocol/frames.ts'
import type { EventLog, Row } from '../log/event-log.ts'
import { isSamePosition } from '../log/position.ts'

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

export interface History {
  /** Questions before `id`, or the newest ones; oldest first, at most three. */
  before(id: string): string[]
  /** The newest questions, oldest first: texts of older ones are not kept. */
  readonly newest: readonly Asked[]
  has(id: string): boolean
  /** Whether `id` was asked with this text; undefined when it was not asked. */
  isSame(id: string, text: string): boolean | undefined
  unfinished(): Unfinished | undefined
  /** What was last done with the confirmed facts; revision 0 before the first time. */
  readonly caseProfile: { revision: number; isConfirmed: boolean }
  /** Follows a row that was just written behind `after`; ignores it when rows before it are missing here. */
  follow(row: Row, after: Position, events: readonly LogEvent[]): void
  /** The last event it knows of. */
  readonly position: Position
  /** Reads what is missing from the log. Rejects when the log fails; `unreadable` when a row does not open. */
  catchUp(): Promise<'ok' | 'gone' | 'unreadable'>
}

export function createHistory(
  log: EventLog,
  conversation: string,
  open: (body: Uint8Array) => string[] | undefined,
): History {
  /** A digest of each question's text. */
  const questions = new Map<string, string>()
  /** The question that is being answered, and those that it is read with. */
  let newest: Asked[] = []
  let unfinished: Unfinished | undefined
  let caseProfile = NO_CASE_PROFILE
  let position: Position = { seq: 0, mark: '' }

  function take(event: LogEvent): void {
    switch (event.type) {
      case 'question': {
        const { id, text } = event
        questions.set(id, digestOf(text))
        newest = [...newest, { id, text, at: Date.parse(event.at) }].slice(-BEFORE - 1)
        unfinished = { answer: id, text, started: 0 }
        break
      }
      case 'answer-start':
        if (unfinished) unfinished.started = event.attempt
        break
      case 'answer-end':
        unfinished = undefined
        break
      case 'case-profile':
        caseProfile = { revision: event.revision, isConfirmed: event.status === 'confirmed' }
        break
      case 'answer-sources':
      case 'answer-delta':
        break
      default:
        event satisfies never
    }
  }

  function moveTo(row: Row): void {
    position = { seq: row.first + row.count - 1, mark: row.mark }
  }

  function clear(): void {
    questions.clear()
    newest = []
    unfinished = undefined
    caseProfile = NO_CASE_PROFILE
    position = { seq: 0, mark: '' }
  }

  return {
    before(id) {
      const index = newest.findIndex(question => question.id === id)
      const texts = newest.slice(0, index === -1 ? undefined : index).map(({ text }) => text)
      return texts.slice(-BEFORE)
    },
    get newest() {
      return newest
    },
    has: id => questions.has(id),
    isSame(id, text) {
      const digest = questions.get(id)
      return digest === undefined ? undefined : digest === digestOf(text)
    },
    unfinished: () => unfinished,
    get caseProfile() {
      return caseProfile
    },
    follow(row, after, events) {
      if (row.count === 0 || !isSamePosition(after, position) || row.first !== position.seq + 1) return
      events.forEach(take)
      moveTo(row)
    },
    get position() {
      return position
    },
    async catchUp() {
      for (;;) {
        const page = await log.read(conversation, position, PAGE_BYTES)
        if (page === 'gone') return 'gone'
        if (page === 'reset') {
          clear()
          continue
        }
        for (const row of page.rows) {
          // A row that was followed while the page was read.
          if (row.first <= position.seq) continue
          const lines = open(row.body)
          if (!lines) return 'unreadable'
          for (const line of lines) if (!isDelta(line)) take(JSON.parse(line) as LogEvent)
          moveTo(row)
        }
        if (position.seq >= page.head.seq) return 'ok'
      }
    },
  }
}

function digestOf(text: string): string {
  return hash('sha256', text, 'base64')
}

/** Deltas are most of a log and say nothing here, so they are not parsed. */
function isDelta(line: string): boolean {
  return line.startsWith('{"type":"answer-delta"')
}
