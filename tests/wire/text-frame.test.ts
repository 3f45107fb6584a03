import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { encodeTextFrame } from '../../server/relay/text-frame.ts'

test('a text of any length, in any language, reaches a client whole and in its place', async () => {
  const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000]
  const texts = [...lengths.map(length => 'a'.repeat(length)), '¿Qué es “HER2-low”? 🎗', '癌'.repeat(30_000), 'last']
  const server = createServer()
  const webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  server.on('upgrade', (request, stream, head) => {
    webSockets.handleUpgrade(request, stream, head, webSocket => {
      webSocket.send('first')
      for (const text of texts) stream.write(encodeTextFrame(text))
      webSocket.close(1000)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const received: string[] = []
  client.on('message', (data, isBinary) => received.push(isBinary ? 'binary' : String(data)))
  const [code] = await once(client, 'close')
  server.close()
  expect(code).toBe(1000)
  expect(received).toEqual(['first', ...texts])
})
