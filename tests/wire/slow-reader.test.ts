/** Who does not read: a socket that stops, a process that is stopped. It costs little, others notice nothing, and it may come back. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { CLOSE } from '../../protocol/close-codes.ts'
import type { Source } from '../../protocol/frames.ts'
import type { Answerer } from '../../server/answer/answer.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { type ChatClient, enterChat } from '../support/chat-client.ts'
import { forkFront } from '../support/front-child.ts'
import { type FrontServer, startFront } from '../support/front-server.ts'
import { fillConversation } from '../support/long-conversation.ts'
import { connectRaw, frame, handshake, OPCODE, type RawSocket, textFrame } from '../support/raw-socket.ts'
import { END, START } from '../support/scripted-answer.ts'

const KIB = 1024
const LONG = { timeout: 15_000 }
/** More than the kernel's buffers on both sides of a loopback connection hold. */
const LONG_BYTES = 12 * KIB * KIB
/** Short, so that nobody waits for ten seconds here; the ratio to the tick of half a second stays. */
const SLOW_MS = 1_500
const FAST = { slowReaderMs: SLOW_MS, framesAtOnce: 1e9, silenceTimeoutMs: 1e9, beatIntervalMs: 1e9 }

let server: FrontServer | undefined
const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await server?.close()
  server = undefined
})

async function start(answer?: Answerer): Promise<FrontServer & { token: string; events: number }> {
  const log = createMemoryLog({ now: Date.now, eventsMax: 20_000 })
  const long = await fillConversation(log, LONG_BYTES)
  server = await startFront({ log, limits: FAST, ...(answer && { answer }) })
  return { ...server, ...long }
}

/** Enters a chat over a raw socket and reads nothing from then on. */
async function enterAndStop(
  { port, url }: Pick<FrontServer, 'port' | 'url'>,
  resume?: { token: string; after: number },
): Promise<RawSocket> {
  const raw = await connectRaw(port)
  raw.write(handshake('/v1/chat?site=clinic', url))
  expect(await raw.statusLine()).toContain('101')
  raw.socket.pause()
  raw.write(textFrame({ type: 'hello', locale: 'en', resume }))
  return raw
}

async function writeUntilClosed(front: FrontServer, raw: RawSocket, frames: Buffer[]): Promise<void> {
  const many = Buffer.concat(frames)
  while (!front.closes.includes(CLOSE.tooSlow)) {
    if (raw.socket.writableLength === 0) raw.write(many)
    await new Promise(resolve => setImmediate(resolve))
  }
}

const isClosed = (front: FrontServer) => expect.poll(() => front.closes, LONG).toContain(CLOSE.tooSlow)
/** What a reader may have in flight, with a few frames outside the log beside it. */
const READER_MAX_BYTES = 65 * KIB
const SOCKET_MAX_BYTES = 256 * KIB

/** Everything of a conversation, from its beginning, each event once. */
async function readAll(front: FrontServer, token: string, events: number): Promise<ChatClient> {
  const reader = await enterChat(front.chatUrl(), { token, after: 0 }, front.url)
  await reader.wait('answer-end', end => end.seq === events)
  expect(reader.events().map(({ seq }) => seq)).toEqual(Array.from({ length: events }, (_, index) => index + 1))
  return reader
}

describe('who stops reading is closed 4409, has little waiting meanwhile, and loses nothing', () => {
  test('in the middle of a long history', async () => {
    const front = await start()
    const slow = await enterAndStop(front, { token: front.token, after: 0 })
    await isClosed(front)
    expect(front.mostBuffered()).toBeLessThanOrEqual(READER_MAX_BYTES)
    // The kernel still has what it took, and then the close.
    slow.socket.resume()
    await expect.poll(slow.closeCode, { timeout: 10_000 }).toBe(CLOSE.tooSlow)
    slow.socket.destroy()
    await readAll(front, front.token, front.events)
    expect(front.mostBuffered()).toBeLessThanOrEqual(READER_MAX_BYTES)
  })

  const sources = (count: number): Source[] =>
    Array.from({ length: count }, (_, n) => ({
      ...{ n: n + 1, title: 'A source', publisher: 'A society', kind: 'paper', ours: false },
      passage: 'é'.repeat(1_400),
    }))
  test('while the largest parts of answers come', async () => {
    const answer: Answerer = async function* () {
      yield START
      for (let count = 0; count < 6; count++) {
        yield { type: 'delta', text: '\u0001'.repeat(10_000) }
        yield { type: 'sources', sources: sources(19) }
      }
      yield END
    }
    const front = await start(answer)
    const writer = await enterChat(front.chatUrl(), undefined, front.url)
    await enterAndStop(front, { token: writer.token, after: 0 })
    // Live, until the other tab's kernel takes no more.
    for (let count = 0; count < 200 && !front.closes.includes(CLOSE.tooSlow); count++) {
      const id = randomUUID()
      writer.send({ type: 'ask', id, text: 'More', locale: 'en' })
      await writer.wait('answer-end', end => end.answer === id)
    }
    await isClosed(front)
    expect(front.mostBuffered()).toBeLessThanOrEqual(READER_MAX_BYTES)
    const last = writer.events().at(-1)?.seq ?? 0
    const again = await enterChat(front.chatUrl(), { token: writer.token, after: 0 }, front.url)
    await again.wait('answer-end', end => end.seq === last)
    expect(again.events()).toEqual(writer.events())
    expect(front.errors).toEqual([])
  }, 60_000)

  test('while it makes the relay say what is wrong', async () => {
    const front = await start()
    const rude = await enterAndStop(front)
    await writeUntilClosed(front, rude, Array<Buffer>(500).fill(textFrame({ type: 'dance' })))
    expect(front.mostBuffered()).toBeLessThanOrEqual(SOCKET_MAX_BYTES)
  }, 60_000)

  test('and with a history, answers and complaints at once', async () => {
    const front = await start()
    const rude = await enterAndStop(front, { token: front.token, after: 0 })
    await writeUntilClosed(front, rude, [...Array<Buffer>(200).fill(textFrame({ type: 'dance' })), frame(OPCODE.ping)])
    expect(front.mostBuffered()).toBeLessThanOrEqual(SOCKET_MAX_BYTES)
  }, 60_000)
})

test('answers to pings that nobody reads do not pile up', async () => {
  const front = await start()
  const rude = await enterAndStop(front, { token: front.token, after: 0 })
  const pings = Buffer.concat(Array<Buffer>(500).fill(frame(OPCODE.ping, Buffer.alloc(125, 0x20))))
  for (let count = 0; count < 100 && !front.closes.includes(CLOSE.tooSlow); count++) {
    await new Promise<void>(resolve => rude.socket.write(pings, () => resolve()))
  }
  await isClosed(front)
  expect(front.mostBuffered()).toBeLessThanOrEqual(READER_MAX_BYTES)
})

test('a reader whose process is stopped is closed 4409, and goes on from its position when it wakes', async () => {
  const front = await start()
  const file = join(import.meta.dirname, '../support/reader-process.ts')
  const child = spawn(process.execPath, [file, front.chatUrl(), front.url, front.token, String(front.events)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  let said = ''
  child.stdout.on('data', data => {
    said += data
  })
  await isClosed(front)
  expect(front.mostBuffered()).toBeLessThanOrEqual(READER_MAX_BYTES)
  child.kill('SIGCONT')
  await expect.poll(() => said, { timeout: 20_000 }).toContain(`all ${front.events} events, each once`)
  expect(said).toContain('closed')
}, 60_000)

test('a stopped reader holds up nobody else of the same conversation', async () => {
  const front = await start()
  await enterAndStop(front, { token: front.token, after: 0 })
  await readAll(front, front.token, front.events)
})

test('a stopped reader costs far less than 2 MiB of memory, and leaves nothing behind', async () => {
  const READERS = 12
  const limits = { ...FAST, slowReaderMs: 1e9, socketsPerConversation: 1e3 }
  const relay = await forkFront({ longBytes: LONG_BYTES, limits })
  try {
    const before = await relay.look()
    const stopped: RawSocket[] = []
    for (let count = 0; count < READERS; count++)
      stopped.push(await enterAndStop(relay, { token: relay.token, after: 0 }))
    // The kernel takes no more, and more waits in front of it.
    await expect.poll(async () => (await relay.look()).bufferedBytes, LONG).toBeGreaterThan(READERS * 16 * KIB)
    const held = await relay.look()
    expect((held.usedBytes - before.usedBytes) / READERS).toBeLessThan(512 * KIB)
    for (const { socket } of stopped) socket.destroy()
    await expect.poll(async () => (await relay.look()).descriptors, LONG).toBe(before.descriptors)
    expect(held).toMatchObject({ errors: [], uncaught: [] })
  } finally {
    relay.close()
  }
}, 60_000)
