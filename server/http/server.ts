/** The public HTTP server: routes, errors and the headers that every answer has. It knows no relay, only how to hand it a socket. */
import type { IncomingMessage } from 'node:http'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'
import { describeError, type Logger } from '../logging.ts'
import type { Sites } from '../sites.ts'
import { createDoor } from './admission.ts'
import type { Manifest } from './build.ts'
import type { ReadAddress } from './client-address.ts'
import { addDemoRoutes, type DemoOptions } from './demo-routes.ts'
import { hasSeveralHosts } from './hosts.ts'
import type { Places } from './places.ts'
import { addRecordsRoute, RECORDS_PATH, type RecordsOptions } from './records-route.ts'
import { addSiteRoutes } from './site-routes.ts'
import { acceptSockets, type UpgradeOptions } from './upgrade.ts'
import { limitWaiting } from './waiting-connections.ts'
import { addWidgetRoutes } from './widget-routes.ts'

export interface ServerOptions {
  sites: Pick<Sites, 'find' | 'all'>
  /** The relay's own origins, the public one first; asked for on each request. */
  own(): readonly string[]
  widget: { folder: string; manifest(): Manifest | undefined }
  /** Absent: no demo. */
  demo?: Pick<DemoOptions, 'folder' | 'studioScript' | 'arm'>
  /** Absent: no records are taken. */
  records?: Pick<RecordsOptions, 'keys' | 'reader' | 'limits' | 'scan' | 'onRead'> | undefined
  readAddress: ReadAddress
  places: Pick<Places, 'admit' | 'check'>
  /** Connections that may wait for a request. */
  waitingConnections: number
  /** Requests are answered to the end; sockets are taken elsewhere, and so are the next requests of a connection. */
  isStopping?(): boolean
  /** Who runs the relay's language model, where it has one. */
  processor?: string | undefined
  connect: UpgradeOptions['connect']
  onAnswered?: UpgradeOptions['onAnswered']
  logger: Logger
}

/** A request that has not arrived whole by then is a slow attack, not a slow phone: only records have a body. */
const REQUEST_TIMEOUT_MS = 10_000
/** Five files of 20 MB over a phone's slow line. */
const UPLOAD_TIMEOUT_MS = 600_000
/** How often Node looks for such requests; its own half a minute would let each live four times as long. */
const REQUEST_CHECK_MS = 1_000
/** How long an answer may stand still: who asks for files and never reads them holds memory and a descriptor. */
const STANDSTILL_MS = 30_000
/** A browser sends one or two; cookies of a shared parent domain may make it many more. Above it 431. */
const HEADERS_MAX_BYTES = 16 * 1024
/** Thousands fit into one packet, and Node reads all of one before anything else runs. A page needs a dozen. */
const REQUESTS_PER_CONNECTION = 100
const BODY_MAX_BYTES = 1024

export function createServer(options: ServerOptions): FastifyInstance {
  const { sites, own, widget, processor, demo, records, readAddress, places, waitingConnections, connect, logger } =
    options
  const { isStopping = () => false, onAnswered = () => {} } = options
  const server = Fastify({
    logger: false,
    bodyLimit: BODY_MAX_BYTES,
    requestTimeout: records ? UPLOAD_TIMEOUT_MS : REQUEST_TIMEOUT_MS,
    connectionTimeout: STANDSTILL_MS,
    maxRequestsPerSocket: REQUESTS_PER_CONNECTION,
    forceCloseConnections: 'idle',
    // An address that is none: Fastify's own answer would repeat it.
    frameworkErrors: (_error, _request, reply) => refuseUnreadable(reply, 400),
    http: {
      maxHeaderSize: HEADERS_MAX_BYTES,
      headersTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: REQUEST_CHECK_MS,
      // An offer of HTTP/2 (`h2c`) may be left unanswered (RFC 9110 §7.8); only sockets are taken up.
      shouldUpgradeCallback: request => request.headers.upgrade?.toLowerCase() === 'websocket',
    },
  })

  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== RECORDS_PATH) limitBody(request.raw)
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
    if (isStopping()) reply.header('connection', 'close')
    if (own()[0]?.startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000')
    if (hasSeveralHosts(request.raw)) return refuseUnreadable(reply.header('connection', 'close'), 400)
  })
  // Another relay may have what this one does not, or this one after a release: nobody is to remember.
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).header('cache-control', 'no-store').send({ error: 'There is nothing at this address.' }),
  )
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return refuseUnreadable(reply, status)
    logger.error('request-failed', { where: 'http', route: request.routeOptions.url, status, ...describeError(error) })
    return reply.code(status).send({ error: 'Something went wrong here; please try again.' })
  })

  const door = createDoor({ sites, own, places })
  addWidgetRoutes(server, { ...widget, sites, own, processor })
  addSiteRoutes(server, { door, readAddress, processor })
  server.get('/v1/chat', (_request, reply) =>
    reply.code(426).header('upgrade', 'websocket').send({ error: 'This address is for WebSocket connections.' }),
  )
  // Alive it is to its end, so that nobody kills it in the middle of an answer; whoever leads visitors here reads the rest.
  server.get('/healthz', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ ok: true, ...(isStopping() && { stopping: true }) }),
  )
  if (records) addRecordsRoute(server, { ...records, sites, own, readAddress })
  if (demo) addDemoRoutes(server, { ...demo, own, readAddress })

  limitWaiting(server.server, waitingConnections)
  server.server.on('dropRequest', (_request, socket) => socket.destroy())
  const upgrades = { door, places, readAddress, isStopping, connect, onAnswered }
  const stopAccepting = acceptSockets(server.server, upgrades)
  server.addHook('preClose', async () => stopAccepting())
  return server
}

const refuseUnreadable = (reply: FastifyReply, status: number) =>
  reply.code(status).send({ error: 'This request cannot be read.' })

/** Node has one time for all requests, and that is the one that records need. */
function limitBody(request: IncomingMessage): void {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers
  if (length === '0' && encoding === undefined) return
  const timer = setTimeout(() => request.socket.destroy(), REQUEST_TIMEOUT_MS)
  const stop = () => clearTimeout(timer)
  request.once('end', stop).once('close', stop)
}
