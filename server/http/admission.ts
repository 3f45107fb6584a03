/** Who may come in. The same judgement answers a socket before its upgrade and `GET /v1/sites/SITE`, where browsers can read it. */
import type { Site } from '../site.ts'
import type { Sites } from '../sites.ts'
import { isListed, listEmbedders } from './origins.ts'
import type { Places } from './places.ts'

export type Verdict = { ok: true; site: Site } | Refusal

export interface Refusal {
  ok: false
  /** 400 or 426 wrong request, 403 not for this origin, 404 no such site, 503 come back after `retryAfterMs`. */
  status: 400 | 403 | 404 | 426 | 503
  message: string
  retryAfterMs?: number
}

export interface Door {
  /** May a page of `origin` know the site? Without an origin the request comes from the relay's own page or no page at all. */
  judgePage(key: string, origin: string | undefined, address: string): Promise<Verdict>
  /** May a page of `origin` open a socket: the frame from the relay's own origin, or a page of the site that allows inline? */
  judgeSocket(key: string, origin: string | undefined): Verdict
}

export interface DoorOptions {
  sites: Pick<Sites, 'find'>
  /** The relay's own origins; a function, since a port of 0 is known only once it listens. */
  own(): readonly string[]
  places: Pick<Places, 'check'>
}

export function createDoor({ sites, own, places }: DoorOptions): Door {
  const notFound: Refusal = {
    ok: false,
    status: 404,
    message: 'There is no such site here: check data-site in the script tag.',
  }
  const notListed: Refusal = { ok: false, status: 403, message: "This page's origin is not among the site's origins." }

  return {
    async judgePage(key, origin, address) {
      const site = sites.find(key)
      if (!site) return notFound
      if (origin !== undefined && !isListed(origin, [...own(), ...listEmbedders(site, own())])) return notListed
      const admitted = await places.check({ site: key, address })
      return admitted.ok ? { ok: true, site } : waitFor(admitted.retryAfterMs)
    },
    judgeSocket(key, origin) {
      const site = sites.find(key)
      if (!site) return notFound
      // Every browser names the origin of a socket (RFC 6455 §10.2); who does not is no page of ours.
      if (origin === undefined) return { ok: false, status: 403, message: 'The Origin header is missing.' }
      if (isListed(origin, own())) return { ok: true, site }
      return site.inline && isListed(origin, site.origins) ? { ok: true, site } : notListed
    },
  }
}

export function waitFor(retryAfterMs: number): Refusal {
  return { ok: false, status: 503, message: 'Too many connections now; please try again later.', retryAfterMs }
}

/** `Retry-After` counts whole seconds (RFC 9110 §10.2.3). */
export function toRetryAfter(retryAfterMs: number): string {
  return String(Math.max(1, Math.ceil(retryAfterMs / 1000)))
}
