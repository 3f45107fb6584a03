/** What someone does who means no good, over a raw socket where a polite library would not let them. */
import { randomBytes, randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { CLOSE } from '../../protocol/close-codes.ts'
import { FRAME_MAX_BYTES } from '../../protocol/limits.ts'
import { enterChat, openChat } from '../support/chat-client.ts'
import { type RelayServer, type RelayServerOptions, startRelay } from '../support/relay-server.ts'

let server: RelayServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})
async function start(options?: RelayServerOptions): Promise<RelayServer> {
  server = await startRelay(options)
  return server
}

/** A socket after the handshake, on which any byte may be written. */
async function openRaw(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  const key = randomBytes(16).toString('base64')
  socket.write(
    `GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n` +
      `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Protocol: navis.v1\r\n\r\n`,
  )
  await new Promise(resolve => socket.once('data', resolve))
  socket.on('error', () => {})
  return socket
}

/** A masked frame as clients send them (RFC 6455 §5.2); the mask is all zeros. */
function frame(opcode: number, payload: Buffer, { isLast = true } = {}): Buffer {
  const head = Buffer.from([(isLast ? 0x80 : 0) | opcode, 0x80 | 126, 0, 0, 0, 0, 0, 0])
  head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}

/** The code of the close frame that ends what the relay says, and that the connection is then cut. */
async function closeCodeOf(socket: Socket): Promise<number> {
  let last: Buffer = Buffer.alloc(0)
  socket.on('data', (data: Buffer) => {
    last = Buffer.concat([last, data])
  })
  await new Promise(resolve => socket.once('close', resolve))
  const at = last.lastIndexOf(0x88)
  return at < 0 ? 0 : last.readUInt16BE(at + 2)
}

const hello = Buffer.from('{"type":"hello","locale":"en"}')
const alive = async ({ url }: RelayServer) => {
  const client = await enterChat(url)
  client.send({ type: 'ask', id: randomUUID(), text: 'Are you well?', locale: 'en' })
  await client.wait('answer-end')
}

test('a frame above 64 KiB closes 1009', async () => {
  const relay = await start()
  const client = await enterChat(relay.url)
  client.sendText('x'.repeat(FRAME_MAX_BYTES + 1))
  expect((await client.closed).code).toBe(CLOSE.tooLarge)
  await alive(relay)
})

test('a message in endless fragments closes 1009 as soon as it is too large', async () => {
  const relay = await start()
  const socket = await openRaw(relay.port)
  const closed = closeCodeOf(socket)
  socket.write(frame(0x1, Buffer.alloc(32_000, 0x20), { isLast: false }))
  socket.write(frame(0x0, Buffer.alloc(32_000, 0x20), { isLast: false }))
  socket.write(frame(0x0, Buffer.alloc(32_000, 0x20), { isLast: false }))
  expect(await closed).toBe(CLOSE.tooLarge)
  await alive(relay)
})

test.each([
  ['text that is no UTF-8', frame(0x1, Buffer.from([0xff, 0xfe, 0xfd])), 1007],
  ['a reserved opcode', frame(0x3, hello), 1002],
  ['an unmasked frame', Buffer.concat([Buffer.from([0x81, hello.length]), hello]), 1002],
  ['compressed text that was never agreed on', frame(0x41, hello), 1002],
])('%s ends its own connection and no other', async (_name, bytes, code) => {
  const relay = await start()
  const socket = await openRaw(relay.port)
  const closed = closeCodeOf(socket)
  socket.write(bytes)
  expect(await closed).toBe(code)
  await alive(relay)
})

test('who says nothing is closed after the time for hello, and traffic does not extend it', async () => {
  const relay = await start({ limits: { helloTimeoutMs: 300 } })
  const quiet = await openChat(relay.url)
  const busy = await openChat(relay.url)
  const pinging = setInterval(() => busy.socket.ping(), 20)
  const began = performance.now()
  const codes = await Promise.all([quiet.closed, busy.closed])
  clearInterval(pinging)
  expect(codes.map(({ code }) => code)).toEqual([CLOSE.noHello, CLOSE.noHello])
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('a first frame that is no hello closes 4408', async () => {
  const relay = await start()
  for (const text of ['{"type":"forget"}', '{"type":"unknown"}']) {
    const client = await openChat(relay.url)
    client.sendText(text)
    expect((await client.closed).code).toBe(CLOSE.noHello)
  }
})

test('a flood of frames closes 4429', async () => {
  const relay = await start()
  const client = await enterChat(relay.url)
  for (let count = 0; count < 200; count++) client.sendText('{"type":"unknown"}')
  expect((await client.closed).code).toBe(CLOSE.tooMany)
  expect(client.frames.length).toBeLessThan(100)
  await alive(relay)
})

test('long frames count as many, one after the other as well as at once', async () => {
  const relay = await start()
  const client = await enterChat(relay.url)
  const long = JSON.stringify({ type: 'unknown', text: 'x'.repeat(60_000) })
  for (let count = 1; count <= 3; count++) {
    client.sendText(long)
    await client.wait('fault', () => client.frames.filter(({ type }) => type === 'fault').length === count)
  }
  for (let count = 0; count < 2; count++) client.sendText(long)
  expect((await client.closed).code).toBe(CLOSE.tooMany)
  await alive(relay)
})

test('a flood of frames behind a hello that is still being answered closes 4429', async () => {
  const relay = await start()
  const log = relay.log
  const client = await enterChat(relay.url)
  log.state = () => new Promise(() => {})
  const second = await openChat(relay.url)
  second.send({ type: 'hello', locale: 'en', resume: { token: client.token, after: 0 } })
  for (let count = 0; count < 30; count++) second.send({ type: 'stop', answer: randomUUID() })
  expect((await second.closed).code).toBe(CLOSE.tooMany)
})

test('a socket that never answers a ping is cut after the silence', async () => {
  const relay = await start({ limits: { silenceTimeoutMs: 700, beatIntervalMs: 200 } })
  const socket = await openRaw(relay.port)
  socket.write(frame(0x1, hello))
  await new Promise(resolve => socket.once('close', resolve))
  await expect.poll(() => relay.relay.stats().sockets).toBe(0)
})

test('long frames behind a hello that is still being answered close 4429 before they are many', async () => {
  const relay = await start()
  const client = await enterChat(relay.url)
  relay.log.state = () => new Promise(() => {})
  const second = await openChat(relay.url)
  second.send({ type: 'hello', locale: 'en', resume: { token: client.token, after: 0 } })
  for (let count = 0; count < 3; count++) {
    second.send({ type: 'ask', id: randomUUID(), text: 'x'.repeat(60_000), locale: 'en' })
  }
  expect((await second.closed).code).toBe(CLOSE.tooMany)
})
