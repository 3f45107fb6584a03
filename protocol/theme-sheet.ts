/**
 * A site's theme as custom properties. A token of the wrong type or shape counts as left out, since a theme may come from
 * the host page.
 */
import type { Theme } from './theme.ts'
import { drawTheme } from './theme-colors.ts'
import { findTheme } from './theme-presets.ts'

export { findTheme }

/** Fonts that systems bring along; a relay serves none yet. */
const FONTS: Record<string, string> = {
  system: 'system-ui,sans-serif',
  humanist: 'Seravek,Ubuntu,Calibri,sans-serif',
  serif: 'Palatino,Georgia,serif',
  rounded: 'ui-rounded,Quicksand,sans-serif',
}

function declare(properties: Record<string, string>, scheme: 'light' | 'dark'): string {
  const list = Object.entries(properties).map(([name, value]) => `--navis-${name}:${value};`)
  return `.navis{color-scheme:${scheme};${list.join('')}}`
}

/** The text of a style sheet that gives `.navis` every `--navis-*` property. */
export function writeThemeSheet(given: Theme | string): string {
  const theme = findTheme(given)
  const scheme = theme.colorScheme
  const radius = Math.min(24, Math.max(0, Number(theme.radius ?? 8) || 0))
  const shape = {
    radius: `${radius}px`,
    space: theme.density === 'compact' ? '6px' : '8px',
    font: (Object.hasOwn(FONTS, theme.font ?? '') && FONTS[theme.font ?? '']) || (FONTS.system as string),
  }
  const light = declare({ ...shape, ...drawTheme(theme, 'light') }, 'light')
  const dark = declare({ ...shape, ...drawTheme(theme, 'dark') }, 'dark')
  if (scheme === 'light') return light
  if (scheme === 'dark') return dark
  return `${light}@media (prefers-color-scheme:dark){${dark}}`
}
