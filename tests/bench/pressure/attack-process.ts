/** Who means no good, in a process of their own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { connectRaw, handshake, type RawSocket, textFrame } from '../../support/raw-socket.ts'
import { answerCalls } from '../relay/calls.ts'

export interface Target {
  port: number
  /** Of the chat. */
  path: string
  origin: string
}

const DRIBBLE_MS = 1_000
/** Each address of 127.0.0.0/8 has ports of its own. */
const ADDRESSES = 100

const sockets = new Set<RawSocket>()
let dribbling: NodeJS.Timeout | undefined

const addressOf = (index: number, addresses: number) => `127.${10 + (process.pid % 200)}.0.${1 + (index % addresses)}`

const handlers = {
  /** Opens so many sockets at once; says how many of each status they got. `addresses` is how many they come from. */
  async openings({ port, path, origin }: Target, count: number, addresses = ADDRESSES) {
    const tally: Record<string, number> = {}
    await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        let outcome = 'cut'
        try {
          const raw = await connectRaw(port, addressOf(index, addresses))
          sockets.add(raw)
          raw.write(handshake(path, origin))
          outcome = (await raw.statusLine()).split(' ')[1] ?? ''
          if (outcome === '101') raw.write(textFrame({ type: 'hello', locale: 'en' }))
        } catch {
          // Counted as cut.
        }
        tally[outcome] = (tally[outcome] ?? 0) + 1
      }),
    )
    return tally
  },
  /** So many requests that never end, each with a header now and then. */
  async dribble({ port }: Target, count: number) {
    const slow = await Promise.all(
      Array.from({ length: count }, (_, index) => connectRaw(port, addressOf(index, ADDRESSES))),
    )
    for (const raw of slow) {
      sockets.add(raw)
      raw.write('GET / HTTP/1.1\r\nHost: x\r\n')
    }
    dribbling = setInterval(() => {
      for (const raw of slow) if (!raw.socket.destroyed) raw.write('X-A: b\r\n')
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
