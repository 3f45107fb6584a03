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

/** `onUpgrade` is called when the connection has said where it leads. */
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

/** Takes bytes as they come and gives the text messages that are whole with them. `onHead` gets the HTTP head. */
function createFrameParser(onHead: (head: string) => void): (bytes: Buffer) => string[] {
  let rest = Buffer.alloc(0)
  let isHeadRead = false
  let parts: Buffer[] = []

  function takeHead(): boolean {
    const end = rest.indexOf('\r\n\r\n')
    if (end === -1) return false
    onHead(rest.subarray(0, end).toString('latin1'))
    rest = rest.subarray(end + 4)
    return true
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
    isHeadRead ||= takeHead()
    const texts: string[] = []
    for (let text = isHeadRead ? takeFrame() : undefined; text !== undefined; text = takeFrame())
      if (text !== null) texts.push(text)
    return texts
  }
}
