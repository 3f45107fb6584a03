/** A relay that does only what a test tells it to: a real WebSocket server whose connections are handed to the test. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

export interface ScriptedConnection {
  /** The next frame of the client, in order; waits for it. */
  next(): Promise<Record<string, unknown>>
  send(...frames: object[]): void
  close(code?: number): void
  /** As when a cable is pulled: no closing handshake. */
  cut(): void
  /** Resolves with the code when the client has closed. */
  closed: Promise<number>
}

export interface ScriptedRelay {
  url: string
  siteUrl: string
  /** The next connection, in order; waits for it. */
  connection(): Promise<ScriptedConnection>
  /** What `GET /v1/sites/KEY` and a refused upgrade answer from here on; 200 accepts upgrades. */
  verdict(status: number, headers?: Record<string, string>): void
  /** Refuses the next upgrades as a relay that stops does, whose site is open all the same. */
  stopFor(upgrades: number): void
  dispose(): Promise<void>
}

/** Turns pushes into awaited pulls, in order. */
function createQueue<T>(): { push(item: T): void; next(): Promise<T> } {
  const items: T[] = []
  const waiting: ((item: T) => void)[] = []
  return {
    push(item) {
      const take = waiting.shift()
      if (take) take(item)
      else items.push(item)
    },
    next: () =>
      new Promise(resolve => {
        const [item] = items.splice(0, 1)
        if (item !== undefined) resolve(item)
        else waiting.push(resolve)
      }),
  }
}

export async function startScriptedRelay(): Promise<ScriptedRelay> {
  let status = 200
  let headers: Record<string, string> = {}
  let refusals = 0
  const connections = createQueue<ScriptedConnection>()
  const http = createServer((_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{}'),
  )
  const sockets = new WebSocketServer({ noServer: true })
  http.on('upgrade', (request, stream, head) => {
    const isStopping = refusals > 0
    if (isStopping) refusals -= 1
    if (status !== 200 || isStopping) {
      stream.end(`HTTP/1.1 ${isStopping ? 503 : status} Refused\r\nConnection: close\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, stream, head, socket => {
      const frames = createQueue<Record<string, unknown>>()
      socket.on('message', data => frames.push(JSON.parse(String(data))))
      const closed = new Promise<number>(resolve => socket.once('close', resolve))
      connections.push({
        next: frames.next,
        send: (...sent) => {
          for (const frame of sent) socket.send(JSON.stringify(frame))
        },
        close: code => socket.close(code),
        cut: () => socket.terminate(),
        closed,
      })
    })
  })
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}/v1/chat?site=demo`,
    siteUrl: `http://127.0.0.1:${port}/v1/sites/demo`,
    connection: connections.next,
    verdict(next, nextHeaders = {}) {
      status = next
      headers = nextHeaders
    },
    stopFor(upgrades) {
      refusals = upgrades
    },
    async dispose() {
      for (const client of sockets.clients) if (client.readyState !== WebSocket.CLOSED) client.terminate()
      http.closeAllConnections()
      await new Promise(resolve => http.close(resolve))
    },
  }
}
