import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

export interface WatchedSockets {
  /** `stream` is what lies under the socket. */
  watch(webSocket: WebSocket, stream: Duplex): void
  /** Codes with which sockets were closed from here. */
  closes: number[]
  /** The most bytes that ever waited in one socket, on this side of the kernel. */
  mostBuffered(): number
}

/** Notes what sockets of `ws` were closed with, and how much waited in them after each thing that was written. */
export function watchSockets(): WatchedSockets {
  const closes: number[] = []
  let most = 0
  return {
    closes,
    mostBuffered: () => most,
    watch(webSocket, stream) {
      const { close } = webSocket
      webSocket.close = (code, reason) => {
        closes.push(code ?? 0)
        close.call(webSocket, code, reason)
      }
      const write = stream.write.bind(stream)
      stream.write = (...given: unknown[]) => {
        const isDrained = write(...(given as Parameters<typeof write>))
        most = Math.max(most, webSocket.bufferedAmount)
        return isDrained
      }
    },
  }
}
