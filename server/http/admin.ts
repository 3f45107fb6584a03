import Fastify, { type FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics/metrics.ts'
import type { Readiness } from '../readiness.ts'

export interface AdminOptions {
  readiness(): Promise<Readiness>
  metrics: Pick<Metrics, 'read'>
}

/** The operator's own port, on loopback unless it was given another address: not for visitors. */
export function createAdmin({ readiness, metrics }: AdminOptions): FastifyInstance {
  const admin = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 1024 })
  admin.get('/readyz', async (_request, reply) => {
    const judged = await readiness()
    return reply
      .code(judged.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(judged)
  })
  admin.get('/metrics', async (_request, reply) => {
    const { type, text } = await metrics.read()
    return reply.type(type).header('cache-control', 'no-store').send(text)
  })
  return admin
}
