/** What the relay takes at most, as RFC 5646 §4.4.1 recommends to allow for. */
const MAX_LENGTH = 35

const languageOf = (tag: string): string => tag.split('-')[0] ?? tag

/**
 * The locale to use of what a host page names, which may be anything: its own where the site offers its language, else the
 * site's first. `offered` are the site's locales, its default first.
 */
export function chooseLocale(tag: unknown, offered: readonly string[]): string {
  const [usual = 'en'] = offered
  try {
    const [locale] = Intl.getCanonicalLocales(tag as string)
    const isOffered = offered.some(one => locale && languageOf(one) === languageOf(locale))
    return locale && isOffered && locale.length <= MAX_LENGTH ? locale : usual
  } catch {
    return usual // not a tag
  }
}
