import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'
import type { TrustProxy } from '../config-values.ts'

/** The client's address behind however many proxies are trusted. */
export type ReadAddress = (request: IncomingMessage) => string

/** `hop` 0 is the socket's own end, then leftwards through `X-Forwarded-For`. */
type IsTrusted = (address: string, hop: number) => boolean

/**
 * A forwarded address is believed only when the hop that reported it is trusted; anything else could be made up by the
 * client, who would then have as many addresses as it likes. So each proxy has to add to `X-Forwarded-For` or write it
 * anew. `Forwarded` (RFC 7239) is never read: a proxy that knows only the other header passes on what the client wrote.
 */
export function createReadAddress(trust: TrustProxy): ReadAddress {
  const isTrusted = createIsTrusted(trust)
  return request => {
    const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',')
    const hops = forwarded.map(part => withoutPort(part.trim())).reverse()
    let address = unmap(request.socket.remoteAddress ?? '')
    for (const [index, next] of hops.entries()) {
      if (!isTrusted(address, index) || !isIP(next)) break
      address = unmap(next)
    }
    return toNetwork(address)
  }
}

function createIsTrusted(trust: TrustProxy): IsTrusted {
  switch (trust.by) {
    case 'nobody':
      return () => false
    case 'hops':
      return (_address, hop) => hop < trust.hops
    case 'address': {
      const list = new BlockList()
      for (const network of trust.networks) {
        const [address = '', prefix] = network.split('/')
        const family = isIPv4(address) ? 'ipv4' : 'ipv6'
        if (prefix === undefined) list.addAddress(address, family)
        else list.addSubnet(address, Number(prefix), family)
      }
      return address => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
    }
  }
}

/** Some proxies name the port as well: `192.0.2.1:51234`, `[2001:db8::1]:51234`. */
function withoutPort(hop: string): string {
  const [, bracketed, plain] = hop.match(/^(?:\[([^\]]*)\]|([\d.]+))(?::\d{1,5})?$/) ?? []
  return bracketed ?? plain ?? hop
}

/** `::ffff:192.0.2.1`, as a socket that takes both families reports it, is `192.0.2.1`. */
const unmap = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** One IPv6 subscriber has a whole /64 (RFC 6177), so that is what counts as one address. */
function toNetwork(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return `${groups.map(group => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
