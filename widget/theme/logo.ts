/** The address of a theme's logo: its `data:` URI or a file of the relay; anything else counts as none. */
export function checkLogo(logo: unknown, relay: string): string | undefined {
  if (typeof logo !== 'string') return undefined
  if (/^data:image\/(png|jpeg|webp|svg\+xml);base64,/.test(logo)) return logo
  return /^\/(?!\/)[\w./-]+$/.test(logo) ? relay + logo : undefined
}
