/**
 * A theme is a small JSON file: at most 16 tokens, each checked, none of them CSS. What makes an answer safe to read
 * (the notice's size, contrast and visibility) is no token.
 */
import { isColor } from './contrast.ts'
import { isPreset, PRESETS } from './theme-presets.ts'

export interface Theme {
  /** The brand's colour, `#rrggbb`. Text on it is computed. */
  accent?: string
  /** Background and text of the light scheme, `#rrggbb`. */
  surface?: string
  text?: string
  /** Corner radius in px, 0 to 24. */
  radius?: number
  /** A local font stack's name; relay-served fonts are named by the relay. */
  font?: 'system' | 'humanist' | 'serif' | 'rounded'
  density?: 'comfortable' | 'compact'
  /** The launcher: a round button, a labelled pill, or none (the page opens the chat itself). */
  launcher?: 'circle' | 'pill' | 'none'
  side?: 'left' | 'right'
  /** Distance of the launcher from the window's edges in px, `[side, bottom]`, 0 to 200. */
  offset?: [number, number]
  /** A `data:image/…` URI of at most 8 kB, or a file of the relay (`/…`). */
  logo?: string
  colorScheme?: 'light' | 'dark' | 'auto'
}

type Check = (value: unknown) => string | undefined

const oneOf =
  (...names: string[]): Check =>
  value =>
    typeof value === 'string' && names.includes(value) ? undefined : `must be one of ${names.join(', ')}`

const within =
  (least: number, most: number): Check =>
  value =>
    typeof value === 'number' && value >= least && value <= most
      ? undefined
      : `must be a number from ${least} to ${most}`

const color: Check = value =>
  typeof value === 'string' && isColor(value) ? undefined : 'must be a colour like #0b6e4f'

const LOGO_MAX_BYTES = 8 * 1024

const TOKENS: { [token in keyof Required<Theme>]: Check } = {
  accent: color,
  surface: color,
  text: color,
  radius: within(0, 24),
  font: oneOf('system', 'humanist', 'serif', 'rounded'),
  density: oneOf('comfortable', 'compact'),
  launcher: oneOf('circle', 'pill', 'none'),
  side: oneOf('left', 'right'),
  offset: value =>
    Array.isArray(value) && value.length === 2 && value.every(item => !within(0, 200)(item))
      ? undefined
      : 'must be two numbers from 0 to 200',
  logo: value =>
    typeof value === 'string' &&
    value.length <= LOGO_MAX_BYTES &&
    (/^data:image\/(png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/=]+$/.test(value) || /^\/(?!\/)[\w./-]+$/.test(value))
      ? undefined
      : `must be a data:image/… URI of at most ${LOGO_MAX_BYTES / 1024} kB or a path on the relay`,
  colorScheme: oneOf('light', 'dark', 'auto'),
}

export interface ThemeProblem {
  token: string
  problem: string
}

/**
 * Keeps the tokens that are right and names those that are not, so that one wrong token never costs a site its theme.
 * Any input is accepted: a text is a preset's name, and what is no object either has no tokens.
 */
export function checkTheme(input: unknown): { theme: Theme; problems: ThemeProblem[] } {
  const theme: Record<string, unknown> = {}
  const problems: ThemeProblem[] = []
  if (typeof input === 'string') {
    if (isPreset(input)) return { theme: PRESETS[input], problems }
    return { theme, problems: [{ token: '', problem: `is no preset; there are ${Object.keys(PRESETS).join(', ')}` }] }
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { theme: {}, problems: input === undefined ? [] : [{ token: '', problem: 'must be an object of tokens' }] }
  }
  for (const [token, value] of Object.entries(input)) {
    if (!Object.hasOwn(TOKENS, token)) {
      problems.push({ token, problem: `is no token; there are ${Object.keys(TOKENS).join(', ')}` })
      continue
    }
    const problem = TOKENS[token as keyof Theme](value)
    if (problem) problems.push({ token, problem })
    else theme[token] = value
  }
  return { theme, problems }
}
