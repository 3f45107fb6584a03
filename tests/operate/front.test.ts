import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Front, openFront } from '../../scripts/front.ts'

let front: Front
const servers: Server[] = []
beforeEach(async () => {
  front = await openFront({ port: 0 })
})
afterEach(async () => {
  await front.close()
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A relay that says its name, and says nothing while it hangs. */
async function startRelay(name: string) {
  let isHanging = false
  const server = createServer((_request, response) => {
    if (!isHanging) response.end(name)
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
    die: () => server.close().closeAllConnections(),
  }
}

/** Which relay answers on a connection of its own. */
const ask = async () => (await fetch(front.url, { headers: { connection: 'close' } })).text()
const askMany = async () => [await ask(), await ask(), await ask(), await ask()].sort().join('')

test('connections go to one relay after the other, and to the rest when one dies', async () => {
  const [one] = [await startRelay('a'), await startRelay('b')]
  await expect.poll(front.well).toHaveLength(2)
  expect(await askMany()).toBe('aabb')
  one.die()
  expect(await askMany()).toBe('bbbb')
  await startRelay('c')
  await expect.poll(front.well).toHaveLength(2)
  expect(await askMany()).toBe('bbcc')
})

test('a relay that hangs gets nobody, loses its connections, and is there again when it answers', async () => {
  const one = await startRelay('a')
  await startRelay('b')
  await expect.poll(front.well).toHaveLength(2)
  one.hang(true)
  const waiting = Promise.allSettled([ask(), ask()])
  await expect.poll(front.well, { timeout: 15_000 }).toHaveLength(1)
  const settled = (await waiting).map(({ status }) => status).sort()
  expect(settled).toEqual(['fulfilled', 'rejected'])
  expect(await askMany()).toBe('bbbb')
  one.hang(false)
  await expect.poll(front.well, { timeout: 15_000 }).toHaveLength(2)
  expect(await askMany()).toBe('aabb')
})

test('without a relay connections are refused, and a removed one is asked no more', async () => {
  await expect(ask()).rejects.toThrow()
  const { url } = await startRelay('a')
  await expect.poll(front.well).toEqual([url])
  front.remove(url)
  await expect(ask()).rejects.toThrow()
})
