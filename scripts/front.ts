/**
 * A front for relays on this machine: each new TCP connection leads to the next relay that is well, as behind a load
 * balancer that reads nothing of what passes. One that dies or hangs gets nobody until it answers again, and one that
 * stops gets nobody new: it would refuse them.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** How often each relay is asked how it is, and how long it may take. */
const CHECK_MS = 500
const CHECK_MAX_MS = 2_000
/** A busy relay may miss one check. */
const MISSES_MAX = 2

export interface Front {
  /** Where it listens, e.g. `http://127.0.0.1:8787`. */
  url: string
  /** Leads to this relay too, from its first answer on. */
  add(url: string): void
  /** Leads nobody there any more, and breaks what connections there are. */
  remove(url: string): void
  /** Relays that get connections now. */
  well(): string[]
  close(): Promise<void>
}

interface Relay {
  url: string
  port: number
  /** It answers, and does not stop. */
  isWell: boolean
  misses: number
  /** Both ends of each connection. */
  sockets: Set<Socket>
}

/** Not its readiness: without Redis no relay is ready, and each still shows what to do in an emergency. */
async function askHealth(url: string): Promise<{ stopping?: true } | undefined> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(CHECK_MAX_MS) })
    return response.ok ? ((await response.json()) as { stopping?: true }) : undefined
  } catch {
    // It is gone, hangs, or says something that no relay says.
  }
}

/** `port` 0 takes any free one. Rejects when it is in use. */
export async function openFront({ port }: { port: number }): Promise<Front> {
  let relays: Relay[] = []
  let turn = 0

  function cut({ sockets }: Relay): void {
    for (const socket of sockets) socket.destroy()
  }

  async function check(relay: Relay): Promise<void> {
    const health = await askHealth(relay.url)
    relay.misses = health ? 0 : relay.misses + 1
    // Who is connected to one that stops is sent away by it, when it is their turn.
    if (health) relay.isWell = !health.stopping
    // Who hangs keeps its connections open, and their clients would wait long for a word.
    else if (relay.misses >= MISSES_MAX) leaveOut(relay)
  }

  function leaveOut(relay: Relay): void {
    relay.isWell = false
    cut(relay)
  }

  /** Connects to the next relay that is well; to the one after it where it is gone. */
  function lead(socket: Socket): void {
    const well = relays.filter(({ isWell }) => isWell)
    const relay = well[turn++ % well.length]
    if (!relay) return void socket.destroy()
    const other = connect(relay.port, '127.0.0.1')
    const refused = () => {
      leaveOut(relay)
      lead(socket)
    }
    other.once('error', refused)
    other.once('connect', () => {
      other.off('error', refused)
      join(relay, socket, other)
    })
  }

  function join({ sockets }: Relay, socket: Socket, other: Socket): void {
    for (const [one, far] of [
      [socket, other],
      [other, socket],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {}) // Either end may go at any time; `close` follows.
      one.on('close', () => {
        sockets.delete(one)
        far.destroy()
      })
      one.pipe(far)
    }
  }

  const server = createServer(socket => {
    // A client that resets while it is led would end the process.
    socket.on('error', () => {})
    lead(socket)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const checking = setInterval(() => {
    for (const relay of relays) void check(relay)
  }, CHECK_MS)

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add(url) {
      const relay = { url, port: Number(new URL(url).port), isWell: false, misses: 0, sockets: new Set<Socket>() }
      relays.push(relay)
      void check(relay)
    },
    remove(url) {
      for (const relay of relays) if (relay.url === url) cut(relay)
      relays = relays.filter(relay => relay.url !== url)
    },
    well: () => relays.flatMap(({ url, isWell }) => (isWell ? [url] : [])),
    async close() {
      clearInterval(checking)
      const closed = new Promise(resolve => server.close(resolve))
      for (const relay of relays) cut(relay)
      await closed
    },
  }
}
