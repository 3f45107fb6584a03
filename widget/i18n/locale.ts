/** What the relay takes at most, as RFC 5646 §4.4.1 recommends to allow for. */
const MAX_LENGTH = 35

/** A host page may name any locale; the relay closes on one that is no BCP 47 tag, so `otherwise` stands in for it. */
export function readLocale(tag: unknown, otherwise: string): string {
  try {
    const [locale] = Intl.getCanonicalLocales(tag as string)
    return locale && locale.length <= MAX_LENGTH ? locale : otherwise
  } catch {
    return otherwise // not a tag
  }
}
