import type { IncomingMessage } from 'node:http'

/**
 * Whether a request names more than one host, which is no request (RFC 9112 §3.2): a proxy in front may have gone by the one that
 * nobody reads here.
 */
export function hasSeveralHosts({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): boolean {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length > 1
}
