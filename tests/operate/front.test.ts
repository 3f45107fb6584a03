import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Front, openFront } from '../../scripts/front.ts'

/** On a busy machine a check is late. */
const LONG = { timeout: 15_000 }

let front: Front
const servers: Server[] = []
beforeEach(async () => {
  front = await openFront({ port: 0 })
})
afterEach(async () => {
  await front.close()
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A relay that says its name, says nothing while it hangs, and says that it stops. */
async function startRelay(name: string) {
  let isHanging = false
  let stopping: true | undefined
  const server = createServer(({ url }, response) => {
    if (isHanging) return
    response.end(url === '/healthz' ? JSON.stringify({ ok: true, stopping }) : name)
  })
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  front.add(url)
  return {
    url,
    hang(hangs: boolean) {
      isHanging = hangs
    },
    stop() {
      stopping = true
    },
    die: () => server.close().closeAllConnections(),
  }
}

/** Which relay answers on a connection of its own. */
const ask = async () => (await fetch(front.url, { headers: { connection: 'close' } })).text()
/** The same on a connection that stands. */
async function askOn(socket: Socket): Promise<string> {
  socket.write('GET / HTTP/1.1\r\nHost: front\r\nConnection: close\r\n\r\n')
  let said = ''
  for await (const bytes of socket) said += bytes
  return said.split('\r\n\r\n')[1]?.replace(/[^ab]/g, '') ?? ''
}
const askMany = async () => [await ask(), await ask(), await ask(), await ask()].sort().join('')

test('connections go to one relay after the other, and to the rest when one dies', async () => {
  const [one] = [await startRelay('a'), await startRelay('b')]
  await expect.poll(front.well, LONG).toHaveLength(2)
  expect(await askMany()).toBe('aabb')
  one.die()
  expect(await askMany()).toBe('bbbb')
  await startRelay('c')
  await expect.poll(front.well, LONG).toHaveLength(2)
  expect(await askMany()).toBe('bbcc')
})

test('a relay that hangs gets nobody, loses its connections, and is there again when it answers', async () => {
  const one = await startRelay('a')
  await startRelay('b')
  await expect.poll(front.well, LONG).toHaveLength(2)
  one.hang(true)
  const waiting = Promise.allSettled([ask(), ask()])
  await expect.poll(front.well, LONG).toHaveLength(1)
  const settled = (await waiting).map(({ status }) => status).sort()
  expect(settled).toEqual(['fulfilled', 'rejected'])
  expect(await askMany()).toBe('bbbb')
  one.hang(false)
  await expect.poll(front.well, LONG).toHaveLength(2)
  expect(await askMany()).toBe('aabb')
})

test('a relay that stops gets nobody new, and keeps whom it has until it sends them away', async () => {
  const one = await startRelay('a')
  await startRelay('b')
  await expect.poll(front.well, LONG).toHaveLength(2)
  const { port } = new URL(front.url)
  const visitors = [connect(Number(port), '127.0.0.1'), connect(Number(port), '127.0.0.1')]
  await Promise.all(visitors.map(visitor => new Promise(resolve => visitor.once('connect', resolve))))
  one.stop()
  await expect.poll(front.well, LONG).toHaveLength(1)
  expect(await askMany()).toBe('bbbb')
  // Still led: what is asked on these now, each of the two relays answers.
  const answers = await Promise.all(visitors.map(askOn))
  expect(answers.sort()).toEqual(['a', 'b'])
})

test('without a relay connections are refused, and a removed one is asked no more', async () => {
  await expect(ask()).rejects.toThrow()
  const { url } = await startRelay('a')
  await expect.poll(front.well, LONG).toEqual([url])
  front.remove(url)
  await expect(ask()).rejects.toThrow()
})
