/**
 * A conversation over as many sockets as it takes: hello and resume, each logged event once and in order, retry with
 * jitter. What is said in it is none of its business.
 */
import { FATAL_CLOSES } from '../../protocol/close-codes.ts'
import type { ClientFrame, Position, RelayFrame, Reset, Welcome } from '../../protocol/frames.ts'
import { createBackoff } from './backoff.ts'
import { openSocket, type Socket } from './socket.ts'
import type { TokenStorage } from './token-storage.ts'
import { askVerdict } from './verdict.ts'
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
  state(state: ConnectionState, detail?: { retryAt?: number }): void
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
  dispose(): void
}

const START: Position = { seq: 0, mark: '' }
/** A connection shown again after this much silence is not trusted: two beats should have come. */
const STALE_MS = 30_000
/** The relay has this long to answer `hello`. */
const WELCOME_TIMEOUT_MS = 10_000
const NORMAL = 1000

export function openSession({ url, siteUrl, locale, storage, on }: SessionOptions): Session {
  const backoff = createBackoff()
  let socket: Socket | undefined
  let state: ConnectionState = 'idle'
  let position = START
  let head = 0
  let token = storage.read()
  /** A token is stored with the first event, so one that is found belongs to a conversation that had some. */
  let hadEvents = token !== undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What a `goodbye` or `busy` verdict asked for. */
  let waitAtLeastMs = 0

  const become = (next: ConnectionState, retryAt?: number): void => {
    state = next
    on.state(next, retryAt === undefined ? undefined : { retryAt })
  }

  const dropToken = (): void => {
    token = undefined
    storage.write(undefined)
    position = START
    head = 0
  }

  const connect = (): void => {
    if (socket) return
    clearTimeout(timer)
    become('connecting')
    let current: Socket | undefined
    current = socket = openSocket(url, {
      open() {
        const resume =
          token === undefined
            ? undefined
            : { token, after: position.seq, ...(position.seq > 0 && { mark: position.mark }) }
        current?.send({ type: 'hello', locale, ...(resume && { resume }) })
      },
      frame: receive,
      closed(code, opened) {
        if (socket === current) lost(code, opened)
      },
    })
    timer = setTimeout(() => current?.close(NORMAL), WELCOME_TIMEOUT_MS)
  }

  const retry = (next: 'waiting' | 'busy', atLeastMs = 0): void => {
    const wait = backoff.next(atLeastMs)
    clearTimeout(timer)
    timer = setTimeout(connect, wait)
    become(next, Date.now() + wait)
  }

  const lost = (code: number, opened: boolean): void => {
    socket = undefined
    clearTimeout(timer)
    if (state === 'idle') return
    if (FATAL_CLOSES.has(code)) return become('refused')
    if (navigator.onLine === false) return become('offline')
    retry('waiting', waitAtLeastMs)
    waitAtLeastMs = 0
    if (opened) return
    // The handshake itself failed. The wait above goes on meanwhile; a verdict can only make it end or grow.
    const waiting = timer
    void askVerdict(siteUrl).then(verdict => {
      if (timer !== waiting || state !== 'waiting') return
      if (verdict.kind === 'refused') {
        clearTimeout(timer)
        become('refused')
      } else if (verdict.kind === 'busy') retry('busy', verdict.retryAfterMs)
    })
  }

  const receive = (frame: RelayFrame): void => {
    switch (frame.type) {
      case 'beat':
        return
      case 'welcome':
        return welcomed(frame)
      case 'reset':
        position = START
        on.reset(frame.reason)
        return
      case 'goodbye':
        waitAtLeastMs = frame.reconnectAfterMs
        if (frame.reason === 'forgotten' || frame.reason === 'expired') {
          dropToken()
          close()
        }
        on.frame(frame, false)
        return
    }
    if (!('seq' in frame)) return on.frame(frame, false)
    if (frame.seq <= position.seq) return
    if (frame.seq > position.seq + 1) {
      // A hole: the relay never sends one, so this connection is broken. Resuming fills it.
      socket?.close(NORMAL)
      return
    }
    if (position.seq === 0) storage.write(token)
    position = { seq: frame.seq, mark: frame.mark }
    on.frame(frame, frame.seq <= head)
  }

  const welcomed = (frame: Welcome): void => {
    clearTimeout(timer)
    backoff.reset()
    head = frame.head
    token = frame.token ?? token
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
    closing?.close(NORMAL)
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

  const stopWatching = watchWake({
    woke() {
      if (state === 'open' && socket && socket.silence() > STALE_MS) socket.close(NORMAL)
      if (state === 'waiting' || state === 'offline') retryNow()
    },
    sleeps() {
      if (state === 'idle' || state === 'refused') return
      letGo()
      become('waiting')
    },
    offline() {
      if (state === 'idle' || state === 'refused') return
      letGo()
      become('offline')
    },
  })

  return {
    connect,
    send(frame) {
      if (state !== 'open' || !socket) return false
      socket.send(frame)
      return true
    },
    forget() {
      if (state !== 'open' || !socket) return false
      socket.send({ type: 'forget' })
      return true
    },
    retryNow,
    dispose() {
      stopWatching()
      close()
    },
  }
}
