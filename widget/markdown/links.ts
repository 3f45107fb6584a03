/** Where an answer may lead: to hosts of its own sources and to the site's contacts, nowhere else. */
import type { Source } from '../../protocol/frames.ts'

export interface LinkPolicy {
  /** Hosts of the answer's own sources. */
  hosts: ReadonlySet<string>
  /** `tel:`, `sms:` and `mailto:` addresses of the site's contacts, whole. */
  contacts: ReadonlySet<string>
}

export function linkPolicy(sources: readonly Source[], contacts: readonly string[]): LinkPolicy {
  const hosts = new Set<string>()
  for (const { url } of sources) {
    const parsed = parseUrl(url)
    if (parsed) hosts.add(parsed.host)
  }
  return { hosts, contacts: new Set(contacts) }
}

/** The address to link to and the host to show with it, or nothing: then the words stay words. */
export function allowLink(href: string, policy: LinkPolicy): { href: string; host?: string } | undefined {
  if (policy.contacts.has(href)) return { href }
  const url = parseUrl(href)
  return url && policy.hosts.has(url.host) ? { href: url.href, host: url.host } : undefined
}

/** An https address without credentials in it, which only serve to mislead the eye. */
function parseUrl(href: string | undefined): URL | undefined {
  if (!href) return undefined
  try {
    const url = new URL(href)
    return url.protocol === 'https:' && !url.username && !url.password ? url : undefined
  } catch {
    return undefined
  }
}
