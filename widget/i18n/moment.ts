/** A moment in full, e.g. "Monday, November 23, 2026 at 1:06 PM"; `locale` may be any tag, a wrong one means the browser's own. */
export function formatMoment(moment: string, locale: string): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return ''
  const options = { dateStyle: 'full', timeStyle: 'short' } as const
  try {
    return date.toLocaleString(locale, options)
  } catch {
    return date.toLocaleString(undefined, options) // a host page may name a locale that is no BCP 47 tag
  }
}
