/**
 * Connections that wait for a request: unfinished handshakes, who sends a byte now and then, browsers between two pages.
 * An honest request arrives within moments, so that of too many the one that has waited longest is the one to cut.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { waitFor } from './admission.ts'
import { refuse } from './refuse.ts'

/** For one that was honest after all: by then the flood may have passed. */
const RETRY_MS = 2_000

/** Keeps `server` from having more than `most` of them. */
export function limitWaiting(server: Server, most: number): void {
  /** Longest first. */
  const waiting = new Set<Socket>()

  function wait(socket: Socket): void {
    if (socket.destroyed) return
    waiting.add(socket)
    if (waiting.size <= most) return
    const [longest] = waiting
    if (!longest) return
    waiting.delete(longest)
    refuse(longest, waitFor(RETRY_MS))
  }

  /** One for all: an open socket of the relay keeps its listeners for hours. */
  function forget(this: Socket): void {
    waiting.delete(this)
  }

  server.on('connection', (socket: Socket) => {
    socket.on('close', forget)
    wait(socket)
  })
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    waiting.delete(socket)
    response.once('close', () => wait(socket))
  })
  server.prependListener('upgrade', ({ socket }: IncomingMessage) => {
    waiting.delete(socket)
    socket.off('close', forget)
  })
}
