/** A plain HTTP answer to who may not come in, on a connection that no HTTP server answers any more. */
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type Refusal, toRetryAfter } from './admission.ts'

/** Writes the answer and ends the connection; what still comes is not read. */
export function refuse(stream: Duplex, { status, message, retryAfterMs }: Refusal): void {
  const body = JSON.stringify({ error: message })
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    // Which version would do (RFC 6455 §4.4).
    ...(status === 426 ? ['Upgrade: websocket', 'Sec-WebSocket-Version: 13'] : []),
    ...(retryAfterMs === undefined ? [] : [`Retry-After: ${toRetryAfter(retryAfterMs)}`]),
  ]
  stream.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => stream.destroy())
}
