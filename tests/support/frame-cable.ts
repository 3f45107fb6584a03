/** A cable that sees the frames in it, so that a test can break it before or behind any of them, with a TCP reset. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { ClientFrame, RelayFrame } from '../../protocol/frames.ts'

export type Seen = { from: 'client'; frame: ClientFrame } | { from: 'relay'; frame: RelayFrame }
/** `after`: it arrives, and is the last that does. `before`: not even it. */
export type Cut = 'before' | 'after' | undefined

export interface FrameCable {
  /** What a client connects to. */
  origin: string
  leadTo(url: string): void
  /** Asked about each frame before it is passed on; nothing is cut unless given. */
  watch(judge: (seen: Seen) => Cut): void
  /** Resets every connection; new ones are taken as before. */
  reset(): void
  close(): Promise<void>
}

/** What has arrived is read by then. */
const READ_MS = 5

export async function layFrameCable(): Promise<FrameCable> {
  const ends = new Set<Socket>()
  let port = 0
  let judge: (seen: Seen) => Cut = () => undefined

  const server = createServer(client => {
    const relay = connect(port, '127.0.0.1')
    const reset = () => {
      client.resetAndDestroy()
      relay.resetAndDestroy()
    }
    for (const end of [client, relay]) {
      ends.add(end)
      end.on('error', reset)
      end.on('close', () => {
        ends.delete(end)
        client.destroy()
        relay.destroy()
      })
    }

    let isCut = false
    function passOn(from: Seen['from'], source: Socket, target: Socket): void {
      const split = createSplitter()
      source.on('data', (chunk: Buffer) => {
        for (const { bytes, text } of split(chunk)) {
          if (isCut) return
          const cut = text === undefined ? undefined : judge({ from, frame: JSON.parse(text) } as Seen)
          isCut = cut !== undefined
          if (cut === 'before') return reset()
          // A reset would overtake what waits to be read at the other end, so that end sees its stream end first.
          if (cut === 'after') return void target.end(bytes, () => setTimeout(reset, READ_MS))
          target.write(bytes)
        }
      })
    }

    client.once('data', (first: Buffer) => {
      client.pause()
      client.unshift(first)
      if (/^upgrade: *websocket/im.test(first.toString('latin1'))) {
        passOn('client', client, relay)
        passOn('relay', relay, client)
      } else client.pipe(relay).pipe(client)
      client.resume()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const reset = () => {
    for (const end of ends) end.resetAndDestroy()
  }
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(url) {
      port = Number(new URL(url).port)
    },
    watch(next) {
      judge = next
    },
    reset,
    async close() {
      reset()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

interface Piece {
  bytes: Buffer
  /** Of a text frame. */
  text?: string
}

/** Cuts a byte stream into its HTTP head and the frames behind it (RFC 6455 §5.2); nothing here is fragmented or compressed. */
function createSplitter(): (chunk: Buffer) => Piece[] {
  let rest = Buffer.alloc(0)
  let isHead = true

  function takeBytes(count: number): Buffer {
    const bytes = rest.subarray(0, count)
    rest = rest.subarray(count)
    return bytes
  }

  function takePiece(): Piece | undefined {
    if (isHead) {
      const end = rest.indexOf('\r\n\r\n')
      if (end < 0) return
      isHead = false
      return { bytes: takeBytes(end + 4) }
    }
    if (rest.length < 2) return
    const short = (rest[1] ?? 0) & 0x7f
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0
    const maskBytes = (rest[1] ?? 0) & 0x80 ? 4 : 0
    const start = 2 + lengthBytes + maskBytes
    if (rest.length < start) return
    const length =
      lengthBytes === 0 ? short : Number(rest.readUIntBE(lengthBytes === 8 ? 4 : 2, lengthBytes === 8 ? 4 : 2))
    if (rest.length < start + length) return
    const isText = ((rest[0] ?? 0) & 0x0f) === 1
    const bytes = takeBytes(start + length)
    const mask = bytes.subarray(start - maskBytes, start)
    const payload = Buffer.from(bytes.subarray(start))
    for (let index = 0; maskBytes && index < payload.length; index++) {
      payload[index] = (payload[index] ?? 0) ^ (mask[index % 4] ?? 0)
    }
    return isText ? { bytes, text: payload.toString() } : { bytes }
  }

  return chunk => {
    rest = Buffer.concat([rest, chunk])
    const pieces: Piece[] = []
    for (let piece = takePiece(); piece; piece = takePiece()) pieces.push(piece)
    return pieces
  }
}
