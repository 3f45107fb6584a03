/** The panel in a page's own shadow root; the loader imports it from the relay. */
import type { SiteSettings } from '../../protocol/settings.ts'
import type { Theme } from '../../protocol/theme.ts'
import type { ToFrame } from '../channel.ts'
import { mountPanel, type PanelHandle, type PanelOptions } from './mount.ts'
import { obey } from './obey.ts'

export { loadPart } from '../parts.ts'
export { mountPanel }

export interface InlineSettings {
  site: string
  /** The relay's origin. */
  relay: string
  locale?: string
  theme?: Theme | string
  /** Set where the chat is part of the page's layout. */
  target?: string
}

/** Without its version: in one page there is only one. */
type Message = ToFrame extends infer M ? (M extends ToFrame ? Omit<M, 'v'> : never) : never

/** Fetches the site's settings and fills `slot`. A relay that refuses or cannot be reached is an `error` to the host. */
export function openPanel(
  { site, relay, locale, theme, target }: InlineSettings,
  slot: HTMLElement,
  host: Required<PanelOptions['host']>,
): { post(message: Message): void; dispose(): void } {
  const abort = new AbortController()
  let panel: PanelHandle | undefined

  async function load(): Promise<void> {
    const address = `${relay}/v1/sites/${encodeURIComponent(site)}`
    // Without a prototype: what a page has put on Object.prototype is no option of ours.
    const options = { __proto__: null, credentials: 'omit', signal: abort.signal } as const
    const response = await fetch(address, options)
    if (!response.ok) throw new Error(`The relay answered ${response.status}`)
    const settings: SiteSettings = await response.json()
    if (!settings.inline) throw new Error('This site allows the private frame only.')
    abort.signal.throwIfAborted()
    panel = mountPanel({
      root: slot,
      settings,
      relay,
      mode: 'inline',
      embedded: target !== undefined,
      theme,
      locale,
      // The host speaks to the panel as soon as it is ready, so it must have it by then.
      host: { ...host, ready: () => queueMicrotask(host.ready) },
    })
  }
  load().catch(() => {
    if (!abort.signal.aborted) host.error()
  })

  return {
    post(message) {
      if (panel) obey(panel, { v: 1, ...message } as ToFrame)
    },
    dispose() {
      abort.abort()
      panel?.dispose()
    },
  }
}
