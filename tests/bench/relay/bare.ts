/**
 * The baseline: a `ws` server with the relay's socket settings that sends the same frames, one a token, as soon as it has
 * them. It keeps nothing, so nobody can resume; it checks nothing, and it does not encrypt.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { ClientFrame } from '../../../protocol/frames.ts'
import { SERVER_OPTIONS } from '../../../server/relay/socket.ts'
import type { Contender } from './contenders.ts'
import { framesOf } from './frames.ts'
import type { Source } from './token-source.ts'

export async function startBare(source: Source): Promise<Contender> {
  const webSockets = new WebSocketServer(SERVER_OPTIONS)
  const server = createServer()
  server.on('upgrade', (request, stream, head) => {
    webSockets.handleUpgrade(request, stream, head, socket => {
      const controller = new AbortController()
      socket.on('error', () => {}) // Always followed by `close`.
      socket.on('close', () => controller.abort())
      socket.on('message', async data => {
        const frame = JSON.parse(String(data)) as ClientFrame
        if (frame.type === 'hello') socket.send('{"type":"welcome"}')
        if (frame.type !== 'ask') return
        for await (const event of framesOf(frame, source.open(controller.signal))) socket.send(JSON.stringify(event))
      })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, dispose() {} }
}
