/** A socket of `ws` as the relay takes it. */
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { SUBPROTOCOL } from '../../protocol/frames.ts'
import { FRAME_MAX_BYTES } from '../../protocol/limits.ts'
import type { Site } from '../site.ts'
import type { Relay } from './interfaces.ts'
import { encodeTextFrame } from './text-frame.ts'

/** How long the other side may take to answer a close before the socket is cut. */
const CLOSE_MS = 2_000

/** Bytes of a close frame beside its code (RFC 6455 §5.5). Our reasons are ASCII. */
const REASON_MAX_LENGTH = 123

/**
 * For `new WebSocketServer`. Compression is off: it costs memory for each socket, and its length would tell what was
 * said (CRIME). Larger frames close 1009.
 */
export const SERVER_OPTIONS = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: FRAME_MAX_BYTES,
  handleProtocols: (offered: Set<string>) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : (false as const)),
}

/** Connects an open socket to the relay until it closes; `stream` is what lies under it. `onClosed` is called once, then. */
export function acceptSocket(
  relay: Relay,
  webSocket: WebSocket,
  stream: Duplex,
  from: { site: Site; address: string },
  onClosed: () => void = () => {},
): void {
  let cut: NodeJS.Timeout | undefined
  const connection = relay.connect(
    {
      send(text) {
        // Nothing may follow a frame that closes.
        if (webSocket.readyState === webSocket.OPEN) stream.write(encodeTextFrame(text))
      },
      close(code, reason) {
        if (webSocket.readyState === webSocket.CLOSED) return
        webSocket.close(code, reason.slice(0, REASON_MAX_LENGTH))
        cut ??= setTimeout(() => webSocket.terminate(), CLOSE_MS)
      },
      bufferedBytes: () => webSocket.bufferedAmount,
      ping: () => webSocket.ping(),
      terminate: () => webSocket.terminate(),
    },
    from,
  )
  webSocket.on('message', (data: RawData, isBinary: boolean) =>
    connection.receive(isBinary ? undefined : data.toString()),
  )
  webSocket.on('pong', () => connection.alive())
  // An error (a frame that is too large, a reset by the peer) is always followed by `close`.
  webSocket.on('error', () => {})
  webSocket.on('close', code => {
    clearTimeout(cut)
    connection.closed(code)
    onClosed()
  })
}
