/** For the demo: breaks a visitor's connection in the middle of an answer, as a lost network would. */
import type { Relay } from '../relay/relay.ts'

export interface ConnectionCut {
  /** The same relay, whose sockets can be cut. */
  relay: Relay
  /** Cuts the next socket of `address` that is sent the words of an answer. */
  arm(address: string): void
}

export function createConnectionCut(relay: Relay): ConnectionCut {
  const armed = new Set<string>()
  return {
    arm: address => void armed.add(address),
    relay: {
      ...relay,
      connect(socket, from) {
        const send = socket.send.bind(socket)
        socket.send = text => {
          send(text)
          // No text of a patient can look like this: inside a frame its quotation marks are escaped.
          if (text.includes('"type":"answer-delta"') && armed.delete(from.address)) socket.terminate()
        }
        return relay.connect(socket, from)
      },
    },
  }
}
