/**
 * The panel's own page. In a frame it waits for the host's port: from its parent and nobody else, once. Which pages may
 * be that parent is settled before, by the page's `frame-ancestors`. Alone in a tab it starts at once.
 */
import type { ToFrame, ToHost } from '../channel.ts'
import { mountPanel, type PanelHandle } from './mount.ts'
import { obey } from './obey.ts'

export { loadPart } from '../parts.ts'

type Init = ToFrame & { type: 'init' }

/** A frame that no loader talks to (a site's own iframe tag) starts without one. */
const HOST_WAIT_MS = 2_000

/** Whoever listens to the panel; nobody until the loader has made itself known, which a busy page can delay. */
let host: (message: ToHost) => void = () => {}
let isFramed = false
let panel: PanelHandle | undefined

function start(init?: Init): PanelHandle {
  return mountPanel({
    root: document.body,
    settings: JSON.parse(document.getElementById('navis-settings')?.textContent ?? ''),
    relay: location.origin,
    mode: 'frame',
    embedded: init?.embedded,
    theme: init?.theme,
    locale: init?.locale,
    host: {
      ready: () => host({ v: 1, type: 'ready' }),
      close: isFramed ? () => host({ v: 1, type: 'close' }) : undefined,
      error: () => host({ v: 1, type: 'event', name: 'error' }),
    },
  })
}

function listen(port: MessagePort, init: Init): void {
  host = message => port.postMessage(message)
  if (panel) {
    // It started without its host: it takes over what the host wants now.
    if (init.theme) panel.setTheme(init.theme)
    if (init.locale) panel.setLocale(init.locale)
    host({ v: 1, type: 'ready' })
  } else panel = start(init)
  const listening = panel
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => obey(listening, data)
}

function waitForHost(): void {
  isFramed = true
  const abort = new AbortController()
  const timer = setTimeout(() => {
    panel = start()
  }, HOST_WAIT_MS)
  window.addEventListener(
    'message',
    ({ source, data, ports: [port] }: MessageEvent<ToFrame>) => {
      if (source !== window.parent || data?.v !== 1 || data.type !== 'init' || !port) return
      clearTimeout(timer)
      abort.abort()
      listen(port, data)
    },
    { signal: abort.signal },
  )
}

// Tells `mend.ts` that this release was there.
document.documentElement.dataset.panel = ''
if (window.parent === window) start().open()
else waitForHost()
