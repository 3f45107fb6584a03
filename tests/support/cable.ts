/** The network between browser and relay, as something that can be pulled out. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Cable {
  /** What the browser connects to. */
  origin: string
  /** Leads to this relay from here on. */
  leadTo(url: string): void
  /** Breaks every connection without a word; new ones are taken as before. */
  cut(): void
  /** `cut`, and nothing gets through until `plug`. */
  pull(): void
  plug(): void
  close(): Promise<void>
}

export async function layCable(): Promise<Cable> {
  const sockets = new Set<Socket>()
  let port: number | undefined
  let isPulled = false
  const server = createServer(socket => {
    if (isPulled || port === undefined) return void socket.destroy()
    const other = connect(port, '127.0.0.1')
    for (const end of [socket, other]) {
      sockets.add(end)
      // Either end may go at any time: that is what a cable is for here.
      end.on('error', () => {})
      end.on('close', () => {
        sockets.delete(end)
        socket.destroy()
        other.destroy()
      })
    }
    socket.pipe(other).pipe(socket)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(url) {
      port = Number(new URL(url).port)
    },
    cut,
    pull() {
      isPulled = true
      cut()
    },
    plug() {
      isPulled = false
    },
    async close() {
      cut()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
