/** One socket, from its first frame to its end. Frames are handled one after the other. */
import { CLOSE } from '../../protocol/close-codes.ts'
import type { ClientFrame, ControlFrame, Fault, Feedback, Goodbye, Hello, Profile } from '../../protocol/frames.ts'
import type { Gone } from '../log/event-log.ts'
import type { Site } from '../site.ts'
import { inSpan } from '../tracing.ts'
import { ask, FAULT_OF } from './asking.ts'
import type { Conversation, Shared } from './conversation-interface.ts'
import { faultOf } from './faults.ts'
import { Inbox, type InboxOwner } from './inbox.ts'
import type { Connection, RelayOptions, RelaySocket } from './interfaces.ts'
import type { Limits } from './limits.ts'
import { type Doors, type Newcomer, openHello } from './opening.ts'
import { Outflow } from './outflow.ts'
import { parseFrame } from './parse-frame.ts'
import { Allowance, type Pace, paceOf } from './rate.ts'
import { Reader, type ReaderOutlet } from './reader.ts'

/** Frames a minute that a socket wins back after a burst. */
const FRAMES_PER_MINUTE = 600
/** Characters that count as one frame, about the longest question: to read a profile of 64 KiB takes 400 times as long as a `stop`. */
const FRAME_LENGTH = 4_096
/** How often deadlines, leases and expiry are looked at: half a second late is soon enough for each of them. */
export const TICK_MS = 500

type State =
  | { name: 'waiting'; until: number }
  | { name: 'opening' }
  | { name: 'open'; conversation: Conversation }
  | { name: 'closed' }

const OPENING: State = { name: 'opening' }
const CLOSED: State = { name: 'closed' }

/** What all sockets of a relay share. */
export interface House {
  shared: Shared
  doors: Doors
  /** How often frames may come. */
  framePace: Pace
  record: RelayOptions['record']
  onClosed(socket: OpenSocket): void
}

/** The pace of one socket's frames. */
export function framePaceOf({ framesAtOnce }: Limits, steadyNow: () => number): Pace {
  return paceOf(FRAMES_PER_MINUTE, steadyNow, framesAtOnce)
}

export class OpenSocket implements Connection, Newcomer, InboxOwner, ReaderOutlet {
  readonly site: Site
  readonly address: string
  readonly outflow: Outflow
  locale = 'en'
  reader: Reader | undefined
  onEnd: ((reason: Gone) => void) | undefined
  readonly #socket: RelaySocket
  readonly #house: House
  readonly #inbox = new Inbox(this)
  readonly #frames: Allowance
  #state: State
  #heardAt: number
  #beatAt: number
  #closedWith: number | undefined

  constructor(socket: RelaySocket, { site, address }: { site: Site; address: string }, house: House) {
    const { limits, steadyNow } = house.shared
    this.site = site
    this.address = address
    this.#socket = socket
    this.#house = house
    this.outflow = new Outflow(socket, limits.slowReaderMs, steadyNow)
    this.#frames = new Allowance(house.framePace)
    this.#heardAt = this.#beatAt = steadyNow()
    this.#state = { name: 'waiting', until: this.#heardAt + limits.helloTimeoutMs }
  }

  receive(text: string | undefined): void {
    if (!this.#hear(text?.length)) return
    const parsed = parseFrame(text)
    if (!parsed.ok && !parsed.unknown) return this.#close(CLOSE.malformed, `${parsed.field} ${parsed.reason}`)
    const isHello = parsed.ok && parsed.frame.type === 'hello'
    if (this.#state.name === 'waiting') {
      if (!isHello) return this.#close(CLOSE.noHello, 'the first frame must be hello')
      this.#state = OPENING
    } else if (isHello) return this.#close(CLOSE.malformed, 'type must not be hello again')
    if (!parsed.ok) return this.fault(faultOf('unsupported', this.locale))
    if (!this.#inbox.add(parsed.frame, text?.length ?? 0)) this.#close(CLOSE.tooMany, 'too many frames')
  }

  control(ping?: Uint8Array): void {
    if (this.#hear() && ping) this.outflow.pong(ping)
  }

  closed(code: number): void {
    this.#leave()
    this.#house.shared.observe({ type: 'socket-closed', site: this.site.key, code: this.#closedWith ?? code })
    this.#house.onClosed(this)
  }

  bufferedBytes(): number {
    return this.#socket.bufferedBytes()
  }

  fault(fault: Fault): void {
    this.#send(fault)
  }

  /** The conversation is gone. */
  end(reason: Gone): void {
    if (this.onEnd) this.onEnd(reason)
    else this.goodbye(reason, 0)
  }

  sendAway(awayMs: number): void {
    this.goodbye('restart', awayMs)
  }

  goodbye(reason: Goodbye['reason'], reconnectAfterMs: number): void {
    this.#send({ type: 'goodbye', reason, reconnectAfterMs })
    this.#close(reason === 'restart' ? CLOSE.restart : CLOSE.normal, reason)
  }

  /** Deadlines and beats; every half second. */
  tick(): void {
    const { limits, steadyNow } = this.#house.shared
    const time = steadyNow()
    if (this.#state.name === 'waiting' && time >= this.#state.until)
      return this.#close(CLOSE.noHello, 'no hello in time')
    if (this.#state.name === 'closed') return
    // The last tick before the time is over is the one that counts.
    if (time - this.#heardAt > limits.silenceTimeoutMs - TICK_MS) return this.terminate()
    if (this.outflow.isStuck()) return this.#close(CLOSE.tooSlow, 'reads too slowly')
    // Nothing comes before `welcome`, also where the process sleeps while a log is waited for.
    if (this.#state.name !== 'open' || time - this.#beatAt < limits.beatIntervalMs) return
    this.#beatAt = time
    this.#send({ type: 'beat' })
    this.outflow.ping()
  }

  terminate(): void {
    this.#leave()
    this.#socket.terminate()
  }

  onReset(): void {
    this.#send({ type: 'reset', reason: 'unknown-position' })
  }

  onHandlingFailed(error: unknown): void {
    this.#house.shared.onError(error, 'relay')
    this.#close(CLOSE.restart, 'something went wrong')
  }

  async handle(frame: ClientFrame, receivedAt: number): Promise<void> {
    if (frame.type === 'hello') return this.#enter(frame)
    if (this.#state.name !== 'open') return
    const { conversation } = this.#state
    const { shared } = this.#house
    switch (frame.type) {
      case 'ask':
        return inSpan('ask', () => ask(frame, receivedAt, { conversation, session: this, shared }))
      // What needs the log or the store is not waited for: a question behind it may be urgent.
      case 'stop':
        void conversation.stop(frame.answer)
        return
      case 'forget':
        conversation.forget().catch(error => {
          shared.onError(error, 'log')
          this.fault(faultOf('storage', this.locale, { unsaved: 'deletion' }))
        })
        return
      case 'profile':
        void this.#confirm(frame, conversation)
        return
      case 'feedback':
        void this.#judge(frame, conversation)
        return
      default:
        frame satisfies never
    }
  }

  async #judge(frame: Feedback, conversation: Conversation): Promise<void> {
    const { shared, record } = this.#house
    try {
      // However long it takes: a verdict is kept or refused, never dropped in silence.
      if (!conversation.isCaughtUp()) await conversation.catchUp()
      // One on an answer that this conversation never had says nothing.
      if (!conversation.history.has(frame.answer)) return
      await record(frame, { site: this.site.key, conversation: conversation.id })
      shared.observe({ type: 'feedback-given', site: this.site.key, value: frame.value })
    } catch (error) {
      shared.onError(error, 'feedback')
      this.fault(faultOf('storage', this.locale, { ref: frame.answer, unsaved: 'verdict' }))
    }
  }

  async #confirm({ profile }: Profile, conversation: Conversation): Promise<void> {
    const { rates } = this.#house.shared
    const retryAfterMs = rates.conversationAsks.takeHere(`profile ${conversation.id}`)
    if (retryAfterMs > 0) return this.fault(faultOf('rate-limited', this.locale, { retryAfterMs }))
    const refusal = await conversation.caseProfile.confirm(profile)
    const unsaved = profile ? 'facts' : 'removal'
    if (refusal) return this.fault(faultOf(FAULT_OF[refusal], this.locale, { unsaved }))
    this.#house.shared.observe({ site: this.site.key, type: profile ? 'records-confirmed' : 'records-removed' })
  }

  async #enter(frame: Hello): Promise<void> {
    const { shared, doors } = this.#house
    this.locale = frame.locale
    const opened = await openHello(frame, { session: this, shared, doors })
    const { conversation, token, after, head, isConfirmed, reset } = opened
    if (this.#state.name === 'closed') return conversation.leave(this)
    if (conversation.sessions.length > shared.limits.socketsPerConversation) {
      conversation.leave(this)
      return this.#close(CLOSE.tooMany, 'too many tabs of one chat')
    }
    this.#state = { name: 'open', conversation }
    this.#send({
      type: 'welcome',
      conversation: conversation.id,
      ...(token === undefined ? {} : { token }),
      head,
      resumed: isConfirmed,
      expiresAt: new Date(conversation.keptUntil()).toISOString(),
    })
    if (reset) this.#send({ type: 'reset', reason: reset })
    const as = reset ? 'reset' : frame.resume ? 'resumed' : 'new'
    shared.observe({ type: 'chat-entered', site: this.site.key, as })
    this.reader = new Reader(conversation, this, after)
    if (token === undefined) this.reader.wake()
    conversation.tick()
  }

  #send(frame: ControlFrame): void {
    if (this.#state.name === 'closed') return
    if (!this.outflow.sendControl(JSON.stringify(frame))) return this.#close(CLOSE.tooSlow, 'reads too slowly')
    if (frame.type !== 'fault') return
    this.#house.shared.observe({ type: 'fault-sent', site: this.site.key, code: frame.code })
  }

  /** Something came; false when it is not to be looked at. */
  #hear(length = 0): boolean {
    if (this.#state.name === 'closed') return false
    this.#heardAt = this.#house.shared.steadyNow()
    if (this.#frames.take(Math.max(1, Math.ceil(length / FRAME_LENGTH))) === 0) return true
    this.#close(CLOSE.tooMany, 'too many frames')
    return false
  }

  #close(code: number, reason: string): void {
    if (this.#state.name === 'closed') return
    this.#leave()
    this.#closedWith = code
    this.#socket.close(code, reason)
  }

  #leave(): void {
    const left = this.#state
    this.#state = CLOSED
    this.#inbox.clear()
    if (left.name !== 'open') return
    this.reader?.dispose()
    this.outflow.dispose()
    left.conversation.leave(this)
  }
}
