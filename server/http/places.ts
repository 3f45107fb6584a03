/** Who may open one more socket: places of an address, of a site and of the whole process, and openings by the minute. */
import type { Limits } from '../relay/limits.ts'
import { createRate } from '../relay/rate.ts'
import type { SharedRate } from '../relay/rates.ts'

/** Who asks for a place: the key of a site, and a client's address as far as proxies are trusted (an IPv6 one as its /64). */
export interface Guest {
  site: string
  address: string
}

/** `leave` gives the place back, once. */
export type Admitted = { ok: true; leave(): void } | { ok: false; retryAfterMs: number }

export interface Places {
  /** What `admit` would say now; counts nothing. Never rejects. */
  check(guest: Guest): Promise<{ ok: true } | { ok: false; retryAfterMs: number }>
  /** Never rejects. */
  admit(guest: Guest): Promise<Admitted>
  /** Forgets who has nothing left to wait for; once a minute. */
  prune(): void
}

export interface PlacesOptions {
  limits: Limits
  /** New sockets of an address; perhaps counted together with other relays. */
  opens: SharedRate
  /** As `Pace.now`. */
  now?: () => number
}

/** How long to wait when all places are taken: nobody knows when one comes free. */
const FULL_RETRY_MS = 30_000

/** Open sockets are counted in this process alone: each relay has room of its own. */
export function createPlaces({ limits, opens, now = () => performance.now() }: PlacesOptions): Places {
  const ofAddresses = new Map<string, number>()
  const ofSites = new Map<string, number>()
  let all = 0
  const siteOpens = createRate(limits.siteOpensPerMinute, now)

  const isFull = ({ site, address }: Guest) =>
    all >= limits.connections ||
    (ofSites.get(site) ?? 0) >= limits.connectionsPerSite ||
    (ofAddresses.get(address) ?? 0) >= limits.connectionsPerAddress

  function move({ site, address }: Guest, by: 1 | -1): void {
    all += by
    add(ofSites, site, by)
    add(ofAddresses, address, by)
  }

  const refuseFor = (retryAfterMs: number) => ({ ok: false, retryAfterMs }) as const

  return {
    async check(guest) {
      if (isFull(guest)) return refuseFor(FULL_RETRY_MS)
      const wait = siteOpens.wait(guest.site) || (await opens.wait(guest.address))
      return wait > 0 ? refuseFor(wait) : { ok: true }
    },
    async admit(guest) {
      if (isFull(guest)) return refuseFor(FULL_RETRY_MS)
      // Taken before anything is waited for, so that many at once do not all find the last place free.
      move(guest, 1)
      let isInside = true
      const leave = () => {
        if (isInside) move(guest, -1)
        isInside = false
      }
      // An address that has to wait takes nothing from its site, or one flood would close it to all.
      const wait = siteOpens.wait(guest.site) || (await opens.take(guest.address)) || siteOpens.take(guest.site)
      if (wait === 0) return { ok: true, leave }
      leave()
      return refuseFor(wait)
    },
    prune: siteOpens.prune,
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by
  if (count > 0) counts.set(key, count)
  else counts.delete(key)
}
