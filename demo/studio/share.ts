/** A theme in the address, so that a link shows it: `#` and the JSON in base64url. */
import { checkTheme, type Theme } from '../../protocol/theme.ts'

export function writeHash(theme: Theme): string {
  const bytes = new TextEncoder().encode(JSON.stringify(theme))
  const text = btoa(String.fromCharCode(...bytes))
  return `#${text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

/** Undefined where there is no theme in it. A token that is wrong is left out: links come from anywhere. */
export function readHash(hash: string): Theme | undefined {
  if (hash.length < 2) return undefined
  try {
    const text = atob(hash.slice(1).replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(text, character => character.charCodeAt(0))
    return checkTheme(JSON.parse(new TextDecoder().decode(bytes))).theme
  } catch {
    return undefined
  }
}
