/** The element that the page sees: `<navis-chat>` with everything of ours behind its shadow root. */
import { textOn } from '../../protocol/contrast.ts'
import type { Theme } from '../../protocol/theme.ts'
import { createElement } from './element.ts'
import css from './loader.css?inline'

/** Of each preset but the default its name and accent, the one thing of it that the launcher shows; written by the build. */
declare const __ACCENTS__: string

export interface Host {
  element: HTMLElement
  /** Holds launcher, panel and fallback; in the top layer where the chat floats, so that no page's z-index hides it. */
  layer: HTMLElement
  /** Sets the custom properties that geometry and theme give; unnamed ones keep their value. */
  set(properties: Record<string, string>): void
  dispose(): void
}

/** A page that removes whatever it does not know, time and again, has its way in the end. */
const RETURNS_MAX = 99

/**
 * Floating, the element becomes a child of `<html>`: pages that swap their body (Turbo, single-page apps) then keep the
 * chat, and no transform or overflow of theirs holds it. Where the page has the element already, with a link for whom
 * nothing loads, that one is taken: its link is not drawn any more.
 */
export function createHost(target?: Element): Host {
  const element = ((target ?? document).querySelector('navis-chat') ??
    document.createElement('navis-chat')) as HTMLElement
  const root = element.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  // The sheet begins with the layer's rule.
  const { style } = sheet.cssRules[0] as CSSStyleRule

  const layer = createElement('div', { className: `layer ${target ? 'embedded' : 'floating'}` })
  root.append(layer)
  const float = (): void => {
    document.documentElement.append(element)
    layer.popover = 'manual'
    layer.showPopover?.()
    watch.observe(document.documentElement, { childList: true })
  }
  // A page that makes its whole document anew takes the chat away: then it comes back, its frame loaded again.
  let returns = 0
  const watch = new MutationObserver(() => {
    if (!element.isConnected && returns++ < RETURNS_MAX) float()
  })
  if (target) target.append(element)
  else float()

  return {
    element,
    layer,
    set(changed) {
      for (const [name, value] of Object.entries(changed)) style.setProperty(`--${name}`, value)
    },
    dispose() {
      watch.disconnect()
      element.remove()
    },
  }
}

/** What the launcher needs of a theme, which may be a preset's name. A name that there is none of has nothing. */
export const findLook = (theme?: Theme | string | null): Theme =>
  typeof theme === 'string' ? { accent: `#${__ACCENTS__.split(theme)[1]?.slice(0, 6)}` } : (theme ?? {})

const ACCENT = '#0b5c63'
const EDGE_PX = 16

/** What of a theme shows before the panel loads. The panel checks the whole of it; here anything wrong is the default. */
export function applyTheme({ layer, set }: Host, theme: Theme): void {
  const accent = /^#[\da-f]{6}$/i.test(theme.accent as string) ? (theme.accent as string) : ACCENT
  const [side, bottom] = [0, 1].map(index => {
    const px = theme.offset?.[index] as number
    return `${px >= 0 && px <= 200 ? px : EDGE_PX}px`
  }) as [string, string]
  layer.classList.toggle('left', theme.side === 'left')
  set({ accent, 'on-accent': textOn(accent), side, bottom })
}
