import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { OperatorError } from '../operator-error.ts'
import { isLoopback } from './origins.ts'

/** Handshakes that may wait while the process is busy: with Node's own 511 a crowd that comes back waits for seconds. */
const BACKLOG = 4_096

/**
 * Opens the port and gives the address that this machine reaches it at. `prefix` is that of the variables HOST and PORT;
 * throws an `OperatorError` when the port or the address cannot be had.
 */
export async function listen(
  server: FastifyInstance,
  { host, port }: { host: string; port: number },
  prefix: '' | 'NAVIS_ADMIN_',
): Promise<string> {
  try {
    await server.listen({ host, port, backlog: BACKLOG })
  } catch (error) {
    const fix = findFix((error as NodeJS.ErrnoException).code, host, port, prefix)
    throw fix ? new OperatorError(fix, { cause: error }) : error
  }
  const listening = (server.server.address() as AddressInfo).port
  if (host === '0.0.0.0' || host === '::' || isLoopback(host))
    return `http://${host === '::1' ? '[::1]' : '127.0.0.1'}:${listening}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${listening}`
}

function findFix(code: string | undefined, host: string, port: number, prefix: string): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use: stop what uses it, or set ${prefix}PORT to another port.`
    case 'EACCES':
      return `Port ${port} may not be used by this user: set ${prefix}PORT to a port above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine: set ${prefix}HOST to one that is.`
  }
}
