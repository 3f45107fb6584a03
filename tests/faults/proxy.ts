/**
 * A TCP proxy that treats what passes as bad networks do: late, unevenly, slowly, in tiny segments, not at all, or with an
 * abrupt end. It never drops bytes from the middle of a connection, since TCP does not either.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { createPipe, type Pipe } from './pipe.ts'

/** How bytes travel. All zeros: at once and whole. */
export interface Weather {
  latencyMs: number
  /** Up to so much more, drawn anew for each chunk; order is kept. */
  jitterMs: number
  bytesPerSecond: number
  /** Largest segment. */
  sliceBytes: number
}

export const CLEAR: Weather = { latencyMs: 0, jitterMs: 0, bytesPerSecond: 0, sliceBytes: 0 }

/** `up` is from who connected. */
export type Direction = 'up' | 'down'

export interface Link {
  setWeather(weather: Weather): void
  /** Nothing passes this way until the returned function is called; what came meanwhile passes then. */
  hold(direction: Direction): () => void
  /** Ends one direction in good order; the other goes on. */
  halfClose(direction: Direction): void
  /** Breaks both sides with a reset (RST), and what has not passed is lost. */
  reset(): void
  /** Breaks one side only, as a network does that has forgotten the connection: the other is not told, and hears nothing. */
  breakHalf(side: 'near' | 'far'): void
}

/** Sees what was sent into a connection, before any weather. */
export interface Tap {
  sent(direction: Direction, bytes: Buffer): void
}

export interface ChaosProxy {
  readonly port: number
  /** Connections that are open now, in the order of their opening. */
  links(): Link[]
  /** For the connections there are, and those to come. */
  setWeather(weather: Weather): void
  /** Takes connections, and nothing passes on any until the returned function is called. */
  holdAll(): () => void
  /** Breaks every connection, and new ones at once, until the returned function is called. */
  refuseAll(): () => void
  resetAll(): void
  close(): Promise<void>
}

export interface ProxyOptions {
  /** The port of this machine where a new connection leads; undefined: it is reset. */
  leadsTo(): number | undefined
  random(): number
  /** Called with each new connection. */
  tap?(): Tap
}

/** Resolves when it listens on a free port. */
export async function openProxy({ leadsTo, random, tap: createTap }: ProxyOptions): Promise<ChaosProxy> {
  const links = new Set<Link & { pipes: Record<Direction, Pipe> }>()
  let weather = CLEAR
  let holds = 0
  let refusals = 0

  const server = createServer({ allowHalfOpen: true }, near => {
    const port = leadsTo()
    near.on('error', () => {}) // A reset by either side is what is expected here.
    if (port === undefined || refusals > 0) return void near.resetAndDestroy()
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    far.on('error', () => {})
    for (const socket of [near, far]) socket.setNoDelay(true)
    join(near, far)
  })

  function join(near: Socket, far: Socket): void {
    const tap = createTap?.()
    const pipes = {
      up: createPipe({ from: near, to: far, random, sent: bytes => tap?.sent('up', bytes) }),
      down: createPipe({ from: far, to: near, random, sent: bytes => tap?.sent('down', bytes) }),
    }
    let isHalf = false
    const link = {
      pipes,
      setWeather(next: Weather) {
        for (const pipe of Object.values(pipes)) pipe.setWeather(next)
      },
      hold: (direction: Direction) => pipes[direction].hold(),
      halfClose: (direction: Direction) => pipes[direction].end(),
      reset() {
        near.resetAndDestroy()
        far.resetAndDestroy()
      },
      breakHalf(side: 'near' | 'far') {
        isHalf = true
        ;(side === 'near' ? near : far).resetAndDestroy()
      },
    }
    link.setWeather(weather)
    for (let count = 0; count < holds; count++) for (const pipe of Object.values(pipes)) pipe.hold()
    links.add(link)
    for (const socket of [near, far]) {
      socket.on('close', () => {
        if (isHalf && !(near.destroyed && far.destroyed)) return
        links.delete(link)
        // One side that is gone is gone for both, unless it was ended in good order and the rest is still on its way.
        if (!near.readableEnded || !far.readableEnded) link.reset()
      })
    }
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const resetAll = () => {
    for (const link of [...links]) link.reset()
  }
  return {
    port: (server.address() as AddressInfo).port,
    links: () => [...links],
    setWeather(next) {
      weather = next
      for (const link of links) link.setWeather(next)
    },
    holdAll() {
      holds += 1
      const releases = [...links].flatMap(({ pipes }) => Object.values(pipes).map(pipe => pipe.hold()))
      const held = new Set(links)
      return () => {
        holds -= 1
        for (const release of releases) release()
        // Those that came meanwhile were held when they came.
        for (const { pipes } of [...links].filter(link => !held.has(link)))
          for (const pipe of Object.values(pipes)) pipe.release()
      }
    },
    refuseAll() {
      refusals += 1
      resetAll()
      return () => {
        refusals -= 1
      }
    },
    resetAll,
    async close() {
      refusals += 1
      resetAll()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
