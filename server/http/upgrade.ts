/** From an HTTP request to a socket of the relay: every refusal comes before the upgrade, as a plain HTTP status. */
import type { IncomingMessage, Server } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { SUBPROTOCOL } from '../../protocol/frames.ts'
import type { Admission } from '../relay/limits.ts'
import { SERVER_OPTIONS } from '../relay/socket.ts'
import type { Site } from '../site.ts'
import { type Door, type Refusal, toRetryAfter, waitFor } from './admission.ts'
import type { ReadAddress } from './client-address.ts'

export interface UpgradeOptions {
  door: Door
  admission: Pick<Admission, 'admit'>
  readAddress: ReadAddress
  /** Takes over an open socket. */
  connect(socket: WebSocket, from: { site: Site; address: string }): void
  /** Told what became of each request for a socket: 101 when it was taken up, else the status of its refusal. */
  onAnswered(status: 101 | Refusal['status']): void
}

/** Answers upgrades to `GET /v1/chat?site=KEY`; returns the end of it, which leaves open sockets to their owner. */
export function acceptSockets(server: Server, options: UpgradeOptions): () => void {
  const { door, admission, readAddress, connect, onAnswered } = options
  const sockets = new WebSocketServer(SERVER_OPTIONS)
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    // Without a listener, a client that resets the connection here would end the process.
    stream.on('error', () => stream.destroy())
    const asked = judge(request)
    if (!asked.ok) return turnAway(stream, asked)
    const address = readAddress(request)
    const admitted = admission.admit(address)
    if (!admitted.ok) return turnAway(stream, waitFor(admitted.retryAfterMs))
    // The stream closes whether or not the handshake comes to anything, so the place is always given back.
    stream.once('close', admitted.leave)
    sockets.handleUpgrade(request, stream, head, socket => {
      onAnswered(101)
      connect(socket, { site: asked.site, address })
    })
  }

  const turnAway = (stream: Duplex, refusal: Refusal): void => {
    onAnswered(refusal.status)
    refuse(stream, refusal)
  }

  const judge = (request: IncomingMessage) => {
    const url = URL.parse(request.url ?? '', 'http://relay')
    if (url?.pathname !== '/v1/chat')
      return { ok: false, status: 404, message: 'There is nothing at this address.' } as const
    const verdict = door.judgeSocket(url.searchParams.get('site') ?? '', request.headers.origin)
    if (!verdict.ok || offers(request, SUBPROTOCOL)) return verdict
    return { ok: false, status: 400, message: `Ask for the WebSocket subprotocol ${SUBPROTOCOL}.` } as const
  }

  server.on('upgrade', upgrade)
  return () => void server.off('upgrade', upgrade)
}

function offers(request: IncomingMessage, protocol: string): boolean {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').some(name => name.trim() === protocol)
}

function refuse(stream: Duplex, { status, message, retryAfterMs }: Refusal): void {
  const body = JSON.stringify({ error: message })
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(retryAfterMs === undefined ? [] : [`Retry-After: ${toRetryAfter(retryAfterMs)}`]),
  ]
  stream.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => stream.destroy())
}
