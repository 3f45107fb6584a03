/**
 * The panel's own page. In a frame it waits for the host's port: from its parent and nobody else, once. Which pages may
 * be that parent is settled before, by the page's `frame-ancestors`. Alone in a tab it starts at once.
 */
import type { ToFrame, ToHost } from '../channel.ts'
import { mountPanel, type PanelHandle, type PanelOptions } from './mount.ts'
import { obey } from './obey.ts'

type Init = ToFrame & { type: 'init' }

/** A frame that no loader talks to (a site's own iframe tag) starts without one. */
const HOST_WAIT_MS = 2_000

const ALONE: PanelOptions['host'] = { ready() {}, error() {} }

function start(host: PanelOptions['host'], init?: Init): PanelHandle {
  return mountPanel({
    root: document.body,
    settings: JSON.parse(document.getElementById('navis-settings')?.textContent ?? ''),
    relay: location.origin,
    mode: 'frame',
    embedded: init?.embedded,
    theme: init?.theme,
    locale: init?.locale,
    host,
  })
}

function listen(port: MessagePort, init: Init): void {
  const tell = (message: ToHost): void => port.postMessage(message)
  const panel = start(
    {
      ready: () => tell({ v: 1, type: 'ready' }),
      close: () => tell({ v: 1, type: 'close' }),
      error: () => tell({ v: 1, type: 'event', name: 'error' }),
    },
    init,
  )
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => obey(panel, data)
}

function waitForHost(): void {
  const abort = new AbortController()
  const timer = setTimeout(() => {
    abort.abort()
    start(ALONE)
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

if (window.parent === window) start(ALONE).open()
else waitForHost()
