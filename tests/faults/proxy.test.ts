/** The laboratory's network does what it says, and nothing to the bytes themselves. */
import { randomBytes } from 'node:crypto'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createRandom } from '../support/random.ts'
import { type ChaosProxy, CLEAR, type Link, openProxy } from './proxy.ts'
import { createWireTap, type TappedConnection } from './wire-tap.ts'

describe('a proxy', () => {
  let server: Server
  let proxy: ChaosProxy
  let accepted: Socket[]
  let ends: Socket[]
  let tapped: TappedConnection[]

  beforeEach(async () => {
    accepted = []
    ends = []
    tapped = []
    server = createServer({ allowHalfOpen: true }, socket => {
      accepted.push(socket)
      ends.push(socket)
      socket.on('error', () => {})
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    proxy = await openProxy({
      leadsTo: () => (server.address() as AddressInfo).port,
      random: createRandom(1),
      tap: () => createWireTap(connection => void tapped.push(connection)),
    })
  })
  afterEach(async () => {
    await proxy.close()
    for (const socket of ends) socket.destroy()
    await new Promise(resolve => server.close(resolve))
  })

  /** A connection through the proxy, both its ends, and what each end has received. */
  async function join() {
    const near = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true })
    near.on('error', () => {})
    await expect.poll(() => accepted.length).toBeGreaterThan(0)
    const far = accepted.pop() as Socket
    const link = proxy.links().at(-1) as Link
    const read = (socket: Socket) => {
      const parts: Buffer[] = []
      const events: string[] = []
      socket.on('data', data => parts.push(data as Buffer))
      socket.on('end', () => events.push('end'))
      socket.on('error', error => events.push((error as NodeJS.ErrnoException).code ?? ''))
      return { bytes: () => Buffer.concat(parts), events }
    }
    return { near, far, link, atNear: read(near), atFar: read(far) }
  }

  test('passes every byte in order, however late, slow and cut up', async () => {
    const { near, far, link, atNear, atFar } = await join()
    link.setWeather({ latencyMs: 5, jitterMs: 30, bytesPerSecond: 200_000, sliceBytes: 700 })
    const sent = randomBytes(30_000)
    for (let at = 0; at < sent.length; at += 3_000) {
      near.write(sent.subarray(at, at + 3_000))
      far.write(sent.subarray(at, at + 3_000))
    }
    await expect.poll(() => atFar.bytes().equals(sent) && atNear.bytes().equals(sent), { timeout: 10_000 }).toBe(true)
  })

  test('keeps what it holds, and lets it go in order', async () => {
    const { near, far, link, atFar, atNear } = await join()
    const release = link.hold('up')
    near.write('held ')
    far.write('not held')
    await expect.poll(() => String(atNear.bytes())).toBe('not held')
    expect(atFar.bytes()).toHaveLength(0)
    near.write('back')
    release()
    await expect.poll(() => String(atFar.bytes())).toBe('held back')
  })

  test('a black hole takes everything, and gives nothing back before the end', async () => {
    const { near, link, atNear, atFar } = await join()
    link.hold('up')
    near.write('lost')
    await expect.poll(() => proxy.links().length).toBe(1)
    link.reset()
    await expect.poll(() => [...atNear.events, ...atFar.events]).toEqual(['ECONNRESET', 'ECONNRESET'])
    expect(atFar.bytes()).toHaveLength(0)
    expect(proxy.links()).toEqual([])
  })

  test('ends one direction in good order while the other goes on', async () => {
    const { far, link, atNear, atFar } = await join()
    link.halfClose('up')
    await expect.poll(() => atFar.events).toEqual(['end'])
    far.write('still here')
    await expect.poll(() => String(atNear.bytes())).toBe('still here')
  })

  test('breaks one side and does not tell the other', async () => {
    const { near, link, atNear, atFar } = await join()
    link.breakHalf('far')
    await expect.poll(() => atFar.events).toEqual(['ECONNRESET'])
    near.write('into the void')
    expect(atNear.events).toEqual([])
    link.reset()
    await expect.poll(() => atNear.events).toEqual(['ECONNRESET'])
  })

  test('refuses new connections while it is away, and takes them again', async () => {
    const { atNear } = await join()
    const restore = proxy.refuseAll()
    await expect.poll(() => atNear.events).toEqual(['ECONNRESET'])
    const refused = connect(proxy.port, '127.0.0.1')
    expect(
      await new Promise(resolve => refused.once('error', error => resolve((error as NodeJS.ErrnoException).code))),
    ).toBe('ECONNRESET')
    restore()
    const { near, atFar } = await join()
    near.write('again')
    await expect.poll(() => String(atFar.bytes())).toBe('again')
  })

  test('what was said on a WebSocket is recorded word for word, also from single bytes', async () => {
    server.removeAllListeners('connection')
    const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    const random = createRandom(2)
    const through = await openProxy({
      leadsTo: () => (sockets.address() as AddressInfo).port,
      random,
      tap: () => createWireTap(connection => void tapped.push(connection)),
    })
    through.setWeather({ ...CLEAR, sliceBytes: 1 })
    const texts = [1, 125, 126, 70_000].map(length => 'ü'.repeat(Math.ceil(length / 2)))
    const heard: string[] = []
    sockets.on('connection', socket => {
      socket.on('message', data => heard.push(String(data)))
      for (const text of texts) socket.send(text)
    })
    const client = new WebSocket(`ws://127.0.0.1:${through.port}/v1/chat?page=one`, { perMessageDeflate: false })
    await new Promise(resolve => client.once('open', resolve))
    through.setWeather(CLEAR)
    for (const text of texts) {
      client.send(text.slice(0, 1), { fin: false })
      client.send(text.slice(1))
    }
    await expect.poll(() => heard).toEqual(texts)
    await expect.poll(() => tapped[0]?.messages.length).toBe(2 * texts.length)
    expect(tapped[0]?.path).toBe('/v1/chat?page=one')
    for (const direction of ['up', 'down']) {
      expect(tapped[0]?.messages.filter(message => message.direction === direction).map(({ text }) => text)).toEqual(
        texts,
      )
    }
    await through.close()
    for (const socket of sockets.clients) socket.terminate()
    await new Promise(resolve => sockets.close(resolve))
  })

  test('plain requests before a WebSocket on the same connection are passed over', () => {
    const seen: TappedConnection[] = []
    const tap = createWireTap(connection => void seen.push(connection))
    const up = 'GET /v1/sites/a HTTP/1.1\r\nhost: x\r\n\r\nGET /v1/chat HTTP/1.1\r\nupgrade: websocket\r\n\r\n'
    const down = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 101 Switching Protocols\r\n\r\n'
    // A masked and a plain text message of two letters.
    const [asked, answered] = [Buffer.from([0x81, 0x82, 0, 0, 0, 0, 104, 105]), Buffer.from([0x81, 2, 104, 111])]
    for (const byte of Buffer.concat([Buffer.from(up), asked])) tap.sent('up', Buffer.from([byte]))
    tap.sent('down', Buffer.concat([Buffer.from(down), answered]))
    expect(seen).toMatchObject([{ path: '/v1/chat', messages: [{ text: 'hi' }, { text: 'ho' }] }])
  })
})
