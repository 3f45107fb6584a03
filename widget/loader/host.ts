/** The element that the page sees: `<navis-chat>` with everything of ours behind its shadow root. */
import { textOn } from '../../protocol/contrast.ts'
import type { Theme } from '../../protocol/theme.ts'
import css from './loader.css?inline'

export interface Host {
  element: HTMLElement
  root: ShadowRoot
  /** Holds launcher, panel and fallback; in the top layer where the chat floats, so that no page's z-index hides it. */
  layer: HTMLElement
  /** Sets the custom properties that geometry and theme give; unnamed ones keep their value. */
  set(properties: Record<string, string>): void
}

/**
 * Floating, the element becomes a child of `<html>`: pages that swap their body (Turbo, single-page apps) then keep the
 * chat, and no transform or overflow of theirs holds it.
 */
export function createHost(target?: Element): Host {
  const element = document.createElement('navis-chat')
  const root = element.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  const properties = new CSSStyleSheet()
  root.adoptedStyleSheets = [sheet, properties]

  const layer = document.createElement('div')
  layer.className = `layer ${target ? 'embedded' : 'floating'}`
  root.append(layer)
  if (target) {
    target.append(element)
  } else {
    document.documentElement.append(element)
    layer.popover = 'manual'
    layer.showPopover?.()
  }

  const values: Record<string, string> = Object.create(null)
  return {
    element,
    root,
    layer,
    set(changed) {
      Object.assign(values, changed)
      properties.replaceSync(
        `.layer{${Object.keys(values)
          .map(name => `--${name}:${values[name]}`)
          .join(';')}}`,
      )
    },
  }
}

const ACCENT = '#0b5c63'
const EDGE_PX = 16

/** What of a theme shows before the panel loads. The panel checks the whole of it; here anything wrong is the default. */
export function applyTheme({ layer, set }: Host, theme: Theme = {}): void {
  const accent = /^#[0-9a-f]{6}$/i.test(theme.accent ?? '') ? (theme.accent as string) : ACCENT
  const [side, bottom] = [0, 1].map(index => {
    const px = theme.offset?.[index] as number
    return `${px >= 0 && px <= 200 ? px : EDGE_PX}px`
  }) as [string, string]
  layer.classList.toggle('left', theme.side === 'left')
  set({ accent, 'on-accent': textOn(accent), side, bottom })
}
