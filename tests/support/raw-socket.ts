/** A connection on which any byte may be written, for what a polite library would not do. */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface RawSocket {
  socket: Socket
  write(...parts: (string | Buffer)[]): void
  /** Everything received so far. */
  received(): Buffer
  /** Resolves with the first line of an HTTP answer. */
  statusLine(): Promise<string>
  /** Code of the close frame at the end of what was received, 0 when there is none. */
  closeCode(): number
  /** The same, when the connection is gone. */
  closed: Promise<number>
}

/** Connects; `from` is the loopback address to come from. Rejects when it cannot, with what the system says as the cause. */
export async function connectRaw(port: number, from = '127.0.0.1'): Promise<RawSocket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from })
  const parts: Buffer[] = []
  const looks = new Set<() => void>()
  const received = () => Buffer.concat(parts)
  let trouble: Error | undefined
  // A reset is one way to be thrown out.
  socket.on('error', error => {
    trouble = error
  })
  socket.on('data', (data: Buffer) => {
    parts.push(data)
    for (const look of looks) look()
  })
  const closeCode = () => {
    const end = Buffer.concat(parts.slice(-2))
    const at = end.lastIndexOf(0x88)
    return at < 0 || at + 4 > end.length ? 0 : end.readUInt16BE(at + 2)
  }
  const closed = new Promise<number>(resolve => {
    socket.once('close', () => {
      for (const look of looks) look()
      resolve(closeCode())
    })
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('close', () => reject(new Error('There was no connection.', { cause: trouble })))
  })
  return {
    socket,
    write(...given) {
      for (const part of given) socket.write(part)
    },
    received,
    closeCode,
    statusLine: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          const [line = '', ...rest] = received().toString('latin1').split('\r\n')
          if (rest.length === 0 && !socket.destroyed) return
          looks.delete(look)
          if (rest.length > 0) resolve(line)
          else reject(new Error('The connection was cut without an answer.'))
        }
        looks.add(look)
        look()
      }),
    closed,
  }
}

/** The lines of a handshake; `change` replaces headers, and takes those out that it gives as undefined. */
export function handshake(path: string, origin: string, change: Record<string, string | undefined> = {}): string {
  const headers: Record<string, string | undefined> = {
    Host: 'relay',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    Origin: origin,
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    'Sec-WebSocket-Protocol': 'navis.v1',
    ...change,
  }
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

export const OPCODE = { rest: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const

export interface FrameOptions {
  /** More fragments follow. */
  isOpen?: boolean
  isMasked?: boolean
  /** What the header says instead of the payload's own length. */
  claimedLength?: number
  /** Bits of the reserved flags: 1, 2 or 4. */
  reserved?: number
}

/** One frame as clients send it (RFC 6455 §5.2). The mask is all zeros, so that the payload can be read. */
export function frame(opcode: number, payload: string | Buffer = '', options: FrameOptions = {}): Buffer {
  const { isOpen = false, isMasked = true, reserved = 0 } = options
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload
  const length = options.claimedLength ?? body.length
  const first = (isOpen ? 0 : 0x80) | (reserved << 4) | opcode
  const mask = isMasked ? 0x80 : 0
  let head: Buffer
  if (length < 126) head = Buffer.from([first, mask | length])
  else if (length < 65_536) head = Buffer.from([first, mask | 126, length >> 8, length & 0xff])
  else {
    head = Buffer.alloc(10)
    head[0] = first
    head[1] = mask | 127
    head.writeBigUInt64BE(BigInt(length), 2)
  }
  return Buffer.concat([head, Buffer.alloc(isMasked ? 4 : 0), body])
}

/** A frame of the protocol as one WebSocket text. */
export const textFrame = (value: object): Buffer => frame(OPCODE.text, JSON.stringify(value))
