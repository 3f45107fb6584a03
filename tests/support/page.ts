/**
 * A browser page with an open chat, without the browser: the widget's own session and models under Node's WebSocket. It
 * keeps everything that its session delivered, in order.
 */
import type { LogEvent, Position, RelayFrame } from '../../protocol/frames.ts'
import { createAnnouncer } from '../../widget/a11y/announcer.ts'
import { type Chat, createChat } from '../../widget/models/chat.ts'
import { type ConnectionState, openSession } from '../../widget/transport/session.ts'
import { createMemoryStorage, type TokenStorage } from '../../widget/transport/token-storage.ts'

/** What a session delivered. */
export type Shown =
  | { type: 'event'; event: LogEvent & Position; history: boolean }
  | { type: 'reset'; reason: string }
  | { type: 'other'; frame: RelayFrame }

export interface Page {
  name: string
  chat: Chat
  shown: readonly Shown[]
  storage: TokenStorage
  state(): ConnectionState
  /** Something that happens to the page: `online`, `offline`, `freeze`, `resume`. */
  happens(event: string): void
  close(): void
}

export interface PageOptions {
  name: string
  /** `http://127.0.0.1:PORT` of the relay, which is also the origin of the panel's frame. */
  relay: string
  site: string
  /** That of a page before its reload, or of another tab. */
  storage?: TokenStorage
}

/** Browsers name the page's origin of each socket, Node does not. A frame of the relay has the relay's own. */
class PageWebSocket extends WebSocket {
  constructor(url: string, protocols: string) {
    const { origin } = new URL(url.replace('ws', 'http'))
    super(url, { protocols, headers: { origin } } as unknown as string)
  }
}

export function openPage({ name, relay, site, storage = createMemoryStorage() }: PageOptions): Page {
  const shown: Shown[] = []
  let state: ConnectionState = 'idle'
  // A session takes its window and document from the globals when it opens.
  const window = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const addEventListener = window.addEventListener.bind(window)
  Object.assign(globalThis, { addEventListener, document: window, WebSocket: PageWebSocket })
  const announcer = createAnnouncer()
  const chat = createChat({
    announcer,
    locale: 'en',
    questionMaxLength: 4_000,
    connect: on =>
      openSession({
        url: `${relay.replace('http', 'ws')}/v1/chat?site=${site}&page=${name}`,
        siteUrl: `${relay}/v1/sites/${site}`,
        locale: 'en',
        storage,
        on: {
          frame(frame, history) {
            shown.push('seq' in frame ? { type: 'event', event: frame, history } : { type: 'other', frame })
            on.frame(frame, history)
          },
          state(next, retryAt) {
            state = next
            on.state(next, retryAt)
          },
          reset(reason) {
            shown.push({ type: 'reset', reason })
            on.reset(reason)
          },
        },
      }),
  })
  chat.start()
  return {
    name,
    chat,
    shown,
    storage,
    state: () => state,
    happens: event => void window.dispatchEvent(new Event(event)),
    close() {
      chat.dispose()
      announcer.dispose()
    },
  }
}
