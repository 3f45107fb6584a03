/** The ways in which a theme leaves the studio. */
import type { Theme } from '../../protocol/theme.ts'
import { writeThemeSheet } from '../../protocol/theme-sheet.ts'

/** What `/v1/manifest.json` says of the script. */
export interface Script {
  relay: string
  version: string
  integrity: string
}

export function toJson(theme: Theme): string {
  return JSON.stringify(theme, undefined, 2)
}

/** The script tag of one release, which browsers refuse when its bytes are others. */
export function toTag(theme: Theme, { relay, version, integrity }: Script): string {
  const attribute = JSON.stringify(theme).replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('<', '&lt;')
  return [
    '<script async',
    `  src="${relay}/v1/${version}/widget.js"`,
    `  integrity="${integrity}" crossorigin="anonymous"`,
    '  data-site="YOUR-SITE"',
    `  data-theme='${attribute}'></script>`,
  ].join('\n')
}

/** For the sites file of the relay: every page of the site is then dressed alike. */
export function toSiteEntry(theme: Theme): string {
  return `"theme": ${toJson(theme)}`
}

/** The computed colours and sizes, for a page that wants to match the chat. */
export function toCssVariables(theme: Theme): string {
  return writeThemeSheet(theme)
    .replaceAll('.navis', ':root')
    .replaceAll('{', ' {\n')
    .replaceAll(';', ';\n')
    .replaceAll('}', '}\n')
    .replace(/^(--[\w-]+|color-scheme):/gm, '  $1: ')
    .trim()
}
