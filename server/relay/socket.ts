/** A socket of `ws` as the relay takes it. */
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { CLOSE } from '../../protocol/close-codes.ts'
import { SUBPROTOCOL } from '../../protocol/frames.ts'
import { FRAME_MAX_BYTES } from '../../protocol/limits.ts'
import type { Site } from '../site.ts'
import type { Connection, Relay, RelaySocket } from './interfaces.ts'
import { encodeTextFrame } from './text-frame.ts'

/** How long the other side may take to answer a close before the socket is cut. */
const CLOSE_MS = 2_000
/** For who reads too slowly the close waits behind all that was not read; a phone that comes out of a tunnel learns why. */
const SLOW_CLOSE_MS = 20_000
/** A browser cuts a message into a few fragments at most, and each costs more memory than its bytes. Above it 1008. */
const FRAGMENTS_MAX = 64
/** Reads from the network that a frame may take to arrive whole: at 64 KiB some 256 bytes each. Above it 1008. */
const CHUNKS_MAX = 256
const NOTHING = Buffer.alloc(0)

/** Bytes of a close frame beside its code (RFC 6455 §5.5). Our reasons are ASCII. */
const REASON_MAX_LENGTH = 123

/**
 * For `new WebSocketServer`. Compression is off: it costs memory for each socket, and its length would tell what was
 * said (CRIME). Larger frames close 1009. Pings are answered by the relay, which counts them: answers that nobody reads
 * would wait without end.
 */
export const SERVER_OPTIONS = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: FRAME_MAX_BYTES,
  maxFragments: FRAGMENTS_MAX,
  maxBufferedChunks: CHUNKS_MAX,
  autoPong: false,
  closeTimeout: SLOW_CLOSE_MS,
  handleProtocols: (offered: Set<string>) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : (false as const)),
}

/** What the relay sends goes out of a socket of `ws`; `stream` is what lies under it. */
class Outlet implements RelaySocket {
  readonly #webSocket: WebSocket
  readonly #stream: Duplex
  readonly connection: Connection
  #cut: NodeJS.Timeout | undefined

  constructor(webSocket: WebSocket, stream: Duplex, connect: (outlet: RelaySocket) => Connection) {
    this.#webSocket = webSocket
    this.#stream = stream
    this.connection = connect(this)
  }

  send(text: string): void {
    // Nothing may follow a frame that closes.
    if (this.#isOpen()) this.#stream.write(encodeTextFrame(text))
  }

  close(code: number, reason: string): void {
    if (this.#webSocket.readyState === this.#webSocket.CLOSED) return
    this.#webSocket.close(code, reason.slice(0, REASON_MAX_LENGTH))
    this.cutAfter(code === CLOSE.tooSlow ? SLOW_CLOSE_MS : CLOSE_MS)
  }

  bufferedBytes(): number {
    return this.#webSocket.bufferedAmount
  }

  whenDrained(listener: () => void): void {
    // Told behind all that waits. To be told of each frame would cost a turn for each.
    if (this.#isOpen()) this.#stream.write(NOTHING, () => listener())
  }

  ping(): void {
    this.#webSocket.ping()
  }

  pong(data: Uint8Array): void {
    this.#webSocket.pong(data)
  }

  terminate(): void {
    this.#webSocket.terminate()
  }

  cutAfter(ms: number): void {
    this.#cut ??= setTimeout(() => this.#webSocket.terminate(), ms)
  }

  dispose(): void {
    clearTimeout(this.#cut)
  }

  #isOpen(): boolean {
    return this.#webSocket.readyState === this.#webSocket.OPEN
  }
}

/** The outlet of each socket, for the listeners: they are the same for all, since most of what a socket costs is memory. */
const outlets = new WeakMap<WebSocket, Outlet>()

/** Connects an open socket to the relay until it closes; `stream` is what lies under it. */
export function acceptSocket(
  relay: Pick<Relay, 'connect'>,
  webSocket: WebSocket,
  stream: Duplex,
  from: { site: Site; address: string },
): void {
  outlets.set(webSocket, new Outlet(webSocket, stream, outlet => relay.connect(outlet, from)))
  webSocket.on('message', onMessage).on('ping', onPing).on('pong', onPong).on('error', onError).on('close', onClose)
}

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  outlets.get(this)?.connection.receive(isBinary ? undefined : data.toString())
}

function onPing(this: WebSocket, data: Buffer): void {
  outlets.get(this)?.connection.control(data)
}

function onPong(this: WebSocket): void {
  outlets.get(this)?.connection.control()
}

/** A frame that is too large or breaks the standard: `ws` says so, and the other side may never answer. */
function onError(this: WebSocket): void {
  outlets.get(this)?.cutAfter(CLOSE_MS)
}

function onClose(this: WebSocket, code: number): void {
  const outlet = outlets.get(this)
  outlet?.dispose()
  outlet?.connection.closed(code)
}
