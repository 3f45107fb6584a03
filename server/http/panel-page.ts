/** The page inside the private frame: a settings block and one module. No inline script, no inline style. */
import type { SiteSettings } from '../../protocol/settings.ts'
import type { Manifest } from './build.ts'

export function renderPanelPage(settings: SiteSettings, manifest: Manifest): string {
  const base = `/v1/${manifest.version}`
  const preload = manifest.preload
    .filter(file => file !== 'panel.js') // its own tag fetches it as early
    .map(file => `<link rel="modulepreload" href="${base}/${file}">`)
    .join('')
  return (
    `<!doctype html><html lang="${escapeHtml(settings.locales[0] ?? 'en')}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">` +
    `<title>${escapeHtml(settings.assistant)}</title>` +
    `<link rel="icon" href="data:,">${preload}` +
    `<script type="application/json" id="navis-settings">${escapeJson(JSON.stringify(settings))}</script>` +
    `<script type="module" src="${base}/panel.js"></script>` +
    // Of no release, so that every relay has it.
    `<script type="module" src="/v1/mend.js"></script></head><body></body></html>`
  )
}

/** With no `<` left there is no `</script` or `<!--` to end or derail the block; JSON reads the escape as the same character. */
const escapeJson = (json: string): string => json.replaceAll('<', '\\u003c')

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)

/** The page's content security policy: only the relay's own files and socket, framed only by `embedders`. */
export function writePanelPolicy(own: readonly string[], embedders: readonly string[]): string {
  const sockets = own.map(origin => origin.replace(/^http/, 'ws')).join(' ')
  return [
    "default-src 'none'",
    "script-src 'self'",
    `connect-src 'self' ${sockets}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${embedders.join(' ')}`,
    "require-trusted-types-for 'script'",
    'trusted-types dompurify',
  ].join('; ')
}
