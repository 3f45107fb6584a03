/** `GET /v1/sites/SITE`: a site's public settings, or why its chat does not open, in a form that browsers let scripts read. */
import type { FastifyInstance } from 'fastify'
import type { Site } from '../site.ts'
import { type Door, toRetryAfter } from './admission.ts'
import type { ReadAddress } from './client-address.ts'
import { toSettings } from './settings.ts'
import { createTextBody, sendTextBody, type TextBody } from './text-body.ts'
import { openToAll } from './widget-routes.ts'

export function addSiteRoutes(
  server: FastifyInstance,
  { door, readAddress, processor }: { door: Door; readAddress: ReadAddress; processor?: string | undefined },
): void {
  const bodies = new WeakMap<Site, TextBody>()
  const bodyOf = (site: Site): TextBody => {
    const body = bodies.get(site) ?? createTextBody(JSON.stringify(toSettings(site, processor)))
    bodies.set(site, body)
    return body
  }

  server.get<{ Params: { site: string } }>('/v1/sites/:site', async (request, reply) => {
    const verdict = await door.judgePage(request.params.site, request.headers.origin, readAddress(request.raw))
    openToAll(reply).header('cache-control', 'no-cache').header('vary', 'origin')
    if (verdict.ok) {
      return sendTextBody(request, reply.type('application/json; charset=utf-8'), bodyOf(verdict.site))
    }
    if (verdict.retryAfterMs !== undefined) {
      reply
        .header('retry-after', toRetryAfter(verdict.retryAfterMs))
        // Not among the headers that another origin's script may read (Fetch standard, "CORS-safelisted response-header name").
        .header('access-control-expose-headers', 'retry-after')
    }
    return reply.code(verdict.status).send({ error: verdict.message })
  })
}
