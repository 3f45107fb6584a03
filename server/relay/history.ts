/** What a conversation's log says so far, as far as the relay needs it: its questions, and the answer without an end. */
import type { LogEvent, Position } from '../../protocol/frames.ts'
import type { EventLog, Row } from '../log/event-log.ts'

/** How many earlier questions a follow-up is read with. */
const BEFORE = 3
const PAGE_BYTES = 256 * 1024

export interface Unfinished {
  answer: string
  text: string
  /** The attempt last started; 0 before the first. */
  started: number
}

export interface History {
  /** Questions before `id`, or the newest ones; oldest first, at most three. */
  before(id?: string): string[]
  textOf(id: string): string | undefined
  unfinished(): Unfinished | undefined
  /** Follows a row that was just written; ignores it when rows before it are missing here. */
  follow(row: Row, events: readonly LogEvent[]): void
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
  const questions = new Map<string, string>()
  let unfinished: Unfinished | undefined
  let position: Position = { seq: 0, mark: '' }

  function take(event: LogEvent): void {
    switch (event.type) {
      case 'question':
        questions.set(event.id, event.text)
        unfinished = { answer: event.id, text: event.text, started: 0 }
        break
      case 'answer-start':
        if (unfinished) unfinished.started = event.attempt
        break
      case 'answer-end':
        unfinished = undefined
        break
      case 'answer-sources':
      case 'answer-delta':
      case 'case-profile':
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
    unfinished = undefined
    position = { seq: 0, mark: '' }
  }

  return {
    before(id) {
      const ids = [...questions.keys()]
      const end = id !== undefined && questions.has(id) ? ids.indexOf(id) : ids.length
      return ids.slice(Math.max(0, end - BEFORE), end).map(key => questions.get(key) ?? '')
    },
    textOf: id => questions.get(id),
    unfinished: () => unfinished,
    follow(row, events) {
      if (row.count === 0 || row.first !== position.seq + 1) return
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

/** Deltas are most of a log and say nothing here, so they are not parsed. */
function isDelta(line: string): boolean {
  return line.startsWith('{"type":"answer-delta"')
}
