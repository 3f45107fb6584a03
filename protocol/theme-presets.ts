/** Themes that are ready to ship, by the name that `data-theme` and a sites file take. */
import type { Theme } from './theme.ts'

export const PRESETS = {
  harbor: { accent: '#0b5c63', radius: 8, font: 'system' },
  ocean: { accent: '#0a4f8f', surface: '#ffffff', text: '#14212e', radius: 6, font: 'humanist' },
  meadow: { accent: '#2e6b3d', surface: '#fdfdf9', text: '#1e2a20', radius: 12, font: 'humanist' },
  plum: { accent: '#6b2d6b', surface: '#fffdfe', text: '#2a1b2b', radius: 12, font: 'rounded' },
  rose: { accent: '#b3245a', surface: '#fffcfc', text: '#2e1a21', radius: 16, font: 'rounded' },
  ember: { accent: '#a63c06', surface: '#fffdfa', text: '#2b1f17', radius: 8, font: 'humanist' },
  slate: { accent: '#3b4a5a', surface: '#fbfcfd', text: '#1a222b', radius: 4, font: 'system', density: 'compact' },
  parchment: { accent: '#5a4a1f', surface: '#fcf9f1', text: '#2b2619', radius: 2, font: 'serif' },
} as const satisfies Record<string, Theme>

/** The look of a site that chose none, without its name being said. */
export const DEFAULT_PRESET = 'harbor'

export type PresetName = keyof typeof PRESETS

export function isPreset(name: unknown): name is PresetName {
  return typeof name === 'string' && Object.hasOwn(PRESETS, name)
}

/** The tokens of a theme, which may be a preset's name. An unknown name has none. */
export function findTheme(given: Theme | string): Theme {
  if (typeof given !== 'string') return given
  return isPreset(given) ? PRESETS[given] : {}
}
