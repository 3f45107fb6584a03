/** Finds or makes the conversation of a `hello`. */
import type { Hello, Position, Reset } from '../../protocol/frames.ts'
import type { Keys, OpenConversation } from '../conversations/keys.ts'
import type { Gone, State } from '../log/event-log.ts'
import { START } from '../log/position.ts'
import type { Site } from '../site.ts'
import { LOG_PATIENCE_MS } from './asking.ts'
import type { Conversation, Session, Shared } from './conversation-interface.ts'
import { withinMs } from './deadline.ts'

export interface Doors {
  keys: Keys
  /** The conversation as it is on this node; made when it is not here yet. */
  enter(opened: OpenConversation, site: Site): Conversation
}

export interface Opened {
  /** The session has joined it. */
  conversation: Conversation
  /** Present when the conversation is new. */
  token?: string
  after: Position
  head: number
  /** The log has the client's position. */
  isConfirmed: boolean
  reset?: Reset['reason']
}

/** Who says hello. */
export interface Newcomer extends Session {
  /** Told why its conversation is gone, in place of the other side. */
  onEnd: ((reason: Gone) => void) | undefined
}

export interface OpeningContext {
  session: Newcomer
  shared: Shared
  doors: Doors
}

/**
 * A token that is not ours, or whose conversation is gone, begins a new conversation and is told so by a `reset`. When
 * the log does not answer in time the client is believed for now: its reader finds out as soon as the log is back.
 */
export async function openHello(hello: Hello, context: OpeningContext): Promise<Opened> {
  const { session, doors, shared } = context
  const { resume } = hello
  const opened = resume && doors.keys.open(resume.token, session.site.key)
  if (!resume || !opened) return openNew(context, resume && 'unknown-position')

  let gone: Gone | undefined
  const conversation = doors.enter(opened, session.site)
  session.onEnd = reason => {
    gone = reason
  }
  conversation.join(session)
  const after = resume.after === 0 ? START : { seq: resume.after, mark: resume.mark ?? '' }
  const found = await withinMs(look(conversation, after, shared), LOG_PATIENCE_MS)
  session.onEnd = undefined
  if (gone) return openNew(context, gone)
  const isConfirmed = found?.isReset === false
  if (found?.isReset) return { conversation, after: START, head: found.head, isConfirmed, reset: 'unknown-position' }
  return { conversation, after, head: found?.head ?? after.seq, isConfirmed }
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

function openNew({ session, doors }: OpeningContext, reset: Reset['reason'] | undefined): Opened {
  const { token, conversation: opened } = doors.keys.issue(session.site.key)
  const conversation = doors.enter(opened, session.site)
  conversation.join(session)
  return { conversation, token, after: START, head: 0, isConfirmed: false, reset }
}
