/** From an HTTP request to a socket of the relay: every refusal comes before the upgrade, as a plain HTTP status. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { SUBPROTOCOL } from '../../protocol/frames.ts'
import { SERVER_OPTIONS } from '../relay/socket.ts'
import type { Site } from '../site.ts'
import { type Door, type Refusal, type Verdict, waitFor } from './admission.ts'
import type { ReadAddress } from './client-address.ts'
import { hasSeveralHosts } from './hosts.ts'
import type { Places } from './places.ts'
import { refuse } from './refuse.ts'
import { createSlices } from './slices.ts'

export interface UpgradeOptions {
  door: Door
  places: Pick<Places, 'admit'>
  readAddress: ReadAddress
  /** No socket is taken any more. */
  isStopping(): boolean
  /** Takes over an open socket, and what lies under it. */
  connect(socket: WebSocket, stream: Duplex, from: { site: Site; address: string }): void
  /** Told what became of each request for a socket: 101 when it was taken up, else the status of its refusal. */
  onAnswered(status: 101 | Refusal['status']): void
}

/** By then another relay takes it, or this one is there again. */
const STOPPING: Refusal = { ok: false, status: 503, message: 'This relay is restarting.', retryAfterMs: 2_000 }

/** Answers upgrades to `GET /v1/chat?site=KEY`; returns the end of it, which leaves open sockets to their owner. */
export function acceptSockets(server: Server, options: UpgradeOptions): () => void {
  const { door, places, readAddress, isStopping, connect, onAnswered } = options
  const sockets = new WebSocketServer(SERVER_OPTIONS)
  const upgrade = async (request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> => {
    if (stream.destroyed) return
    const asked = judge(request)
    if (!asked.ok) return turnAway(stream, asked)
    if (isStopping()) return turnAway(stream, STOPPING)
    const address = readAddress(request)
    const admitted = await places.admit({ site: asked.site.key, address })
    if (!admitted.ok) return turnAway(stream, waitFor(admitted.retryAfterMs))
    if (stream.destroyed) return admitted.leave()
    // The stream closes whether or not the handshake comes to anything, so the place is always given back.
    stream.on('close', admitted.leave)
    sockets.handleUpgrade(request, stream, head, socket => {
      // From here on `ws` listens.
      stream.off('error', destroy)
      onAnswered(101)
      connect(socket, stream, { site: asked.site, address })
    })
  }

  const turnAway = (stream: Duplex, refusal: Refusal): void => {
    onAnswered(refusal.status)
    refuse(stream, refusal)
  }

  const judge = (request: IncomingMessage): Verdict => {
    const url = URL.parse(request.url ?? '', 'http://relay')
    if (url?.pathname !== '/v1/chat') return { ok: false, status: 404, message: 'There is nothing at this address.' }
    const verdict = door.judgeSocket(url.searchParams.get('site') ?? '', request.headers.origin)
    if (!verdict.ok) return verdict
    const { headers } = request
    if (hasSeveralHosts(request)) return { ok: false, status: 400, message: 'A request names one host.' }
    // Its bytes could be taken for frames of the socket.
    if (Number(headers['content-length'] ?? 0) !== 0 || headers['transfer-encoding'] !== undefined)
      return { ok: false, status: 400, message: 'A request for a WebSocket has no body.' }
    if (headers['sec-websocket-version'] !== '13')
      return { ok: false, status: 426, message: 'Ask for version 13 of the WebSocket protocol.' }
    if (offers(request, SUBPROTOCOL)) return verdict
    return { ok: false, status: 400, message: `Ask for the WebSocket subprotocol ${SUBPROTOCOL}.` }
  }

  const whenItsTurn = createSlices()
  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // Without a listener, a client that resets the connection here would end the process.
    stream.on('error', destroy)
    whenItsTurn(() => void upgrade(request, stream, head))
  }
  server.on('upgrade', onUpgrade)
  return () => void server.off('upgrade', onUpgrade)
}

function destroy(this: Duplex): void {
  this.destroy()
}

function offers(request: IncomingMessage, protocol: string): boolean {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').some(name => name.trim() === protocol)
}
