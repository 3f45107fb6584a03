import type { Theme } from '../../protocol/theme.ts'

/** How a page asks for the chat: attributes of the script tag, `window.NavisSettings`, or a JSON block, in that order. */
export interface LoaderSettings {
  site: string
  /** The relay's origin: where the script came from, unless the page names another. */
  relay: string
  mode: 'frame' | 'inline'
  /** Selector of the element that the chat is embedded in; without it the chat floats. */
  target?: string
  locale?: string
  theme?: Theme
  open: boolean
  /** A link for when nothing can load. */
  contact?: string
}

/** The panel's own page: what the frame shows, and what opens in a tab where there can be no frame. */
export const panelUrl = ({ relay, site }: LoaderSettings): string => `${relay}/v1/panel/${encodeURIComponent(site)}`

/** Reads the page once. Without a site key there is nothing to load: that is said on the console, and undefined comes back. */
export function readSettings(): LoaderSettings | undefined {
  const script = findScript()
  // No prototype: on a page that has extended Object.prototype, what nobody set stays unset.
  const given: Partial<Record<keyof LoaderSettings, string>> = Object.assign(
    Object.create(null),
    parse(document.querySelector('script#navis-settings')?.textContent),
    (window as { NavisSettings?: object }).NavisSettings,
    script && { ...script.dataset },
  )
  const { site, relay = script?.src, mode, theme, open = 'false' } = given
  if (!site || !relay) {
    console.error('Navis: the script tag needs data-site.')
    return undefined
  }
  return Object.assign(
    given as object,
    {
      site,
      relay: new URL(relay, location.href).origin,
      mode: mode === 'inline' ? mode : 'frame',
      theme: typeof theme === 'string' ? parse(theme) : theme,
      // `data-open` alone is the empty string.
      open: String(open) !== 'false',
    } as const,
  )
}

/** The tag that this code came with; tag managers lose `currentScript`, then the address tells. */
function findScript(): HTMLScriptElement | null {
  const { currentScript } = document
  // A named element of the page can stand in the place of `currentScript`.
  return currentScript instanceof HTMLScriptElement && currentScript.src
    ? currentScript
    : document.querySelector('script[src*="/v1/"][src*="widget.js"]')
}

function parse(json: string | null | undefined): Theme | undefined {
  if (!json) return undefined
  try {
    return JSON.parse(json)
  } catch {
    console.error('Navis: these settings are not JSON.')
    return undefined
  }
}
