/** The panel with a scripted wire, for tests in a browser: what it sends is kept, what it gets is the test's. */
import type { ClientFrame, RelayFrame } from '../../protocol/frames.ts'
import type { SiteSettings } from '../../protocol/settings.ts'
import { type Catalogue, shown } from '../../widget/i18n/catalogue.ts'
import { mountPanel, type PanelHandle } from '../../widget/panel/mount.ts'
import type { ConnectionState, openSession, SessionEvents } from '../../widget/transport/session.ts'

export { loadPart } from '../../widget/parts.ts'

export interface Wire {
  events: SessionEvents
  sent: ClientFrame[]
  /** Whether `send` finds an open connection. */
  open: boolean
  state(state: ConnectionState, retryAt?: number): void
  frame(frame: RelayFrame, history?: boolean): void
  calls: string[]
}

declare global {
  interface Window {
    wire: Wire
    panel: PanelHandle
    /** Shows words that the product does not have. */
    showWords(language: string, words: Catalogue, direction: 'rtl' | 'ltr'): void
    start(settings: SiteSettings, options?: { mode?: 'frame' | 'inline'; embedded?: boolean; shadow?: boolean }): void
  }
}

const connect: typeof openSession = ({ on }) => {
  const wire: Wire = {
    events: on,
    sent: [],
    calls: [],
    open: false,
    state(state, retryAt) {
      wire.open = state === 'open'
      on.state(state, retryAt)
    },
    frame: (frame, history = false) => on.frame(frame, history),
  }
  window.wire = wire
  const send = (frame: ClientFrame): boolean => {
    if (wire.open) wire.sent.push(frame)
    return wire.open
  }
  return {
    token: () => 'token',
    connect: () => wire.calls.push('connect'),
    send,
    forget: () => send({ type: 'forget' }),
    retryNow: () => wire.calls.push('retry'),
    dispose: () => wire.calls.push('dispose'),
  }
}

function createShadowRoot(): ShadowRoot {
  const host = document.createElement('navis-chat')
  document.body.append(host)
  // The loader gives the panel its box; here it is the window.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('navis-chat { position: fixed; inset: 0 }')
  document.adoptedStyleSheets = [sheet]
  return host.attachShadow({ mode: 'open' })
}

window.showWords = (language, words, direction) => {
  shown.value = { language, words, direction }
}

window.start = (settings, { mode = 'frame', embedded, shadow } = {}) => {
  const calls: string[] = []
  window.panel = mountPanel({
    root: shadow ? createShadowRoot() : document.body,
    settings,
    relay: location.origin,
    mode,
    embedded,
    connect,
    host: { ready: () => calls.push('ready'), close: () => calls.push('close'), error: () => calls.push('error') },
  })
  Object.assign(window, { host: calls })
}
