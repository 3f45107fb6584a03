/**
 * A site's theme as custom properties. Colours of text are computed, so no theme can make them unreadable; the notice's
 * and the cards' colours depend on light or dark alone. A token of the wrong type or shape counts as left out, since a
 * theme may come from the host page.
 */
import { contrast, INTERFACE_CONTRAST, isColor, mix, readable, TEXT_CONTRAST, textOn } from './contrast.ts'
import type { Theme } from './theme.ts'

/** Fonts that systems bring along; a relay serves none yet. */
const FONTS: Record<string, string> = {
  system: 'system-ui,sans-serif',
  humanist: 'Seravek,Ubuntu,Calibri,sans-serif',
  serif: 'Palatino,Georgia,serif',
  rounded: 'ui-rounded,Quicksand,sans-serif',
}

/** What no theme changes: the notice's box, the cards' red and amber. */
const FIXED = {
  light: {
    'notice-surface': '#ffffff',
    'notice-text': '#1b2027',
    'notice-line': '#6a7480',
    red: '#b3261e',
    'red-surface': '#fdf2f1',
    amber: '#8a5200',
    'amber-surface': '#fff7ea',
    'card-text': '#1b2027',
    'on-card': '#ffffff',
  },
  dark: {
    'notice-surface': '#101418',
    'notice-text': '#f1f4f6',
    'notice-line': '#8b95a1',
    red: '#ff9a90',
    'red-surface': '#2c1b1b',
    amber: '#f4bb5c',
    'amber-surface': '#2a2216',
    'card-text': '#f1f4f6',
    'on-card': '#000000',
  },
}

function color(value: unknown, otherwise: string): string {
  return typeof value === 'string' && isColor(value) ? value : otherwise
}

/** A little nearer to the text's colour than the surface; for a surface of middle brightness a little farther from it. */
function shadeOf(surface: string, share: number): string {
  const text = textOn(surface)
  const nearer = mix(surface, text, share)
  return contrast(text, nearer) >= TEXT_CONTRAST
    ? nearer
    : mix(surface, text === '#ffffff' ? '#000000' : '#ffffff', share)
}

function palette(theme: Theme, scheme: 'light' | 'dark'): Record<string, string> {
  const isDark = scheme === 'dark'
  const surface = isDark ? '#151a1f' : color(theme.surface, '#ffffff')
  const brandText = isDark ? '#e9edf1' : color(theme.text, '#1b2630')
  const shade = shadeOf(surface, isDark ? 0.07 : 0.04)
  const both = [surface, shade] as const
  const text = readable(brandText, both)
  const brand = color(theme.accent, '#0b5c63')
  const accent = readable(brand, [surface], INTERFACE_CONTRAST)
  return {
    surface,
    shade,
    text,
    muted: readable(mix(text, surface, 0.32), both),
    line: mix(surface, text, 0.16),
    control: readable(mix(surface, text, 0.4), [surface], INTERFACE_CONTRAST),
    accent,
    'on-accent': textOn(accent),
    // A brand's colour lightened just enough for 4.5 looks dull on black.
    link: readable(brand, both, isDark ? 6.5 : undefined),
    ...FIXED[scheme],
  }
}

function declare(properties: Record<string, string>, scheme: 'light' | 'dark'): string {
  const list = Object.entries(properties).map(([name, value]) => `--navis-${name}:${value};`)
  return `.navis{color-scheme:${scheme};${list.join('')}}`
}

/** The text of a style sheet that gives `.navis` every `--navis-*` property. */
export function writeThemeSheet(theme: Theme): string {
  const scheme = theme.colorScheme
  const radius = Math.min(24, Math.max(0, Number(theme.radius ?? 8) || 0))
  const shape = {
    radius: `${radius}px`,
    space: theme.density === 'compact' ? '6px' : '8px',
    font: (Object.hasOwn(FONTS, theme.font ?? '') && FONTS[theme.font ?? '']) || (FONTS.system as string),
  }
  const light = declare({ ...shape, ...palette(theme, 'light') }, 'light')
  const dark = declare({ ...shape, ...palette(theme, 'dark') }, 'dark')
  if (scheme === 'light') return light
  if (scheme === 'dark') return dark
  return `${light}@media (prefers-color-scheme:dark){${dark}}`
}
