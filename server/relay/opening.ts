/** Finds or makes the conversation of a `hello`. */
import type { ControlFrame, Goodbye, Hello, Position, Reset } from '../../protocol/frames.ts'
import type { Keys, OpenConversation } from '../conversations/keys.ts'
import type { Gone, State } from '../log/event-log.ts'
import type { Site } from '../site.ts'
import { LOG_PATIENCE_MS } from './asking.ts'
import type { Conversation, Session, Shared } from './conversation-interface.ts'
import { withinMs } from './deadline.ts'
import type { Reader } from './reader.ts'

export interface Doors {
  keys: Keys
  /** The conversation as it is on this node; made when it is not here yet. */
  enter(opened: OpenConversation, site: Site): Conversation
}

export interface Opened {
  conversation: Conversation
  /** Has joined; its reader rests until it is given one. */
  session: Session
  /** Present when the conversation is new. */
  token?: string
  after: Position
  head: number
  /** The log has the client's position. */
  isConfirmed: boolean
  reset?: Reset['reason']
}

export interface OpeningContext {
  site: Site
  address: string
  shared: Shared
  doors: Doors
  send(frame: ControlFrame): void
  goodbye(reason: Goodbye['reason'], reconnectAfterMs: number): void
}

const START: Position = { seq: 0, mark: '' }
const RESTING: Reader = { wake() {}, retry() {}, push() {}, dispose() {} }

/**
 * A token that is not ours, or whose conversation is gone, begins a new conversation and is told so by a `reset`. When
 * the log does not answer in time the client is believed for now: its reader finds out as soon as the log is back.
 */
export async function openHello(hello: Hello, context: OpeningContext): Promise<Opened> {
  const { site, doors, shared } = context
  const { resume } = hello
  const opened = resume && doors.keys.open(resume.token, site.key)
  if (!resume || !opened) return openNew(hello, context, resume && 'unknown-position')

  let gone: Gone | undefined
  const conversation = doors.enter(opened, site)
  const session = createSession(hello, context)
  const { end } = session
  session.end = reason => {
    gone = reason
  }
  conversation.join(session)
  const after = resume.after === 0 ? START : { seq: resume.after, mark: resume.mark ?? '' }
  const found = await withinMs(look(conversation, after, shared), LOG_PATIENCE_MS)
  session.end = end
  if (gone) return openNew(hello, context, gone)
  const isConfirmed = found?.isReset === false
  if (found?.isReset)
    return { conversation, session, after: START, head: found.head, isConfirmed, reset: 'unknown-position' }
  return { conversation, session, after, head: found?.head ?? after.seq, isConfirmed }
}

async function look(
  conversation: Conversation,
  after: Position,
  { log, onError }: Shared,
): Promise<{ head: number; isReset: boolean } | undefined> {
  let state: State | undefined
  try {
    state = await conversation.refresh()
    if (!state) return
    const page = after.seq === 0 ? undefined : await log.read(conversation.id, after, 1)
    return { head: state.head.seq, isReset: page === 'reset' }
  } catch (error) {
    onError(error, 'log')
    return
  }
}

function openNew(hello: Hello, context: OpeningContext, reset: Reset['reason'] | undefined): Opened {
  const { site, doors } = context
  const { token, conversation: opened } = doors.keys.issue(site.key)
  const conversation = doors.enter(opened, site)
  const session = createSession(hello, context)
  conversation.join(session)
  return { conversation, session, token, after: START, head: 0, isConfirmed: false, reset }
}

function createSession({ locale }: Hello, { site, address, send, goodbye }: OpeningContext): Session {
  return {
    site,
    locale,
    address,
    reader: RESTING,
    fault: send,
    end: reason => goodbye(reason, 0),
    sendAway: awayMs => goodbye('restart', awayMs),
  }
}
