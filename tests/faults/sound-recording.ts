/** A recording in which every promise was kept: two questions, a log that lost the second, an answer begun twice, a red flag. */
import type { AnswerStart, Card, LogEvent, RelayFrame } from '../../protocol/frames.ts'
import { RED_FLAG } from './lab-site.ts'
import type { ConversationRecording, Event, Logged, PageRecording, ScreenTurn, Wire } from './recordings.ts'

const NOTICE = { title: 'For information', text: 'Not medical advice.' }
const CLOSING = 'General information.'
export const WHOLE = 'one two three '

const question = (id: string, text = `Question ${id}`): LogEvent => ({
  type: 'question',
  id,
  text,
  at: '2026-11-23T13:35:30Z',
})
const start = (answer: string, attempt = 1): AnswerStart => ({
  type: 'answer-start',
  answer,
  attempt,
  notice: NOTICE,
  upload: null,
})
const delta = (text: string): LogEvent => ({ type: 'answer-delta', text })
const end = (answer: string, attempt = 1, outcome: 'complete' | 'urgent' = 'complete'): LogEvent => ({
  ...{ type: 'answer-end', answer, attempt, outcome },
  ...{ closing: CLOSING, followUps: [] },
})
const card: Card = { level: 'emergency', title: 'Call now', text: 'Call.', contacts: [] }

/** Each row is written together, and has a mark of its own. */
function logOf(name: string, ...rows: LogEvent[][]): Event[] {
  let seq = 0
  return rows.flatMap((row, index) => row.map(event => ({ ...event, seq: ++seq, mark: `${name}-${index}` })))
}

const shared = [[question('q1'), start('q1')], [delta('one ')], [delta('two '), delta('three '), end('q1')]]

/** What a page shows of a log. */
const q1: ScreenTurn = {
  id: 'q1',
  question: 'Question q1',
  answer: { attempt: 1, notice: NOTICE.text, text: WHOLE, closing: CLOSING },
}

export function createSoundRecording(): ConversationRecording & {
  logs: Event[][]
  wires: Wire[]
  pages: PageRecording[]
} {
  const lost = logOf('first', ...shared, [question('q2'), start('q2')], [delta('one ')])
  // Rolled back to the end of the first answer: its rows are the same, and what follows is not.
  const rest = [[question('q3'), start('q3')], [delta('one ')], [start('q3', 2)], [delta(WHOLE), end('q3', 2)]]
  const flag = [[question('q4', RED_FLAG), { ...start('q4'), urgent: card }, end('q4', 1, 'urgent')]]
  const now = logOf('second', ...shared, ...rest, ...flag).map((event, index) =>
    index < 6 ? (lost[index] as Event) : event,
  )
  const frames = (events: readonly Event[]) => events.map(frame => ({ from: 'relay', at: 1, frame }) as const)
  const relay = (frame: RelayFrame) => ({ from: 'relay', at: 1, frame }) as const
  const welcome = (head: number, resumed = true) =>
    relay({ type: 'welcome', conversation: 'c', head, resumed, expiresAt: '2026-11-23T13:35:30Z' })
  const hello = (after?: Event) =>
    ({
      from: 'page',
      at: 0,
      frame: {
        type: 'hello',
        locale: 'en',
        ...(after && { resume: { token: 't', after: after.seq, mark: after.mark } }),
      },
    }) as const
  return {
    name: 'somebody',
    logs: [lost, now],
    wires: [
      { page: 'one', frames: [hello(), welcome(0, false), ...frames(lost)] },
      {
        page: 'one',
        frames: [
          hello(lost.at(-1)),
          welcome(0, false),
          relay({ type: 'reset', reason: 'unknown-position' }),
          ...frames(now),
        ],
      },
      {
        page: 'two',
        frames: [
          hello(now[2]),
          welcome(3),
          ...frames(now.slice(3)),
          relay({ type: 'goodbye', reason: 'restart', reconnectAfterMs: 1 }),
        ],
      },
    ],
    pages: [
      {
        name: 'one',
        shown: [...shownOf(lost), { type: 'reset', reason: 'unknown-position' }, ...shownOf(now)],
        screen: screenOf(now),
        earlier: [q1, { id: 'q2', question: 'Question q2', answer: { attempt: 1, notice: NOTICE.text, text: 'one ' } }],
        asked: ['Question q1', 'Question q2', 'Question q3', 'Never answered'],
        draft: 'Never answered',
        waiting: undefined,
        isClosed: false,
      },
      {
        ...{ name: 'two', shown: shownOf(now), screen: screenOf(now), earlier: [], asked: [RED_FLAG] },
        ...{ draft: '', waiting: undefined, isClosed: false },
      },
    ],
  }
}

export const shownOf = (events: Logged): PageRecording['shown'] =>
  events.map(event => ({ type: 'event', event, history: false }))

function screenOf(log: Logged): ScreenTurn[] {
  const answer = { attempt: 2, notice: NOTICE.text, text: WHOLE, closing: CLOSING }
  const flag = { id: 'q4', question: RED_FLAG, answer: { ...answer, attempt: 1, text: '' } }
  return log.length > 6 ? [q1, { id: 'q3', question: 'Question q3', answer }, flag] : [q1]
}
