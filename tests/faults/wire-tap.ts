/** Reads WebSocket messages out of the bytes of a connection, by RFC 6455 alone: it shares nothing with relay and widget. */
import type { Direction, Tap } from './proxy.ts'

export interface Message {
  direction: Direction
  /** On the clock of `performance`. */
  at: number
  text: string
}

export interface TappedConnection {
  /** The path that was asked for. */
  path: string
  messages: Message[]
}

const TEXT = 1
const CONTINUATION = 0

/** `onUpgrade` is called when the connection becomes a WebSocket; plain requests may have come before, as clients keep theirs open. */
export function createWireTap(onUpgrade: (connection: TappedConnection) => void): Tap {
  const connection: TappedConnection = { path: '', messages: [] }
  const parsers = {
    up: createFrameParser(head => {
      connection.path = head.split(' ')[1] ?? ''
      onUpgrade(connection)
    }),
    down: createFrameParser(() => {}),
  }
  return {
    sent(direction, bytes) {
      for (const text of parsers[direction](bytes)) connection.messages.push({ direction, at: performance.now(), text })
    },
  }
}

/** Of a request that asks for it, and of the answer that grants it. */
function isUpgrade(head: string): boolean {
  return head.startsWith('HTTP/') ? head.startsWith('HTTP/1.1 101 ') : /^upgrade: websocket\r?$/im.test(head)
}

/** Takes bytes as they come and gives the text messages that are whole with them. `onUpgrade` gets the head of the upgrade. */
function createFrameParser(onUpgrade: (head: string) => void): (bytes: Buffer) => string[] {
  let rest = Buffer.alloc(0)
  let isUpgraded = false
  /** Of the body of a plain answer, still to come. */
  let bodyBytes = 0
  let parts: Buffer[] = []

  /** Passes over plain requests and answers. */
  function readHttp(): void {
    for (;;) {
      const skipped = Math.min(bodyBytes, rest.length)
      bodyBytes -= skipped
      rest = rest.subarray(skipped)
      const end = rest.indexOf('\r\n\r\n')
      if (bodyBytes > 0 || end === -1) return
      const head = rest.subarray(0, end).toString('latin1')
      rest = rest.subarray(end + 4)
      if (isUpgrade(head)) {
        isUpgraded = true
        return onUpgrade(head)
      }
      bodyBytes = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)
    }
  }

  /** The message that the next frame completes; null when it completes none, undefined when the frame is not whole yet. */
  function takeFrame(): string | null | undefined {
    const [first, second] = rest
    if (first === undefined || second === undefined) return
    const isMasked = (second & 0x80) !== 0
    let length = second & 0x7f
    let at = 2
    if (length === 126) {
      if (rest.length < 4) return
      length = rest.readUInt16BE(2)
      at = 4
    } else if (length === 127) {
      if (rest.length < 10) return
      length = Number(rest.readBigUInt64BE(2))
      at = 10
    }
    const mask = isMasked ? rest.subarray(at, at + 4) : undefined
    at += isMasked ? 4 : 0
    if (rest.length < at + length) return
    const payload = Buffer.from(rest.subarray(at, at + length))
    if (mask) for (let index = 0; index < length; index++) payload[index]! ^= mask[index % 4]!
    rest = rest.subarray(at + length)
    const opcode = first & 0x0f
    if (opcode !== TEXT && opcode !== CONTINUATION) return null
    parts.push(payload)
    if ((first & 0x80) === 0) return null
    const text = Buffer.concat(parts).toString('utf8')
    parts = []
    return text
  }

  return bytes => {
    rest = Buffer.concat([rest, bytes])
    if (!isUpgraded) readHttp()
    const texts: string[] = []
    for (let text = isUpgraded ? takeFrame() : undefined; text !== undefined; text = takeFrame())
      if (text !== null) texts.push(text)
    return texts
  }
}
