/** Whatever is sent, the relay says what its protocol says, goes on, and keeps nothing of it. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { CLOSE } from '../../protocol/close-codes.ts'
import { parseFrame } from '../../server/relay/parse-frame.ts'
import { enterChat } from '../support/chat-client.ts'
import { type FrontChild, forkFront } from '../support/front-child.ts'
import { createRandom } from '../support/random.ts'
import { createFuzzer, type Fate, type FuzzedFrame } from './fuzzed-frames.ts'

const SEED = Number(process.env.NAVIS_FUZZ_SEED ?? 20261128)
const FRAMES = Number(process.env.NAVIS_FUZZ_FRAMES ?? 15_000)
/** The rest is read without a network. */
const THROUGH_SOCKETS = Math.round(FRAMES / 5)
const SOCKETS_AT_ONCE = 8
/** Frames of a socket that no frame closes. */
const FRAMES_OF_A_SOCKET = 100
/** Two batches are fewer than may wait while one is handled. */
const FRAMES_OF_A_BATCH = 7
const DRIFT_MAX_BYTES = 20 * 1024 * 1024

const CLOSE_OF: Partial<Record<Fate, number>> = {
  malformed: CLOSE.malformed,
  'not-utf8': 1007,
  'too-large': CLOSE.tooLarge,
}

test(
  `${FRAMES - THROUGH_SOCKETS} fuzzed frames are read as the protocol says (seed ${SEED})`,
  () => {
    const next = createFuzzer(createRandom(SEED))
    const seen = new Map<Fate, number>()
    for (let count = 0; count < FRAMES - THROUGH_SOCKETS; count++) {
      const { bytes, isBinary, fate } = next()
      seen.set(fate, (seen.get(fate) ?? 0) + 1)
      // These two end in `ws`, before the relay reads anything.
      if (fate === 'not-utf8' || fate === 'too-large') continue
      const parsed = parseFrame(isBinary ? undefined : bytes.toString())
      const is = parsed.ok ? 'calm' : parsed.unknown ? 'unknown' : 'malformed'
      if (fate === 'profile' ? is === 'unknown' : is !== fate)
        throw new Error(`${is} instead of ${fate}: ${bytes.toString().slice(0, 500)}`)
    }
    expect([...seen.keys()].sort()).toEqual(['calm', 'malformed', 'not-utf8', 'profile', 'too-large', 'unknown'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  },
  Math.max(30_000, FRAMES),
)

test(
  `${THROUGH_SOCKETS} fuzzed frames through sockets: the right close codes, no crash, nothing kept (seed ${SEED})`,
  async () => {
    const relay = await forkFront({
      limits: {
        ...{ connectionsPerAddress: 1e9, asksPerMinute: 1e9, framesAtOnce: 1e9 },
        ...{ silenceTimeoutMs: 1e9, helloTimeoutMs: 1e9 },
      },
      log: 'sqlite',
    })
    try {
      const next = createFuzzer(createRandom(SEED + 1))
      let left = THROUGH_SOCKETS
      const take = () => {
        if (left-- <= 0) return
        for (;;) {
          const frame = next()
          if (hasOneFate(frame)) return frame
        }
      }
      const run = async () => {
        while (left > 0) await fuzzSocket(relay, take)
      }
      const runAll = () => Promise.all(Array.from({ length: SOCKETS_AT_ONCE }, run))
      // What a process allocates once, for code and for as many sockets, is not kept of what was sent.
      const all = left
      left = Math.min(2_000, Math.round(all / 4))
      const warm = left
      await runAll()
      const before = await relay.look()
      left = all - warm
      await runAll()
      await expect.poll(async () => (await relay.look()).sockets, { timeout: 10_000 }).toBe(0)
      const after = await relay.look()
      expect(after).toMatchObject({ errors: [], uncaught: [] })
      expect(after.usedBytes - before.usedBytes).toBeLessThan(DRIFT_MAX_BYTES)
      const client = await enterChat(relay.chatUrl, undefined, relay.url)
      client.send({ type: 'ask', id: randomUUID(), text: 'Are you well?', locale: 'en' })
      await client.wait('answer-end')
      client.cut()
      if (process.env.NAVIS_FUZZ_FRAMES) {
        const drift = ((after.usedBytes - before.usedBytes) / 1024 / 1024).toFixed(1)
        console.info(`${THROUGH_SOCKETS} frames through sockets: memory drifted by ${drift} MiB`)
      }
    } finally {
      relay.close()
    }
  },
  Math.max(60_000, FRAMES * 2),
)

/** The table does not judge the inside of a profile, and `forget` ends a conversation: here it comes last. */
const hasOneFate = ({ fate, type }: FuzzedFrame) => fate !== 'profile' && !(fate === 'calm' && type === 'forget')

/** Sends frames on one socket until one of them closes it, or enough were sent; checks what came of each. */
async function fuzzSocket({ chatUrl, url }: FrontChild, take: () => FuzzedFrame | undefined): Promise<void> {
  const client = await enterChat(chatUrl, undefined, url)
  const countUnsupported = () =>
    client.frames.filter(frame => frame.type === 'fault' && frame.code === 'unsupported').length
  let unknown = 0
  /** What stands before it has been looked at when this is answered; what waits then is less than may wait. */
  const sync = async () => {
    client.sendText('{"type":"are-you-there"}')
    unknown += 1
    await expect.poll(countUnsupported, { interval: 1, timeout: 10_000 }).toBe(unknown)
  }

  let expected: number | undefined
  for (let sent = 1; sent <= FRAMES_OF_A_SOCKET && expected === undefined; sent++) {
    const given = take()
    if (!given) break
    const { bytes, isBinary, type } = given
    // A second hello is malformed, whatever is in it.
    const fate = type === 'hello' ? 'malformed' : given.fate
    if (fate === 'unknown') unknown += 1
    expected = CLOSE_OF[fate]
    sendSome(client.socket, bytes, isBinary, sent)
    if (expected === undefined && sent % FRAMES_OF_A_BATCH === 0) await sync()
  }
  if (expected === undefined) {
    await sync()
    client.send({ type: 'forget' })
    expected = CLOSE.normal
  }
  expect((await client.closed).code).toBe(expected)
  expect(countUnsupported()).toBe(unknown)
}

/** Whole, or now and then in fragments. */
function sendSome(socket: WebSocket, bytes: Buffer, isBinary: boolean, turn: number): void {
  if (turn % 9 !== 0 || bytes.length < 4) return socket.send(bytes, { binary: isBinary })
  const half = bytes.length >> 1
  socket.send(bytes.subarray(0, half), { binary: isBinary, fin: false })
  socket.send(bytes.subarray(half), { binary: isBinary, fin: true })
}
