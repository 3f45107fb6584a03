/** One socket, from its first frame to its end. Frames are handled one after the other. */
import { CLOSE } from '../../protocol/close-codes.ts'
import type { ClientFrame, ControlFrame, Feedback, Goodbye, Hello, Profile } from '../../protocol/frames.ts'
import type { Site } from '../site.ts'
import { inSpan } from '../tracing.ts'
import { ask, FAULT_OF } from './asking.ts'
import type { Conversation, Session, Shared } from './conversation-interface.ts'
import { faultOf } from './faults.ts'
import { createInbox } from './inbox.ts'
import type { Connection, RelayOptions, RelaySocket } from './interfaces.ts'
import { type Doors, openHello } from './opening.ts'
import { createOutflow } from './outflow.ts'
import { parseFrame } from './parse-frame.ts'
import { createRate } from './rate.ts'
import { createReader } from './reader.ts'

/** Frames a minute that a socket wins back after a burst. */
const FRAMES_PER_MINUTE = 600
/** How often deadlines, leases and expiry are looked at: half a second late is soon enough for each of them. */
export const TICK_MS = 500

type State =
  | { name: 'waiting'; until: number }
  | { name: 'opening' }
  | { name: 'open'; conversation: Conversation; session: Session }
  | { name: 'closed' }

export interface ConnectionOptions {
  socket: RelaySocket
  site: Site
  address: string
  shared: Shared
  doors: Doors
  record: RelayOptions['record']
  onClosed(connection: OpenSocket): void
}

/** A connection as the relay keeps it. */
export interface OpenSocket extends Connection {
  bufferedBytes(): number
  goodbye(reason: Goodbye['reason'], reconnectAfterMs: number): void
  /** Deadlines and beats; every half second. */
  tick(): void
  terminate(): void
}

export function createConnection(options: ConnectionOptions): OpenSocket {
  const { socket, site, address, shared, doors, record, onClosed } = options
  const { limits, now, log } = shared
  let locale = 'en'
  let state: State = { name: 'waiting', until: now() + limits.helloTimeoutMs }
  let heardAt = now()
  let beatAt = heardAt
  let closedWith: number | undefined
  const frames = createRate(FRAMES_PER_MINUTE, now, limits.framesAtOnce)
  const inbox = createInbox(handle, error => {
    shared.onError(error, 'relay')
    close(CLOSE.restart, 'something went wrong')
  })
  const outflow = createOutflow(socket, limits.slowReaderMs, now)

  function send(frame: ControlFrame): void {
    if (state.name === 'closed') return
    if (!outflow.sendControl(JSON.stringify(frame))) return close(CLOSE.tooSlow, 'reads too slowly')
    if (frame.type === 'fault') shared.observe({ type: 'fault-sent', site: site.key, code: frame.code })
  }

  function leave(): void {
    const left = state
    state = { name: 'closed' }
    inbox.clear()
    if (left.name !== 'open') return
    left.session.reader.dispose()
    outflow.dispose()
    left.conversation.leave(left.session)
  }

  function close(code: number, reason: string): void {
    if (state.name === 'closed') return
    leave()
    closedWith = code
    socket.close(code, reason)
  }

  function goodbye(reason: Goodbye['reason'], reconnectAfterMs: number): void {
    send({ type: 'goodbye', reason, reconnectAfterMs })
    close(reason === 'restart' ? CLOSE.restart : CLOSE.normal, reason)
  }

  async function handle(frame: ClientFrame, receivedAt: number): Promise<void> {
    if (frame.type === 'hello') return hello(frame)
    if (state.name !== 'open') return
    const { conversation, session } = state
    switch (frame.type) {
      case 'ask':
        return inSpan('ask', () => ask(frame, receivedAt, { conversation, session, shared }))
      // What needs the log or the store is not waited for: a question behind it may be urgent.
      case 'stop':
        void conversation.stop(frame.answer)
        return
      case 'forget':
        conversation.forget().catch(error => {
          shared.onError(error, 'log')
          send(faultOf('storage', locale))
        })
        return
      case 'profile':
        void confirm(frame, conversation)
        return
      case 'feedback':
        void judge(frame, conversation)
        return
      default:
        frame satisfies never
    }
  }

  async function judge(frame: Feedback, conversation: Conversation): Promise<void> {
    try {
      // However long it takes: a verdict is kept or refused, never dropped in silence.
      if (!conversation.isCaughtUp()) await conversation.catchUp()
      // One on an answer that this conversation never had says nothing.
      if (!conversation.history.has(frame.answer)) return
      await record(frame, { site: site.key, conversation: conversation.id })
      shared.observe({ type: 'feedback-given', site: site.key, value: frame.value })
    } catch (error) {
      shared.onError(error, 'feedback')
      send(faultOf('storage', locale, { ref: frame.answer }))
    }
  }

  async function confirm({ profile }: Profile, conversation: Conversation): Promise<void> {
    const retryAfterMs = shared.rates.conversationAsks.takeHere(`profile ${conversation.id}`)
    if (retryAfterMs > 0) return send(faultOf('rate-limited', locale, { retryAfterMs }))
    const refusal = await conversation.caseProfile.confirm(profile)
    if (refusal) send(faultOf(FAULT_OF[refusal], locale))
  }

  async function hello(frame: Hello): Promise<void> {
    locale = frame.locale
    const { conversation, session, token, after, head, isConfirmed, reset } = await openHello(frame, {
      site,
      address,
      shared,
      doors,
      send,
      goodbye,
    })
    if (state.name === 'closed') return conversation.leave(session)
    if (conversation.sessions.size > limits.socketsPerConversation) {
      conversation.leave(session)
      return close(CLOSE.tooMany, 'too many tabs of one chat')
    }
    state = { name: 'open', conversation, session }
    send({
      type: 'welcome',
      conversation: conversation.id,
      ...(token === undefined ? {} : { token }),
      head,
      resumed: isConfirmed,
      expiresAt: new Date(conversation.expiresAt || now() + site.retentionHours * 3_600_000).toISOString(),
    })
    if (reset) send({ type: 'reset', reason: reset })
    const as = reset ? 'reset' : frame.resume ? 'resumed' : 'new'
    shared.observe({ type: 'chat-entered', site: site.key, as })
    session.reader = createReader({
      log,
      conversation: conversation.id,
      open: conversation.open,
      dress: conversation.caseProfile.dress,
      outflow,
      after,
      onReset: () => send({ type: 'reset', reason: 'unknown-position' }),
      onGone: () => void conversation.refresh().catch(error => shared.onError(error, 'log')),
      onUnreadable: () => void conversation.discard().catch(error => shared.onError(error, 'log')),
      onError: error => shared.onError(error, 'log'),
    })
    if (token === undefined) session.reader.wake()
    conversation.tick()
  }

  /** Something came; false when it is not to be looked at. */
  function hear(): boolean {
    if (state.name === 'closed') return false
    heardAt = now()
    if (frames.take('') === 0) return true
    close(CLOSE.tooMany, 'too many frames')
    return false
  }

  const connection: OpenSocket = {
    receive(text) {
      if (!hear()) return
      const parsed = parseFrame(text)
      if (!parsed.ok && !parsed.unknown) return close(CLOSE.malformed, `${parsed.field} ${parsed.reason}`)
      const isHello = parsed.ok && parsed.frame.type === 'hello'
      if (state.name === 'waiting') {
        if (!isHello) return close(CLOSE.noHello, 'the first frame must be hello')
        state = { name: 'opening' }
      } else if (isHello) return close(CLOSE.malformed, 'type must not be hello again')
      if (!parsed.ok) return send(faultOf('unsupported', locale))
      if (!inbox.add(parsed.frame, text?.length ?? 0)) close(CLOSE.tooMany, 'too many frames')
    },
    control(ping) {
      if (hear() && ping) outflow.pong(ping)
    },
    closed(code) {
      leave()
      shared.observe({ type: 'socket-closed', site: site.key, code: closedWith ?? code })
      onClosed(connection)
    },
    bufferedBytes: socket.bufferedBytes,
    goodbye,
    tick() {
      const time = now()
      if (state.name === 'waiting' && time >= state.until) return close(CLOSE.noHello, 'no hello in time')
      if (state.name === 'closed') return
      // The last tick before the time is over is the one that counts.
      if (time - heardAt > limits.silenceTimeoutMs - TICK_MS) {
        leave()
        return socket.terminate()
      }
      if (outflow.isStuck()) return close(CLOSE.tooSlow, 'reads too slowly')
      if (time - beatAt < limits.beatIntervalMs) return
      beatAt = time
      send({ type: 'beat' })
      outflow.ping()
    },
    terminate() {
      leave()
      socket.terminate()
    },
  }
  return connection
}
