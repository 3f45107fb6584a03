/** What has been asked and answered, built from the log's events and nothing else: live, resumed and replayed look the same. */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { AnswerEnd, AnswerStart, LogEvent, Source } from '../../protocol/frames.ts'

/** The attempt last started. Without `end` it is still being written. */
export interface Answer {
  start: AnswerStart
  sources: Source[]
  text: string
  end?: AnswerEnd
}

export interface Turn {
  id: string
  question: string
  /** When it was asked, ISO 8601. */
  at: string
  /** From before this connection: shown without motion or announcement. */
  history: boolean
  /** Null until it starts. */
  answer: Signal<Answer | null>
}

export interface Transcript {
  turns: ReadonlySignal<readonly Turn[]>
  /** Turns that the relay no longer has: still shown, never changed again. */
  earlier: ReadonlySignal<readonly Turn[]>
  /** The newest turn, while its answer has not ended: with the next question every earlier one is over. */
  running: ReadonlySignal<Turn | undefined>
  receive(event: LogEvent, history: boolean): void
  /** The relay lost them: what is shown becomes `earlier`. */
  freeze(): void
  clear(): void
}

export function createTranscript(): Transcript {
  const turns = signal<readonly Turn[]>([])
  const earlier = signal<readonly Turn[]>([])
  /** Sources and deltas name no answer: they belong to the one last started. */
  let current: Turn | undefined
  /** Set with each event, since a computed signal would bring the panel 250 bytes for this one use. */
  const running = signal<Turn | undefined>(undefined)

  function find(id: string): Turn | undefined {
    return turns.peek().find(turn => turn.id === id)
  }

  function update(turn: Turn | undefined, change: (answer: Answer) => Answer): void {
    const answer = turn?.answer.peek()
    if (turn && answer && !answer.end) turn.answer.value = change(answer)
  }

  function empty(left: readonly Turn[]): void {
    batch(() => {
      earlier.value = left
      turns.value = []
      running.value = current = undefined
    })
  }

  return {
    turns,
    earlier,
    running,
    receive(event, history) {
      switch (event.type) {
        case 'question':
          turns.value = [
            ...turns.peek(),
            { id: event.id, question: event.text, at: event.at, history, answer: signal<Answer | null>(null) },
          ]
          break
        case 'answer-start': {
          const turn = find(event.answer)
          if (!turn || turn.answer.peek()?.end) break
          current = turn
          turn.answer.value = { start: event, sources: [], text: '' }
          break
        }
        case 'answer-sources':
          update(current, answer => {
            const known = new Set(answer.sources.map(source => source.n))
            return { ...answer, sources: [...answer.sources, ...event.sources.filter(source => !known.has(source.n))] }
          })
          break
        case 'answer-delta':
          update(current, answer => ({ ...answer, text: answer.text + event.text }))
          break
        case 'answer-end':
          update(find(event.answer), answer => ({ ...answer, end: event }))
          break
        case 'case-profile':
          break
        default:
          event satisfies never // a newer relay's event: skipped
      }
      const newest = turns.peek().at(-1)
      running.value = newest?.answer.peek()?.end ? undefined : newest
    },
    freeze: () => empty([...earlier.peek(), ...turns.peek()]),
    clear: () => empty([]),
  }
}
