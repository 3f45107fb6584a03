/** What was recorded at three places that know nothing of each other; the oracle compares them. */
import type { ClientFrame, LogEvent, Position, RelayFrame } from '../../protocol/frames.ts'
import type { Shown } from '../support/page.ts'

export type Event = LogEvent & Position

/** All that a log held of one conversation, from its first event to the last. */
export type Logged = readonly Event[]

/** One connection between a page and a relay, as it was sent. */
export interface Wire {
  page: string
  frames: readonly (
    | { from: 'page'; at: number; frame: ClientFrame }
    | { from: 'relay'; at: number; frame: RelayFrame }
  )[]
}

/** One turn as it is on the screen. */
export interface ScreenTurn {
  id: string
  question: string
  answer: { attempt: number; notice: string; text: string; closing?: string } | null
}

export interface PageRecording {
  name: string
  /** What the session delivered, in order. */
  shown: readonly Shown[]
  /** What is on the screen at the end, and what was there before each reset. */
  screen: readonly ScreenTurn[]
  earlier: readonly ScreenTurn[]
  /** What stands in the text field, and what still waits to be sent. */
  draft: string
  waiting: string | undefined
  /** Texts that a person sent on this page, in order. */
  asked: readonly string[]
  /** It was closed before the end: it need not have everything. */
  isClosed: boolean
}

export interface ConversationRecording {
  name: string
  /** What each log held at its end: several when it was wiped, rolled back or replaced meanwhile; the last one is the log now. */
  logs: readonly Logged[]
  wires: readonly Wire[]
  pages: readonly PageRecording[]
}
