/** socket.io over WebSockets alone, sending the same frames as events. It promises each at most once. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import type { Ask } from '../../../protocol/frames.ts'
import type { Contender } from './contenders.ts'
import { framesOf } from './frames.ts'
import type { Source } from './token-source.ts'

export async function startSocketIo(source: Source): Promise<Contender> {
  const server = createServer()
  const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
  io.on('connection', socket => {
    const controller = new AbortController()
    socket.on('disconnect', () => controller.abort())
    socket.on('ask', async (frame: Ask) => {
      for await (const event of framesOf(frame, source.open(controller.signal))) socket.emit('frame', event)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, dispose() {} }
}
