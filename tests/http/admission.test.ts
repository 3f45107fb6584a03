import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { SUBPROTOCOL } from '../../protocol/frames.ts'
import { FRAMED, INLINE, type Started, startServer } from './start-server.ts'

let server: Started
afterEach(() => server.close())

type Outcome =
  | { open: true; first: unknown; socket: WebSocket }
  | { open: false; status?: number; body: string; retryAfter?: string }

/** Opens a socket as a browser on `origin` would, or says how it was refused. */
function open(
  site: string,
  origin?: string,
  headers: Record<string, string> = {},
  protocols = [SUBPROTOCOL],
): Promise<Outcome> {
  const url = `${server.url.replace('http', 'ws')}/v1/chat?site=${site}`
  const socket = new WebSocket(url, protocols, { origin, headers })
  return new Promise((resolve, reject) => {
    socket.on('message', data => resolve({ open: true, first: JSON.parse(String(data)), socket }))
    socket.on('unexpected-response', (_request, response) => {
      let body = ''
      response.on('data', chunk => {
        body += chunk
      })
      response.on('end', () =>
        resolve({ open: false, status: response.statusCode, body, retryAfter: response.headers['retry-after'] }),
      )
    })
    socket.on('error', reject)
  })
}

async function close({ socket }: { socket: WebSocket }): Promise<void> {
  const closed = new Promise(resolve => socket.once('close', resolve))
  socket.terminate()
  await closed
}

const settings = (site: string, origin?: string) =>
  fetch(`${server.url}/v1/sites/${site}`, { headers: origin ? { origin } : {} })

describe('who may open a chat', () => {
  test('the frame may, from the relay’s own origin', async () => {
    server = await startServer()
    const outcome = await open('framed', server.url)
    expect(outcome).toMatchObject({ open: true, first: { site: 'framed', address: '127.0.0.1' } })
    if (outcome.open) await close(outcome)
  })

  test('on loopback each of the relay’s names is its own', async () => {
    server = await startServer()
    const outcome = await open('framed', server.url.replace('127.0.0.1', 'localhost'))
    expect(outcome.open).toBe(true)
    if (outcome.open) await close(outcome)
  })

  test('a page of the site may only where the site allows inline', async () => {
    server = await startServer()
    expect(await open('framed', FRAMED)).toMatchObject({ open: false, status: 403 })
    const outcome = await open('inline', INLINE)
    expect(outcome.open).toBe(true)
    if (outcome.open) await close(outcome)
  })

  test.each([
    undefined,
    'null',
    'https://evil.example',
    'https://www.example.org.evil.example',
    'http://inline.example.org',
  ])('origin %s is refused before the upgrade', async origin => {
    server = await startServer()
    expect(await open('inline', origin)).toMatchObject({ open: false, status: 403 })
  })

  test('behind a public origin, that one is the frame’s and loopback is not', async () => {
    server = await startServer({ publicOrigin: 'https://chat.example.org' })
    expect(await open('framed', server.url)).toMatchObject({ open: false, status: 403 })
    const outcome = await open('framed', 'https://chat.example.org')
    expect(outcome.open).toBe(true)
    if (outcome.open) await close(outcome)
  })

  test('an unknown site is 404 and a missing subprotocol 400, each with a sentence', async () => {
    server = await startServer()
    expect(await open('nobody', server.url)).toMatchObject({
      status: 404,
      body: expect.stringContaining('no such site'),
    })
    expect(await open('framed', server.url, {}, [])).toMatchObject({
      status: 400,
      body: expect.stringContaining(SUBPROTOCOL),
    })
    expect(await open('framed', server.url, {}, ['navis.v9'])).toMatchObject({ status: 400 })
  })

  test('an address with all its sockets open is told when to come back, and may come in when one has closed', async () => {
    server = await startServer({ limits: { connectionsPerAddress: 1 } })
    const first = await open('framed', server.url)
    const refused = await open('framed', server.url)
    expect(refused).toMatchObject({ open: false, status: 503 })
    expect(Number(!refused.open && refused.retryAfter)).toBeGreaterThan(0)
    const verdict = await settings('framed')
    expect(verdict.status).toBe(503)
    expect(Number(verdict.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(verdict.headers.get('access-control-expose-headers')).toBe('retry-after')

    if (first.open) await close(first)
    await expect.poll(async () => (await settings('framed')).status).toBe(200)
  })

  test('a refused socket takes no place of its address', async () => {
    server = await startServer({ limits: { connectionsPerAddress: 1, opensPerMinute: 3 } })
    for (let count = 0; count < 5; count++) expect(await open('framed', FRAMED)).toMatchObject({ status: 403 })
    const outcome = await open('framed', server.url)
    expect(outcome.open).toBe(true)
    if (outcome.open) await close(outcome)
  })

  test('a forwarded address counts only behind a trusted proxy', async () => {
    server = await startServer()
    const plain = await open('framed', server.url, { 'x-forwarded-for': '203.0.113.9' })
    expect(plain).toMatchObject({ first: { address: '127.0.0.1' } })
    if (plain.open) await close(plain)
    await server.close()

    server = await startServer({ env: { NAVIS_TRUST_PROXY: '127.0.0.1' } })
    const forwarded = await open('framed', server.url, { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' })
    expect(forwarded).toMatchObject({ first: { address: '203.0.113.9' } })
    if (forwarded.open) await close(forwarded)
  })

  test('a client that resets the connection in the middle of the handshake does no harm', async () => {
    server = await startServer()
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    socket.write('GET /v1/chat?site=framed HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
    socket.resetAndDestroy()
    await new Promise(resolve => socket.once('close', resolve))
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  test('a plain request to the socket’s address is told to upgrade', async () => {
    server = await startServer()
    expect((await fetch(`${server.url}/v1/chat?site=framed`)).status).toBe(426)
  })
})

describe('the readable verdict', () => {
  test('a page of the site reads its public settings', async () => {
    server = await startServer()
    for (const origin of [undefined, FRAMED, 'https://east.clinic.example', server.url]) {
      const response = await settings('framed', origin)
      expect(response.status).toBe(200)
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      expect(await response.json()).toMatchObject({ key: 'framed', inline: false, starters: { length: 4 } })
    }
  })

  test('another page reads why not, and nothing of the site', async () => {
    server = await startServer()
    const refused = await settings('framed', 'https://evil.example')
    expect(refused.status).toBe(403)
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect(await refused.text()).not.toContain('Framed')
    expect((await settings('nobody', FRAMED)).status).toBe(404)
  })

  test('public settings hold no origins and no texts for the relay', async () => {
    server = await startServer()
    const json = await (await settings('framed')).json()
    expect(Object.keys(json).sort()).toEqual(
      'assistant contact crisis emergency inline key locales name questionMaxLength retentionHours starters theme upload'.split(
        ' ',
      ),
    )
  })
})

test('an address that is none is refused without being repeated', async () => {
  server = await startServer()
  const response = await fetch(`${server.url}/v1/panel/%my-words`)
  expect([response.status, await response.json()]).toEqual([400, { error: 'This request cannot be read.' }])
})
