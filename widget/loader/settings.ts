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

const BLOCK_ID = 'navis-settings'

/** Reads the page once. Without a site key there is nothing to load: that is said on the console, and undefined comes back. */
export function readSettings(): LoaderSettings | undefined {
  const script = findScript()
  // No prototype: on a page that has extended Object.prototype, what nobody set stays unset.
  const given: Record<string, unknown> = Object.assign(
    Object.create(null),
    parse(document.getElementById(BLOCK_ID)?.textContent),
    (window as { NavisSettings?: object }).NavisSettings,
    script && { ...script.dataset },
  )
  const text = (name: string): string | undefined =>
    typeof given[name] === 'string' ? (given[name] as string) : undefined
  const site = text('site')
  const relay = text('relay') ?? script?.src
  if (!site || !relay) {
    console.error('Navis: the script tag needs data-site="KEY".')
    return undefined
  }
  return {
    site,
    relay: new URL(relay, location.href).origin,
    mode: given.mode === 'inline' ? 'inline' : 'frame',
    target: text('target'),
    locale: text('locale'),
    theme: typeof given.theme === 'string' ? parse(given.theme) : (given.theme as Theme | undefined),
    open: given.open !== undefined && given.open !== false && given.open !== 'false',
    contact: text('contact'),
  }
}

/** The tag that this code came with; tag managers lose `currentScript`, then the address tells. */
function findScript(): HTMLScriptElement | undefined {
  const current = document.currentScript
  if (current instanceof HTMLScriptElement && current.src) return current
  return Array.from(document.scripts).find(script =>
    /\/v1\/([\w.-]+\/)?widget\.js$/.test(script.src.split('?')[0] ?? ''),
  )
}

function parse(json: string | null | undefined): Theme | undefined {
  if (!json) return undefined
  try {
    return JSON.parse(json)
  } catch {
    console.error('Navis: settings that are not valid JSON were left out.')
    return undefined
  }
}
