import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createConnectionCut } from '../../server/http/connection-cut.ts'
import type { Relay, RelaySocket } from '../../server/relay/relay.ts'
import { type Started, startServer } from './start-server.ts'

let server: Started
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

describe('the demo', () => {
  test('its pages load the chat from the relay’s other name, so that the frame is of another origin', async () => {
    const { port } = new URL(server.url)
    const one = await (await fetch(`http://127.0.0.1:${port}/`)).text()
    expect(one).toContain(`src="http://localhost:${port}/v1/widget.js"`)
    const other = await (await fetch(`http://localhost:${port}/index.html`)).text()
    expect(other).toContain(`src="http://127.0.0.1:${port}/v1/widget.js"`)
  })

  test('its pages may ask nobody but the relay for anything', async () => {
    const { port } = new URL(server.url)
    for (const path of ['/', '/site.css']) {
      const policy = (await fetch(`${server.url}${path}`)).headers.get('content-security-policy') ?? ''
      expect(policy.match(/\w+:\/\/[^ ;]+/g)).toEqual(
        ['http://127.0.0.1', 'ws://127.0.0.1', 'http://localhost', 'ws://localhost'].map(name => `${name}:${port}`),
      )
    }
  })

  test('a folder of it is a page, and the studio has the script that was built', async () => {
    expect(await (await fetch(`${server.url}/studio/`)).text()).toBe('the studio')
    const script = await fetch(`${server.url}/studio/studio.js`)
    expect([script.headers.get('content-type'), await script.text()]).toEqual([
      'text/javascript; charset=utf-8',
      'let studio',
    ])
  })

  test('its sites file is not one of its pages', async () => {
    expect((await fetch(`${server.url}/sites.json`)).status).toBe(404)
  })

  test('only its own pages can have a visitor’s connection cut', async () => {
    const cut = (origin: string) => fetch(`${server.url}/demo/cut`, { method: 'POST', headers: { origin } })
    expect((await cut('https://evil.example')).status).toBe(403)
    expect(server.armed).toEqual([])
    expect((await cut(server.url)).ok).toBe(true)
    expect(server.armed).toEqual(['127.0.0.1'])
  })

  test('the cut comes after the first words of the next answer, once, and only for who asked for it', () => {
    const sockets: RelaySocket[] = []
    const { relay, arm } = createConnectionCut({
      connect: (socket: RelaySocket) => void sockets.push(socket),
    } as unknown as Relay)
    const happened: string[] = []
    for (const address of ['192.0.2.1', '192.0.2.2']) {
      const socket = { send: () => happened.push(`${address} sent`), terminate: () => happened.push(`${address} cut`) }
      relay.connect(socket as unknown as RelaySocket, { address } as Parameters<Relay['connect']>[1])
    }
    const [one, other] = sockets
    arm('192.0.2.1')
    other?.send('{"type":"answer-delta","text":"a"}')
    one?.send('{"type":"question","text":"\\"type\\":\\"answer-delta\\""}')
    expect(happened).toEqual(['192.0.2.2 sent', '192.0.2.1 sent'])
    one?.send('{"type":"answer-delta","text":"a"}')
    one?.send('{"type":"answer-delta","text":"b"}')
    expect(happened.slice(2)).toEqual(['192.0.2.1 sent', '192.0.2.1 cut', '192.0.2.1 sent'])
  })
})
