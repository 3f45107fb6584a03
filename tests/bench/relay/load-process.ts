/** The clients, in a process of their own: open sockets, ask, and note when tokens come. */
import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { answerCalls } from './calls.ts'
import type { ContenderOptions } from './contenders.ts'
import { DIALECTS, type Dialect } from './dialects.ts'
import { ageOfToken, TOKEN_LENGTH } from './stamp.ts'
import { percentile } from './statistics.ts'

export interface Target {
  server: ContenderOptions['server']
  url: string
}

/** Sockets that are being opened at one time: more would measure the queue of the operating system. */
const OPENING_AT_ONCE = 100
const DELTA = '"answer-delta","text":"'
const OPEN_MAX_MS = 30_000

interface Client {
  dialect: Dialect
  socket: WebSocket
  response: IncomingMessage | undefined
  askedAt: number
}

let clients: Client[] = []
let tokens = 0
let ages: number[] = []
let firsts: number[] = []

function open({ server, url }: Target): Promise<Client> {
  const dialect = DIALECTS[server]
  return new Promise((resolve, reject) => {
    const { origin } = new URL(url.replace('ws:', 'http:'))
    const socket = new WebSocket(url + dialect.path, dialect.subprotocols, { perMessageDeflate: false, origin })
    const client: Client = { dialect, socket, response: undefined, askedAt: 0 }
    const late = setTimeout(() => reject(new Error('A socket did not open in time.')), OPEN_MAX_MS)
    socket.once('upgrade', response => {
      client.response = response
    })
    socket.once('open', () => dialect.hello && socket.send(dialect.hello))
    socket.on('error', reject)
    socket.on('message', data => {
      const message = (data as Buffer).toString('latin1')
      const at = message.indexOf(DELTA)
      if (at !== -1) return take(client, message, at + DELTA.length)
      const reply = dialect.replies[message]
      if (reply !== undefined) socket.send(reply)
      if (!dialect.isWelcome(message)) return
      clearTimeout(late)
      resolve(client)
    })
  })
}

function take(client: Client, message: string, from: number): void {
  const until = message.indexOf('"', from)
  for (let at = from; at < until; at += TOKEN_LENGTH) {
    tokens += 1
    ages.push(ageOfToken(message, at))
  }
  if (client.askedAt === 0) return
  firsts.push(performance.now() - client.askedAt)
  client.askedAt = 0
}

async function close({ dialect, socket }: Client): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return
  const closed = new Promise(resolve => socket.once('close', resolve))
  if (dialect.forget) socket.send(dialect.forget)
  else socket.close()
  await closed
}

const spread = (values: number[]) => ({ p50: percentile(values, 0.5), p99: percentile(values, 0.99) })

const handlers = {
  /** Opens so many sockets and says hello on each; milliseconds until all were welcomed. */
  async open(target: Target, count: number) {
    const began = performance.now()
    const opened: Client[] = []
    let left = count
    const openNext = async () => {
      while (left-- > 0) opened.push(await open(target))
    }
    await Promise.all(Array.from({ length: OPENING_AT_ONCE }, openNext))
    clients.push(...opened)
    return performance.now() - began
  },
  /** Every client asks, spread evenly over `spreadMs`; then notes begin anew. */
  async ask(spreadMs: number) {
    firsts = []
    const began = performance.now()
    for (const [index, client] of clients.entries()) {
      const waitMs = began + (index * spreadMs) / clients.length - performance.now()
      if (waitMs > 0) await sleep(waitMs)
      client.askedAt = performance.now()
      client.socket.send(client.dialect.ask())
    }
  },
  /** Tokens and bytes received so far. Ages are noted from here on. */
  received() {
    ages = []
    const bytes = clients.reduce((sum, { response }) => sum + (response?.socket.bytesRead ?? 0), 0)
    return { tokens, bytes }
  },
  /** Milliseconds: of tokens from the source to here since the last `received`, and from each `ask` to its first token. */
  waits: () => ({ token: spread(ages), first: spread(firsts) }),
  async close() {
    await Promise.all(clients.map(close))
    clients = []
  },
}
export type LoadCalls = typeof handlers
answerCalls(handlers)
