/** Who means no good, in a process of their own that gives way to others: it would be on another machine. */
import { getPriority, setPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectRaw, frame, handshake, OPCODE, type RawSocket, textFrame } from '../../support/raw-socket.ts'
import { answerCalls } from '../relay/calls.ts'

export interface Target {
  port: number
  /** Of the chat. */
  path: string
  origin: string
}

/** What became of an opening: the status it got, or why it got none. */
export type Outcome = 'let in' | '503 with Retry-After' | 'refused by the kernel' | 'cut' | string

const DRIBBLE_MS = 1_000
/** Beside the others' niceness. */
const GIVES_WAY = 5
/** Each address of 127.0.0.0/8 has ports of its own. */
const ADDRESSES = 100

const sockets = new Set<RawSocket>()
let dribbling: NodeJS.Timeout | undefined

const addressOf = (index: number, addresses: number) => `127.${10 + (process.pid % 200)}.0.${1 + (index % addresses)}`

async function open({ port, path, origin }: Target, address: string): Promise<Outcome> {
  let raw: RawSocket
  try {
    raw = await connectRaw(port, address)
  } catch {
    return 'refused by the kernel'
  }
  sockets.add(raw)
  raw.write(handshake(path, origin))
  try {
    const status = (await raw.statusLine()).split(' ')[1] ?? ''
    if (status === '101') {
      raw.write(textFrame({ type: 'hello', locale: 'en' }))
      return 'let in'
    }
    return /\r\nRetry-After: \d/.test(String(raw.received())) ? `${status} with Retry-After` : status
  } catch {
    return 'cut'
  }
}

/** The ways to keep a connection without ever finishing what was begun: first words, and what follows now and then. */
const DRIBBLES: ((target: Target) => { first: (string | Buffer)[]; more: string | Buffer })[] = [
  () => ({ first: ['GET / HTTP/1.1\r\nHost: x\r\n'], more: 'X-A: b\r\n' }),
  ({ path, origin }) => ({ first: [handshake(path, origin).slice(0, -2)], more: 'X-A: b\r\n' }),
  ({ path, origin }) => ({
    first: [
      handshake(path, origin),
      textFrame({ type: 'hello', locale: 'en' }),
      frame(OPCODE.text, '{', { isOpen: true }),
    ],
    more: frame(OPCODE.rest, ' ', { isOpen: true }),
  }),
]

const handlers = {
  begin: () => setPriority(Math.min(19, getPriority() + GIVES_WAY)),
  /** Opens so many sockets at once; says what became of them. `addresses` is how many they come from. */
  async openings(target: Target, count: number, addresses = ADDRESSES) {
    const tally: Record<Outcome, number> = {}
    await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const outcome = await open(target, addressOf(index, addresses))
        tally[outcome] = (tally[outcome] ?? 0) + 1
      }),
    )
    return tally
  },
  /** So many that never end what they began: a third each half-sent headers, handshakes without an end, messages without one. */
  async dribble(target: Target, count: number) {
    const slow = await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const raw = await connectRaw(target.port, addressOf(index, ADDRESSES))
        const { first, more } = DRIBBLES[index % DRIBBLES.length]?.(target) ?? { first: [], more: '' }
        sockets.add(raw)
        raw.write(...first)
        return { raw, more }
      }),
    )
    dribbling = setInterval(() => {
      for (const { raw, more } of slow) if (!raw.socket.destroyed) raw.write(more)
    }, DRIBBLE_MS)
  },
  /** Reads a long conversation on so many sockets, and stops as a process that is stopped does; gives its id. */
  async stopReading({ port, path, origin }: Target, count: number, token: string) {
    for (let index = 0; index < count; index++) {
      const raw = await connectRaw(port)
      sockets.add(raw)
      raw.write(handshake(path, origin))
      await raw.statusLine()
      raw.socket.pause()
      raw.write(textFrame({ type: 'hello', locale: 'en', resume: { token, after: 0 } }))
    }
    void sleep(200).then(() => process.kill(process.pid, 'SIGSTOP'))
    return process.pid
  },
  async end() {
    clearInterval(dribbling)
    const all = [...sockets]
    sockets.clear()
    for (const { socket } of all) socket.destroy()
    await Promise.all(all.map(({ closed }) => closed))
  },
}
export type AttackCalls = typeof handlers
answerCalls(handlers)
