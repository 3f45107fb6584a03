/**
 * A conversation over as many sockets as it takes: hello and resume, each logged event once and in order, retry with
 * jitter. What is said in it is none of its business.
 */
import { CLOSE, FATAL_CLOSES } from '../../protocol/close-codes.ts'
import type { ClientFrame, Position, RelayFrame, Reset, Welcome } from '../../protocol/frames.ts'
import { createBackoff } from './backoff.ts'
import { ABNORMAL, openSocket, type Socket } from './socket.ts'
import type { TokenStorage } from './token-storage.ts'
import { watchWake } from './wake.ts'

/**
 * `idle` before the first `connect`, `waiting` between two tries, `offline` while the browser reports no network,
 * `busy` while the relay asks to wait, `refused` when trying again cannot help.
 */
export type ConnectionState = 'idle' | 'connecting' | 'open' | 'waiting' | 'offline' | 'refused' | 'busy'

export interface SessionEvents {
  /** Every frame of the relay but `beat` and `reset`; `history` marks events from before this connection. */
  frame(frame: RelayFrame, history: boolean): void
  /** `retryAt` is when the next try comes, in ms since the epoch. */
  state(state: ConnectionState, retryAt?: number): void
  /** The relay cannot confirm what was read, and says why: what follows starts at the beginning. */
  reset(reason: Reset['reason']): void
}

export interface SessionOptions {
  /** `wss://…/v1/chat?site=KEY` */
  url: string
  /** `https://…/v1/sites/KEY`, asked for its verdict when a handshake fails. */
  siteUrl: string
  locale: string
  storage: TokenStorage
  on: SessionEvents
}

export interface Session {
  connect(): void
  /** False when there is no open connection; nothing is queued here. */
  send(frame: ClientFrame): boolean
  /** Asks the relay to delete the conversation and lets go of its token; false when there is no connection. */
  forget(): boolean
  retryNow(): void
  /** What opens the conversation: for the relay alone. */
  token(): string | undefined
  dispose(): void
}

const START: Position = { seq: 0, mark: '' }
/** A connection shown again after this much silence is not trusted: a beat should have come. */
const STALE_MS = 30_000
/** The relay has this long to answer `hello`. */
const WELCOME_TIMEOUT_MS = 10_000
/** A connection that stood for so long worked: when it is lost, the waits start over. */
const STOOD_MS = 5_000
/** The browser may be wrong about the network, so it is tried all the same. */
const OFFLINE_RETRY_MS = 10_000

export function openSession({ url, siteUrl, locale, storage, on }: SessionOptions): Session {
  const backoff = createBackoff()
  let socket: Socket | undefined
  let state: ConnectionState = 'idle'
  let position = START
  let head = 0
  /** The log had `position` when it was asked. */
  let isConfirmed = false
  let token = storage.read()
  /** A token is stored with the first event, so one that is found belongs to a conversation that had some. */
  let hadEvents = token !== undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** No try before it, in ms since the epoch: a `goodbye` or a busy verdict asked for that. */
  let notBefore = 0
  /** When the open connection was welcomed; 0 before. */
  let welcomedAt = 0
  /** Since the last welcome it was tried anew at once, because the site is open though a handshake failed. */
  let wasLetIn = false
  /** An answer is expected or being written: somebody waits for its words. */
  let isAwaited = false

  /** A `goodbye` of a later release may say nothing of a time. */
  const waitAtLeast = (ms = 0): void => {
    notBefore = Date.now() + ms
  }

  const become = (next: ConnectionState, retryAt?: number): void => {
    state = next
    on.state(next, retryAt)
  }

  /** Someone wants it open, and trying can help. */
  const isWanted = (): boolean => state !== 'idle' && state !== 'refused'

  const connect = (): void => {
    if (socket) return
    clearTimeout(timer)
    become('connecting')
    let current: Socket | undefined
    current = socket = openSocket(url, {
      open() {
        const { seq: after, mark } = position
        const resume = token === undefined ? undefined : { token, after, mark: mark || undefined }
        current?.send({ type: 'hello', locale, resume })
      },
      frame: receive,
      closed(code, opened) {
        if (socket === current) lost(code, opened)
      },
    })
    timer = setTimeout(() => current?.close(CLOSE.normal), WELCOME_TIMEOUT_MS)
  }

  const retry = (next: 'waiting' | 'busy' | 'offline', soon = false): void => {
    const wait = backoff.next(next === 'offline' ? OFFLINE_RETRY_MS : notBefore - Date.now(), soon)
    clearTimeout(timer)
    timer = setTimeout(connect, wait)
    become(next, Date.now() + wait)
  }

  const lost = (code: number, opened: boolean): void => {
    socket = undefined
    clearTimeout(timer)
    // One that restarts broke nothing, however short it was: in a deploy several relays may send a chat on.
    if ((welcomedAt && Date.now() - welcomedAt > STOOD_MS) || code === CLOSE.restart) backoff.reset()
    welcomedAt = 0
    if (FATAL_CLOSES.has(code)) return become('refused')
    if (navigator.onLine === false) return retry('offline')
    retry('waiting', code === ABNORMAL && isAwaited)
    if (opened) return
    // The handshake itself failed. The wait above goes on meanwhile; a verdict can make it end or grow.
    judge(timer).catch(() => {
      // What asks for the verdict could not be loaded: the relay cannot be reached.
    })
  }

  const judge = async (waiting: typeof timer): Promise<void> => {
    const { askVerdict } = await import('./verdict.ts')
    const verdict = await askVerdict(siteUrl)
    if (timer !== waiting || state !== 'waiting') return
    switch (verdict) {
      case 'refused':
        clearTimeout(timer)
        return become(verdict)
      case 'welcome':
        // One relay that stops refused, and the next one takes us. Where no socket comes through at all, the waits grow.
        if (wasLetIn) return
        wasLetIn = true
        backoff.reset()
        return retry('waiting', true)
      case 'unreachable':
        return
      default:
        waitAtLeast(verdict)
        retry('busy')
    }
  }

  const receive = (frame: RelayFrame): void => {
    switch (frame.type) {
      case 'beat':
        return
      case 'welcome':
        return welcomed(frame)
      case 'reset':
        position = START
        isAwaited = false
        // One that did not come with the welcome replaces what was confirmed before: nothing of it is history.
        if (isConfirmed) head = 0
        on.reset(frame.reason)
        return
      case 'goodbye':
        waitAtLeast(frame.reconnectAfterMs)
        if (frame.reason === 'forgotten' || frame.reason === 'expired') {
          token = undefined
          storage.write(undefined)
          position = START
          close()
        }
        on.frame(frame, false)
        return
    }
    if (!('seq' in frame)) return on.frame(frame, false)
    if (frame.seq <= position.seq) return
    if (frame.seq > position.seq + 1) {
      // A hole: the relay never sends one, so this connection is broken. Resuming fills it.
      socket?.close(CLOSE.normal)
      return
    }
    if (position.seq === 0) storage.write(token)
    position = { seq: frame.seq, mark: frame.mark }
    // It brought something new: however often connections break, each of them is a step on.
    backoff.reset()
    isAwaited = frame.type !== 'answer-end'
    on.frame(frame, frame.seq <= head)
  }

  const welcomed = (frame: Welcome): void => {
    clearTimeout(timer)
    welcomedAt = Date.now()
    wasLetIn = false
    notBefore = 0
    head = frame.head
    isConfirmed = frame.resumed
    if (frame.token !== undefined) {
      // One that was stored opens nothing any more; the new one is stored with its first event.
      token = frame.token
      storage.write(undefined)
    }
    become('open')
    on.frame(frame, false)
    // The log has nothing left of it, and a reader without a position cannot be told so by a reset.
    if (hadEvents && head === 0 && frame.resumed) on.reset('expired')
    if (frame.resumed || frame.token !== undefined) hadEvents = false
  }

  /** Drops the socket and any retry; what comes next is the caller's. */
  const letGo = (): void => {
    clearTimeout(timer)
    const closing = socket
    socket = undefined
    closing?.close(CLOSE.normal)
  }

  /** Ends the connection on purpose: no retry until the next `connect`. */
  const close = (): void => {
    letGo()
    become('idle')
  }

  const retryNow = (): void => {
    if (state === 'idle' || state === 'open' || state === 'connecting') return
    backoff.reset()
    connect()
  }

  const send = (frame: ClientFrame): boolean => {
    if (state !== 'open' || !socket) return false
    if (frame.type === 'ask') isAwaited = true
    socket.send(frame)
    return true
  }

  const stopWatching = watchWake({
    woke() {
      if (state === 'open' && socket && socket.silence() > STALE_MS) socket.close(CLOSE.normal)
      if (state !== 'waiting' && state !== 'offline') return
      backoff.reset()
      retry('waiting', true)
    },
    sleeps() {
      if (!isWanted()) return
      letGo()
      // Nobody looks now; it is told with the next try.
      state = 'waiting'
    },
    offline() {
      if (!isWanted()) return
      letGo()
      retry('offline')
    },
  })

  return {
    connect,
    send,
    forget: () => send({ type: 'forget' }),
    token: () => token,
    retryNow,
    dispose() {
      stopWatching()
      close()
    },
  }
}
