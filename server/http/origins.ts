/** Which web origins are the relay's own, and which may embed a site's chat. */
import type { Site } from '../site.ts'

/** True for names and addresses that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

/**
 * The relay's own origins, its public one first. On loopback each of its names counts, so that a demo page on one name can
 * frame the panel from another, as two origins really do.
 */
export function listOwnOrigins(publicOrigin: string): string[] {
  const { hostname, port, protocol } = new URL(publicOrigin)
  if (!isLoopback(hostname)) return [publicOrigin]
  const names = ['127.0.0.1', 'localhost'].map(name => `${protocol}//${name}${port && `:${port}`}`)
  return [...new Set([publicOrigin, ...names])]
}

/** A site's origins with `self` spelled out, in the form that both `frame-ancestors` and `isListed` understand. */
export function listEmbedders(site: Site, own: readonly string[]): string[] {
  return [...new Set(site.origins.flatMap(origin => (origin === 'self' ? own : [origin])))]
}

/**
 * Whether `origin` is in the list: exactly, or under a pattern like `https://*.example.org`, which covers every subdomain
 * but not `example.org` itself, as in a content security policy.
 */
export function isListed(origin: string, list: readonly string[]): boolean {
  return list.some(entry => {
    if (!entry.includes('://*.')) return entry === origin
    const [scheme, domain] = entry.split('*') as [string, string]
    return (
      origin.startsWith(scheme) &&
      origin.endsWith(domain) &&
      /^[a-z\d.-]+$/.test(origin.slice(scheme.length, -domain.length))
    )
  })
}
