/** The schemes that a contact or a site's link may have; anything else is shown as text. */
const SCHEMES = new Set(['https:', 'http:', 'tel:', 'sms:', 'mailto:'])

/** `href` made absolute against `base`, or undefined when it is missing, broken, or of a scheme that is not for people. */
export function checkLink(href: string | undefined, base: string): URL | undefined {
  if (!href) return undefined
  try {
    const url = new URL(href, base)
    return SCHEMES.has(url.protocol) ? url : undefined
  } catch {
    return undefined // not an address at all
  }
}
