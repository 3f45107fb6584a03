/** `GET /v1/sites/SITE`: a site's public settings, or why its chat does not open, in a form that browsers let scripts read. */
import type { FastifyInstance } from 'fastify'
import { type Door, toRetryAfter } from './admission.ts'
import type { ReadAddress } from './client-address.ts'
import { toSettings } from './settings.ts'
import { openToAll } from './widget-routes.ts'

export function addSiteRoutes(
  server: FastifyInstance,
  { door, readAddress }: { door: Door; readAddress: ReadAddress },
): void {
  server.get<{ Params: { site: string } }>('/v1/sites/:site', (request, reply) => {
    const verdict = door.judgePage(request.params.site, request.headers.origin, readAddress(request.raw))
    openToAll(reply).header('cache-control', 'no-cache').header('vary', 'origin')
    if (verdict.ok) return reply.send(toSettings(verdict.site))
    if (verdict.retryAfterMs !== undefined) {
      reply
        .header('retry-after', toRetryAfter(verdict.retryAfterMs))
        // Not among the headers that another origin's script may read (Fetch standard, "CORS-safelisted response-header name").
        .header('access-control-expose-headers', 'retry-after')
    }
    return reply.code(verdict.status).send({ error: verdict.message })
  })
}
