/** What a theme's colours come to: every pair that somebody has to tell apart, with its contrast and what would pass. */
import { contrast, INTERFACE_CONTRAST, TEXT_CONTRAST } from './contrast.ts'
import { readable } from './readable.ts'
import type { Theme } from './theme.ts'
import { DEFAULT_COLORS, drawTheme, given, type Scheme } from './theme-colors.ts'

/** One colour upon another, both as `#rrggbb`. */
export interface ColorPair {
  scheme: Scheme
  /** `drawn`: as the chat shows it. `given`: as the theme's own tokens say it. */
  as: 'drawn' | 'given'
  /** Names of custom properties (drawn) or tokens (given). */
  names: [foreground: string, background: string]
  colors: [foreground: string, background: string]
  /** 1 to 21, rounded down to two digits so that nothing seems to pass that does not. */
  ratio: number
  /** What WCAG 2.2 AA asks for: 4.5 for text (1.4.3), 3 for parts of the interface (1.4.11). */
  required: number
  pass: boolean
  /** The nearest foreground that passes, where this one does not. */
  nearest?: string
}

const TEXT_PAIRS = [
  ['text', 'surface'],
  ['text', 'shade'],
  ['muted', 'surface'],
  ['muted', 'shade'],
  ['link', 'surface'],
  ['link', 'shade'],
  ['on-accent', 'accent'],
  ['notice-text', 'notice-surface'],
  ['card-text', 'red-surface'],
  ['card-text', 'amber-surface'],
  ['red', 'red-surface'],
  ['amber', 'amber-surface'],
  ['on-card', 'red'],
  ['on-card', 'amber'],
] as const
const INTERFACE_PAIRS = [
  ['accent', 'surface'],
  ['control', 'surface'],
  ['notice-line', 'notice-surface'],
] as const

/**
 * Every pair as it is drawn, in the schemes that the theme has, then what the theme's own text and surface come to. Drawn
 * pairs pass for every theme, since their text is computed; a given one that fails is a colour that the chat does not show
 * as it was written.
 */
export function reportTheme(theme: Theme): ColorPair[] {
  const schemes = (['light', 'dark'] as const).filter(
    scheme => (theme.colorScheme ?? 'auto') === 'auto' || theme.colorScheme === scheme,
  )
  return [...schemes.flatMap(scheme => reportDrawn(theme, scheme)), ...reportGiven(theme)]
}

function reportDrawn(theme: Theme, scheme: Scheme): ColorPair[] {
  const colors = drawTheme(theme, scheme)
  const judge =
    (required: number) =>
    ([front, back]: readonly [keyof typeof colors, keyof typeof colors]) =>
      judgePair({ scheme, as: 'drawn', names: [front, back], colors: [colors[front], colors[back]], required })
  return [...TEXT_PAIRS.map(judge(TEXT_CONTRAST)), ...INTERFACE_PAIRS.map(judge(INTERFACE_CONTRAST))]
}

function reportGiven(theme: Theme): ColorPair[] {
  const [text, surface] = [given(theme.text), given(theme.surface)]
  if (!text && !surface) return []
  const colors: ColorPair['colors'] = [text ?? DEFAULT_COLORS.text, surface ?? DEFAULT_COLORS.surface]
  // Light alone: a dark scheme is derived from the accent, whatever these say.
  return [judgePair({ scheme: 'light', as: 'given', names: ['text', 'surface'], colors, required: TEXT_CONTRAST })]
}

function judgePair(pair: Omit<ColorPair, 'ratio' | 'pass' | 'nearest'>): ColorPair {
  const [front, back] = pair.colors
  const exact = contrast(front, back)
  const pass = exact >= pair.required
  const nearest = pass ? undefined : readable(front, [back], pair.required)
  return { ...pair, ratio: Math.floor(exact * 100) / 100, pass, ...(nearest && { nearest }) }
}
