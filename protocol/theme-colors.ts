/**
 * The colours that a theme is drawn with. Those of text are computed, so no theme can make them unreadable; the notice's
 * and the cards' depend on light or dark alone.
 */
import { contrast, INTERFACE_CONTRAST, isColor, mix, TEXT_CONTRAST, textOn } from './contrast.ts'
import { fromOklch, toOklch } from './oklch.ts'
import { readable } from './readable.ts'
import type { Theme } from './theme.ts'

export type Scheme = 'light' | 'dark'

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

/** What a theme is drawn with where it names no colour of its own. */
export const DEFAULT_COLORS = { accent: '#0b5c63', surface: '#ffffff', text: '#1b2630' } as const

/** On black the eye takes a colour that just reaches 4.5 for dim. */
const DARK_LINK_CONTRAST = 6.5
/** A dark surface: almost black, with a breath of the brand's hue. */
const DARK_SURFACE = { l: 0.21, chromaMost: 0.012 }
const DARK_TEXT = { l: 0.94, chromaMost: 0.008 }

export type DrawnColors = Record<
  'surface' | 'shade' | 'text' | 'muted' | 'line' | 'control' | 'accent' | 'on-accent' | 'link',
  string
> &
  (typeof FIXED)['light']

/** Every colour of a theme as `#rrggbb`, by the name of its custom property. */
export function drawTheme(theme: Theme, scheme: Scheme): DrawnColors {
  const isDark = scheme === 'dark'
  const brand = given(theme.accent) ?? DEFAULT_COLORS.accent
  const surface = isDark ? tint(brand, DARK_SURFACE) : (given(theme.surface) ?? DEFAULT_COLORS.surface)
  const brandText = isDark ? tint(brand, DARK_TEXT) : (given(theme.text) ?? DEFAULT_COLORS.text)
  const shade = shadeOf(surface, isDark ? 0.07 : 0.04)
  const both = [surface, shade] as const
  const text = readable(brandText, both)
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
    link: readable(brand, both, isDark ? DARK_LINK_CONTRAST : undefined),
    ...FIXED[scheme],
  }
}

/** A token's colour; undefined where it has none, or is no colour. */
export function given(value: unknown): string | undefined {
  return typeof value === 'string' && isColor(value) ? value : undefined
}

/** A colour of that lightness that shares the brand's hue. */
function tint(brand: string, { l, chromaMost }: { l: number; chromaMost: number }): string {
  const { c, h } = toOklch(brand)
  return fromOklch({ l, c: Math.min(c, chromaMost), h })
}

/** A little nearer to the text's colour than the surface; for a surface of middle brightness a little farther from it. */
function shadeOf(surface: string, share: number): string {
  const text = textOn(surface)
  const nearer = mix(surface, text, share)
  return contrast(text, nearer) >= TEXT_CONTRAST
    ? nearer
    : mix(surface, text === '#ffffff' ? '#000000' : '#ffffff', share)
}
