/**
 * The baseline: a `ws` server with the relay's socket settings that sends the same frames, one a token, as soon as it has
 * them. It keeps nothing, so nobody can resume; it checks nothing, and it does not encrypt. With `gatherMs` it sends the
 * tokens of so long as one frame, as the relay's clock does.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ClientFrame, LogEvent } from '../../../protocol/frames.ts'
import { SERVER_OPTIONS } from '../../../server/relay/socket.ts'
import type { Contender } from './contenders.ts'
import { framesOf } from './frames.ts'
import type { Source } from './token-source.ts'

export async function startBare(source: Source, gatherMs = 0): Promise<Contender> {
  const webSockets = new WebSocketServer(SERVER_OPTIONS)
  const server = createServer()
  const gathered = new Map<WebSocket, LogEvent>()
  if (gatherMs > 0) setInterval(sendGathered, gatherMs).unref()

  function sendGathered(): void {
    for (const [socket, event] of gathered) socket.send(JSON.stringify(event))
    gathered.clear()
  }

  function send(socket: WebSocket, event: LogEvent): void {
    const before = gathered.get(socket)
    if (event.type === 'answer-delta' && gatherMs > 0) {
      const text = before?.type === 'answer-delta' ? before.text + event.text : event.text
      gathered.set(socket, { ...event, text })
    } else socket.send(JSON.stringify(event))
  }

  server.on('upgrade', (request, stream, head) => {
    webSockets.handleUpgrade(request, stream, head, socket => {
      const controller = new AbortController()
      socket.on('error', () => {}) // Always followed by `close`.
      socket.on('close', () => {
        controller.abort()
        gathered.delete(socket)
      })
      socket.on('message', async data => {
        const frame = JSON.parse(String(data)) as ClientFrame
        if (frame.type === 'hello') socket.send('{"type":"welcome"}')
        if (frame.type !== 'ask') return
        for await (const event of framesOf(frame, source.open(controller.signal))) send(socket, event)
      })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, dispose() {} }
}
