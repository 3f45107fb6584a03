import Fastify, { type FastifyInstance } from 'fastify'

export interface AdminOptions {
  /** Whether the relay can answer now: the log takes writes and nobody has asked it to stop. */
  isReady(): Promise<boolean>
}

/** The operator's own port, on loopback only: what a load balancer asks before it sends anybody here. */
export function createAdmin({ isReady }: AdminOptions): FastifyInstance {
  const admin = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 1024 })
  admin.get('/readyz', async (_request, reply) => {
    const ready = await isReady()
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready })
  })
  return admin
}
