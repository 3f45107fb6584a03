/** One direction of a connection through the proxy. */
import type { Socket } from 'node:net'
import type { Weather } from './proxy.ts'

/** What may wait in the pipe before the sender feels it, as in the buffers of a real network. */
const WAITING_MAX_BYTES = 128 * 1024

export interface Pipe {
  setWeather(weather: Weather): void
  /** Nothing passes until every hold is released. Returns the release of this one, which works once. */
  hold(): () => void
  release(): void
  /** Ends it in good order behind what has passed already. */
  end(): void
}

export interface PipeOptions {
  from: Socket
  to: Socket
  random(): number
  /** Told of everything that was put in. */
  sent(bytes: Buffer): void
}

export function createPipe({ from, to, random, sent }: PipeOptions): Pipe {
  const waiting: { bytes: Buffer; dueAt: number }[] = []
  let waitingBytes = 0
  let weather: Weather = { latencyMs: 0, jitterMs: 0, bytesPerSecond: 0, sliceBytes: 0 }
  let dueAt = 0
  let holds = 0
  let isPumping = false
  let isEnded = false

  from.on('data', data => {
    if (isEnded) return
    const bytes = data as Buffer
    sent(bytes)
    dueAt = Math.max(dueAt, performance.now() + weather.latencyMs + random() * weather.jitterMs)
    waiting.push({ bytes, dueAt })
    waitingBytes += bytes.length
    if (waitingBytes > WAITING_MAX_BYTES) from.pause()
    void pump()
  })
  from.on('end', () => {
    isEnded = true
    void pump()
  })

  async function pump(): Promise<void> {
    if (isPumping) return
    isPumping = true
    while (holds === 0 && waiting[0] && !to.destroyed) {
      const [next] = waiting as [(typeof waiting)[number]]
      const early = next.dueAt - performance.now()
      if (early > 0) {
        await pause(early)
        continue
      }
      await pass(next)
    }
    isPumping = false
    if (isEnded && waiting.length === 0) to.end()
  }

  async function pass(next: { bytes: Buffer }): Promise<void> {
    const piece = next.bytes.subarray(0, weather.sliceBytes || next.bytes.length)
    next.bytes = next.bytes.subarray(piece.length)
    if (next.bytes.length === 0) waiting.shift()
    waitingBytes -= piece.length
    if (from.isPaused() && waitingBytes <= WAITING_MAX_BYTES) from.resume()
    if (!to.write(piece)) await drained(to)
    if (weather.bytesPerSecond > 0) await pause((piece.length / weather.bytesPerSecond) * 1_000)
    else if (weather.sliceBytes > 0) await new Promise(resolve => setImmediate(resolve))
  }

  function release(): void {
    holds -= 1
    void pump()
  }

  return {
    setWeather(next) {
      weather = next
    },
    hold() {
      let isHeld = true
      holds += 1
      return () => {
        if (isHeld) release()
        isHeld = false
      }
    },
    release,
    end() {
      isEnded = true
      waiting.length = 0
      to.end()
    },
  }
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

function drained(socket: Socket): Promise<void> {
  return new Promise(resolve => {
    const go = () => {
      socket.off('drain', go)
      socket.off('close', go)
      resolve()
    }
    socket.on('drain', go)
    socket.on('close', go)
  })
}
