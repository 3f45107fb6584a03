/**
 * Attacks on the real HTTP server, byte by byte. Each ends with the right status or close code within its time, leaves no
 * descriptor behind, and meanwhile and afterwards somebody honest is answered.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CLOSE } from '../../protocol/close-codes.ts'
import type { Limits } from '../../server/relay/limits.ts'
import { enterChat } from '../support/chat-client.ts'
import { type FrontServer, QUIET_SITE, startFront } from '../support/front-server.ts'
import { connectRaw, frame, handshake, OPCODE, type RawSocket, textFrame } from '../support/raw-socket.ts'

const CHAT = '/v1/chat?site=clinic'
const HELLO = textFrame({ type: 'hello', locale: 'en' })
/** Ten seconds for a request, and Node looks each second. */
const REQUEST_MAX_MS = 13_000

let front: FrontServer
let descriptors = 0
const attackers = new Set<RawSocket>()

/** Linux tells; elsewhere nothing is compared. */
const countDescriptors = () => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0)

async function start(limits: Partial<Limits> = {}): Promise<void> {
  front = await startFront({ limits })
  descriptors = countDescriptors()
}
async function attack(...bytes: (string | Buffer)[]): Promise<RawSocket> {
  const raw = await connectRaw(front.port)
  attackers.add(raw)
  raw.write(...bytes)
  return raw
}
/** After the handshake. */
async function enter(...frames: Buffer[]): Promise<RawSocket> {
  const raw = await attack(handshake(CHAT, front.url))
  expect(await raw.statusLine()).toBe('HTTP/1.1 101 Switching Protocols')
  raw.write(...frames)
  return raw
}
const isGone = async (raw: RawSocket, withinMs: number) => {
  const began = performance.now()
  await raw.closed
  expect(performance.now() - began).toBeLessThan(withinMs)
}
async function expectAnswer(site?: string): Promise<void> {
  const client = await enterChat(front.chatUrl(site), undefined, front.url)
  client.send({ type: 'ask', id: randomUUID(), text: 'Are you well?', locale: 'en' })
  await client.wait('answer-end')
  client.socket.close()
  await client.closed
}

beforeEach(() => start())
afterEach(async () => {
  await expectAnswer(QUIET_SITE.key)
  for (const { socket } of attackers) socket.destroy()
  attackers.clear()
  await expect.poll(() => front.relay.stats().sockets, { timeout: 5_000 }).toBe(0)
  await expect.poll(countDescriptors, { timeout: 5_000 }).toBeLessThanOrEqual(descriptors)
  expect(front.errors).toEqual([])
  await front.close()
})

describe('a request that does not come to its end', () => {
  test('is answered 408 and cut after ten seconds, however it is late', async () => {
    const half = handshake(CHAT, front.url).slice(0, -2)
    const late = {
      'nothing at all': await attack(),
      'a handshake without its last line': await attack(half),
      'half a first line': await attack('GET /v1/ch'),
      'a body that does not come': await attack('POST /demo/cut HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx'),
      'a header every half second': await attack('GET / HTTP/1.1\r\nHost: x\r\n'),
      'a handshake whose body does not come': await attack(handshake(CHAT, front.url, { 'Content-Length': '9' })),
    }
    const dribbling = setInterval(() => late['a header every half second'].write('X-A: b\r\n'), 500)
    await expectAnswer()
    await Promise.all(Object.values(late).map(raw => isGone(raw, REQUEST_MAX_MS)))
    clearInterval(dribbling)
    const answers = Object.entries(late).map(([name, raw]) => [name, String(raw.received()).split('\r\n')[0]])
    expect(Object.fromEntries(answers)).toEqual({
      'nothing at all': 'HTTP/1.1 408 Request Timeout',
      'a handshake without its last line': 'HTTP/1.1 408 Request Timeout',
      'half a first line': 'HTTP/1.1 408 Request Timeout',
      // Answered without waiting for it: nothing here takes it.
      'a body that does not come': expect.stringMatching(/40[48]/),
      'a header every half second': 'HTTP/1.1 408 Request Timeout',
      'a handshake whose body does not come': 'HTTP/1.1 400 Bad Request',
    })
  }, 30_000)

  test('and of too many, those that have waited longest make room, and are told when to come back', async () => {
    await front.close()
    await start({ waitingConnections: 20 })
    const slow = []
    for (let count = 0; count < 60; count++) slow.push(await attack('GET / HTTP/1.1\r\nX-Slow: '))
    await expectAnswer()
    const [first] = slow
    await Promise.all(slow.slice(0, 40).map(({ closed }) => closed))
    expect(String(first?.received())).toMatch(/^HTTP\/1.1 503 [\s\S]*\r\nRetry-After: \d+\r\n/)
    expect(slow.slice(41).every(({ socket }) => !socket.destroyed)).toBe(true)
  })
})

describe('a request that is not right', () => {
  test.each([
    ['headers of more than 16 KiB', () => `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['thousands of headers', () => `GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(5_000)}\r\n`, 431],
    ['an endless address', () => `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`, 431],
    ['no HTTP', () => '\x16\x03\x01\x02\x00\x01\x00', 400],
    ['two lengths', () => 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
    ['two hosts', () => 'GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n', 400],
    ['two hosts of a handshake', () => handshake(CHAT, front.url, { host: 'other.example' }), 400],
    ['another version of WebSocket', () => handshake(CHAT, front.url, { 'Sec-WebSocket-Version': '8' }), 426],
    ['no version', () => handshake(CHAT, front.url, { 'Sec-WebSocket-Version': undefined }), 426],
    ['no key', () => handshake(CHAT, front.url, { 'Sec-WebSocket-Key': undefined }), 400],
    ['a key of the wrong size', () => handshake(CHAT, front.url, { 'Sec-WebSocket-Key': 'c2hvcnQ=' }), 400],
    ['a handshake with a body', () => `${handshake(CHAT, front.url, { 'Content-Length': '5' })}hello`, 400],
    ['in chunks', () => `${handshake(CHAT, front.url, { 'Transfer-Encoding': 'chunked' })}0\r\n\r\n`, 400],
    ['another method', () => handshake(CHAT, front.url).replace('GET', 'PUT'), 405],
    ['another path', () => handshake('/v1/chat/../x', front.url), 404],
    ['no origin', () => handshake(CHAT, front.url, { Origin: undefined }), 403],
    ['no subprotocol', () => handshake(CHAT, front.url, { 'Sec-WebSocket-Protocol': 'navis.v9' }), 400],
  ])('%s is answered with its status, and the connection ends', async (_name, bytes, status) => {
    const raw = await attack(bytes())
    expect(await raw.statusLine()).toContain(`HTTP/1.1 ${status} `)
    await isGone(raw, 2_000)
  })

  test('another version of WebSocket is told which one there is', async () => {
    const raw = await attack(handshake(CHAT, front.url, { 'Sec-WebSocket-Version': '14' }))
    await raw.closed
    expect(String(raw.received())).toContain('\r\nSec-WebSocket-Version: 13\r\n')
  })

  test('thousands of requests in one packet end the connection', async () => {
    const raw = await attack('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5_000))
    await expectAnswer()
    await isGone(raw, 5_000)
    expect((String(raw.received()).match(/HTTP\/1.1 200/g) ?? []).length).toBeLessThanOrEqual(100)
  })

  test('but a dozen, one behind the other, are answered in order', async () => {
    const raw = await attack('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(12))
    await expect.poll(() => String(raw.received()).match(/HTTP\/1.1 200/g)).toHaveLength(12)
  })

  test('what comes behind a handshake is taken for frames and for nothing else', async () => {
    const raw = await attack(handshake(CHAT, front.url), 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
    expect(await raw.closed).toBe(1002)
    expect(String(raw.received()).match(/HTTP\/1.1/g)).toHaveLength(1)
  })
})

describe('a flood of openings', () => {
  test('gets so many sockets as its address has, and 503 with the time to wait for the rest, before the upgrade', async () => {
    await front.close()
    await start({ opensPerMinute: 20 })
    const began = performance.now()
    const all = await Promise.all(Array.from({ length: 300 }, () => attack(handshake(CHAT, front.url))))
    const lines = await Promise.all(all.map(raw => raw.statusLine()))
    // One more for each three seconds that they took.
    const wonBack = Math.ceil((performance.now() - began) / 3_000)
    const letIn = lines.filter(line => line.includes(' 101 ')).length
    expect(letIn).toBeGreaterThanOrEqual(20)
    expect(letIn).toBeLessThanOrEqual(20 + wonBack)
    const refused = all.filter((_, index) => lines[index]?.includes(' 503 '))
    expect(refused).toHaveLength(300 - letIn)
    await Promise.all(refused.map(({ closed }) => closed))
    for (const raw of refused) expect(String(raw.received())).toMatch(/\r\nRetry-After: [1-9]\d*\r\n/)
    // Minutes go by for the one who is honest at the same address.
    await front.close()
    await start()
  })

  test('of one site leaves room for another', async () => {
    await front.close()
    await start({ connectionsPerSite: 10 })
    const all = await Promise.all(Array.from({ length: 50 }, () => attack(handshake(CHAT, front.url))))
    const lines = await Promise.all(all.map(raw => raw.statusLine()))
    expect(lines.filter(line => line.includes(' 101 '))).toHaveLength(10)
    await expectAnswer(QUIET_SITE.key)
  })

  test('that resets, hangs up or goes silent in the middle leaves nothing behind', async () => {
    for (let count = 0; count < 50; count++) {
      const bytes = handshake(CHAT, front.url)
      const cut = await attack(bytes.slice(0, count * 4))
      cut.socket.resetAndDestroy()
      const half = await attack(bytes)
      half.socket.end()
      const early = await attack(bytes, HELLO.subarray(0, count % HELLO.length))
      early.socket.resetAndDestroy()
    }
  })
})

describe('on an open socket', () => {
  const NEVER = Buffer.alloc(200, 0x20)
  test.each<[string, Buffer[], number]>([
    ['an unmasked frame', [frame(OPCODE.text, '{}', { isMasked: false })], 1002],
    ['reserved bits', [frame(OPCODE.text, '{}', { reserved: 2 })], 1002],
    ['compressed text that was never agreed on', [frame(OPCODE.text, '{}', { reserved: 4 })], 1002],
    ['a reserved opcode', [frame(0x3, '{}')], 1002],
    ['a huge ping', [frame(OPCODE.ping, NEVER)], 1002],
    ['a ping in fragments', [frame(OPCODE.ping, 'x', { isOpen: true })], 1002],
    ['the rest of nothing', [frame(OPCODE.rest, 'x')], 1002],
    [
      'a message inside another',
      [frame(OPCODE.text, '{', { isOpen: true }), frame(OPCODE.text, '}', { isOpen: true })],
      1002,
    ],
    ['a close of one byte', [frame(OPCODE.close, 'x')], 1002],
    ['a close with a code that is none', [frame(OPCODE.close, Buffer.from([0x03, 0xe7]))], 1002],
    ['text that is no UTF-8', [frame(OPCODE.text, Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))], 1007],
    ['a frame that says it is 4 GB', [frame(OPCODE.text, 'x', { claimedLength: 2 ** 32 })], 1009],
    ['a frame of one byte too many', [frame(OPCODE.text, Buffer.alloc(65_537, 0x20))], 1009],
    [
      'fragments without end',
      [frame(OPCODE.text, NEVER, { isOpen: true }), ...Array(400).fill(frame(OPCODE.rest, NEVER, { isOpen: true }))],
      1008,
    ],
    [
      'large fragments without end',
      [
        frame(OPCODE.text, Buffer.alloc(32_000, 0x20), { isOpen: true }),
        ...Array(3).fill(frame(OPCODE.rest, Buffer.alloc(32_000, 0x20), { isOpen: true })),
      ],
      1009,
    ],
    [
      'empty fragments without end',
      [frame(OPCODE.text, '', { isOpen: true }), ...Array(400).fill(frame(OPCODE.rest, '', { isOpen: true }))],
      1008,
    ],
    ['binary', [frame(OPCODE.binary, '{"type":"forget"}')], CLOSE.malformed],
    ['a flood of pings', [HELLO, ...Array<Buffer>(200).fill(frame(OPCODE.ping, 'x'))], CLOSE.tooMany],
    ['a flood of pings before hello', Array<Buffer>(200).fill(frame(OPCODE.ping, 'x')), CLOSE.tooMany],
    ['a flood of pongs', [HELLO, ...Array<Buffer>(200).fill(frame(OPCODE.pong))], CLOSE.tooMany],
    ['a flood of frames', [HELLO, ...Array<Buffer>(200).fill(textFrame({ type: 'dance' }))], CLOSE.tooMany],
  ])('%s closes with its code at once', async (_name, frames, code) => {
    const raw = await enter(...frames)
    await expect.poll(raw.closeCode).toBe(code)
    // Who does not answer the close is cut.
    await isGone(raw, 4_000)
  })

  test('a hello that comes a byte at a time is waited for no longer than any', async () => {
    await front.close()
    await start({ helloTimeoutMs: 1_000 })
    const raw = await enter()
    raw.socket.setNoDelay(true)
    let sent = 0
    const dribbling = setInterval(() => raw.write(HELLO.subarray(sent, ++sent)), 100)
    await expect.poll(raw.closeCode, { timeout: 3_000 }).toBe(CLOSE.noHello)
    clearInterval(dribbling)
  })

  test('a frame in a thousand pieces is given up', async () => {
    const raw = await enter(frame(OPCODE.text, '', { claimedLength: 60_000 }))
    raw.socket.setNoDelay(true)
    while (raw.closeCode() === 0) {
      raw.write('x')
      await new Promise(resolve => setTimeout(resolve, 1))
    }
    expect(raw.closeCode()).toBe(1008)
  })

  test('one that hangs up half, or says nothing, is gone after its time', async () => {
    await front.close()
    await start({ silenceTimeoutMs: 1_000, beatIntervalMs: 400 })
    const half = await enter(HELLO)
    half.socket.end()
    const silent = await enter(HELLO)
    await Promise.all([half, silent].map(raw => isGone(raw, 4_000)))
  })
})
