import type { Theme } from '../../protocol/theme.ts'

/** How a page asks for the chat: attributes of the script tag, `window.NavisSettings`, or a JSON block, in that order. */
export interface LoaderSettings {
  site: string
  /** The relay's origin: where the script came from, unless the page names another. */
  relay: string
  /** `inline` has the panel in the page itself; anything else is the private frame. */
  mode?: string
  /** Selector of the element that the chat is embedded in; without it the chat floats. */
  target?: string
  locale?: string
  /** Tokens, or a preset's name. */
  theme?: Theme | string
  open: boolean
  /** A link for when nothing can load. */
  contact?: string
}

/** The panel's own page: what the frame shows, and what opens in a tab where there can be no frame. */
export const panelUrl = ({ relay, site }: LoaderSettings): string => `${relay}/v1/panel/${site}`

/** Reads the page once. Without a site key there is nothing to load: that is said on the console, and undefined comes back. */
export function readSettings(): LoaderSettings | undefined {
  const script = findScript()
  // No prototype: on a page that has extended Object.prototype, what nobody set stays unset.
  const given = {
    __proto__: null,
    ...parse(document.querySelector('script#navis-settings')?.textContent),
    ...(window as { NavisSettings?: object }).NavisSettings,
    ...script?.dataset,
  } as Partial<Record<keyof LoaderSettings, string>>
  const { site, relay = script?.src, theme, open = 'false' } = given
  if (!site || !relay) {
    console.error('Navis: data-site is missing')
    return undefined
  }
  return Object.assign(
    given as object,
    {
      site,
      relay: new URL(relay).origin,
      theme: theme?.[0] === '{' ? parse(theme) : theme,
      // `data-open` alone is the empty string.
      open: `${open}` !== 'false',
    } as const,
  )
}

/** The tag that this code came with; tag managers lose `currentScript`, then the address tells. */
function findScript(): HTMLScriptElement | null {
  const current = document.currentScript as HTMLScriptElement | null
  // A named element of the page can stand in the place of `currentScript`.
  return current?.matches('script[src]') ? current : document.querySelector('script[src*="/v1/"][src*="widget.js"]')
}

function parse(json: string | null | undefined): Theme | undefined {
  if (!json) return undefined
  try {
    return JSON.parse(json)
  } catch {
    console.error('Navis: this is not JSON:', json)
    return undefined
  }
}
