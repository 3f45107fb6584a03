/** A browser page of the real widget whose sockets a trace moves frame by frame. */
import { effect } from '@preact/signals-core'
import type { LogEvent, Position, RelayFrame } from '../../../protocol/frames.ts'
import type { Connection, RelaySocket } from '../../../server/relay/relay.ts'
import { createAnnouncer } from '../../../widget/a11y/announcer.ts'
import { type Chat, createChat } from '../../../widget/models/chat.ts'
import { type ConnectionState, openSession } from '../../../widget/transport/session.ts'
import type { TokenStorage } from '../../../widget/transport/token-storage.ts'
import type { ClientName } from '../world.ts'
import type { RealNode } from './node.ts'

const ABNORMAL = 1006
/** How a red flag begins (`triageWords`). */
export const FLAG = 'emergency'

/** Both ends of one connection, with what is under way. */
export class Wire {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  up: string[] = []
  down: (string | { code: number })[] = []
  isLeft = false
  isRelayOpen = false
  node: RealNode | undefined
  connection: Connection | undefined
  readonly url: string

  constructor(url: string) {
    this.url = url
    made.push(this)
  }

  send(text: string): void {
    if (!this.isLeft) this.up.push(text)
  }

  close(): void {
    this.isLeft = true
    this.down = []
  }

  /** The handshake succeeds. */
  accept(node: RealNode): void {
    this.node = node
    this.isRelayOpen = true
    this.connection = node.connect(this.relayEnd())
    this.onopen?.()
  }

  private relayEnd(): RelaySocket {
    const end = (code: number) => {
      if (!this.isRelayOpen) return
      this.isRelayOpen = false
      if (!this.isLeft) this.down.push({ code })
      this.connection?.closed(code)
    }
    return {
      send: text => {
        if (this.isRelayOpen && !this.isLeft) this.down.push(text)
      },
      close: end,
      terminate: () => end(ABNORMAL),
      bufferedBytes: () => 0,
      whenDrained: listener => queueMicrotask(listener),
      ping: () => {},
      pong: () => {},
    }
  }

  isServed = (): boolean => this.isRelayOpen && this.node?.state === 'up'
}

/** Sockets that were opened and not given to their page yet. */
const made: Wire[] = []

export interface RealPage {
  chat: Chat
  storage: TokenStorage
  state(): ConnectionState
  /** All its sockets, oldest first. */
  wires: Wire[]
  current(): Wire | undefined
  /** What it shows: events since the last reset. */
  shown: readonly (LogEvent & Position)[]
  /** Texts that were taken to be asked on this page and that nothing since has taken away. */
  asked: Map<string, { id: string; isFlag: boolean }>
  /** Ids of red-flag cards that came as a fault. */
  cards: Set<string>
  connect(node: RealNode): void
  /** All that is under way to it arrives. */
  take(): void
  /** The connection breaks; the relay does not know yet. */
  cut(): void
  close(): void
}

/** From here on sockets of pages are wires. */
export function installWires(): void {
  const window = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const unreachable = () => Promise.reject(new TypeError('Failed to fetch'))
  Object.assign(globalThis, {
    addEventListener: window.addEventListener.bind(window),
    document: window,
    WebSocket: Wire,
    fetch: unreachable,
  })
}

export function openRealPage(name: ClientName, storage: TokenStorage): RealPage {
  let state: ConnectionState = 'idle'
  let shown: (LogEvent & Position)[] = []
  const wires: Wire[] = []
  const asked: RealPage['asked'] = new Map()
  const cards = new Set<string>()
  const announcer = createAnnouncer()

  function collect(): void {
    wires.push(...made.splice(0))
  }

  function forget(): void {
    shown = []
    asked.clear()
  }

  function note(frame: RelayFrame): void {
    if ('seq' in frame) shown.push(frame)
    else if (frame.type === 'fault' && frame.urgent && frame.ref) cards.add(frame.ref)
    else if (frame.type === 'goodbye' && frame.reason !== 'restart') forget()
  }

  const chat = createChat({
    announcer,
    locale: 'en',
    questionMaxLength: 4_000,
    connect: on =>
      openSession({
        url: `ws://model/${name}`,
        siteUrl: 'http://model/v1/sites/clinic',
        locale: 'en',
        storage,
        on: {
          frame(frame, history) {
            note(frame)
            on.frame(frame, history)
          },
          state(next, retryAt) {
            state = next
            on.state(next, retryAt)
          },
          reset(reason) {
            forget()
            on.reset(reason)
          },
        },
      }),
  })

  const stop = effect(() => {
    for (const { id, text } of chat.outgoing.value) asked.set(text, { isFlag: text.startsWith(FLAG), id })
  })

  const current = () => {
    collect()
    return wires.findLast(({ isLeft }) => !isLeft)
  }
  return {
    chat,
    storage,
    wires,
    asked,
    cards,
    current,
    state: () => state,
    get shown() {
      return shown
    },
    connect(node) {
      if (state === 'idle') chat.start()
      else if (!current()) chat.retryNow()
      const wire = current()
      if (wire && !wire.node) wire.accept(node)
    },
    take() {
      const wire = current()
      while (wire && !wire.isLeft) {
        const frame = wire.down.shift()
        if (frame === undefined) return
        if (typeof frame === 'string') wire.onmessage?.({ data: frame })
        else {
          wire.isLeft = true
          wire.onclose?.(frame)
        }
      }
    },
    cut() {
      const wire = current()
      if (!wire) return
      wire.close()
      wire.onclose?.({ code: ABNORMAL })
    },
    close() {
      stop()
      chat.dispose()
      announcer.dispose()
      for (const wire of wires) wire.isLeft = true
    },
  }
}
