import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Started, startServer } from './start-server.ts'

let server: Started
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** The answer as it crosses the wire, not unpacked. */
function getRaw(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status?: number; headers: Record<string, unknown>; bytes: number }>((resolve, reject) => {
    request(`${server.url}${path}`, { headers }, response => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, bytes }))
    })
      .on('error', reject)
      .end()
  })
}

describe('the widget’s files', () => {
  test('the script tag’s address gives the current release, for five minutes', async () => {
    const response = await fetch(`${server.url}/v1/widget.js`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('javascript')
    expect(response.headers.get('cache-control')).toBe('public, max-age=300')
    expect(await response.text()).toContain('navis')
  })

  test('the module for programs and its types have addresses of their own', async () => {
    for (const [file, type, cache] of [
      ['navis.js', 'application/javascript; charset=utf-8', 'public, max-age=300'],
      ['navis.d.ts', 'text/plain; charset=utf-8', 'no-cache'],
    ]) {
      const { status, headers } = await fetch(`${server.url}/v1/${file}`)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe(type)
      expect(headers.get('cache-control')).toBe(cache)
      expect(headers.get('access-control-allow-origin')).toBe('*')
    }
  })

  test('so does what looks after the panel’s page, whichever release the page is of', async () => {
    const response = await fetch(`${server.url}/v1/mend.js`)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('public, max-age=300')
  })

  test('a release that is not here may be elsewhere, or here later: nobody is to remember that', async () => {
    const response = await fetch(`${server.url}/v1/1.2.4/panel.js`)
    expect(response.status).toBe(404)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test.each(['1.2.3', '1.2.2'])('release %s stays where it is for ever', async release => {
    const response = await fetch(`${server.url}/v1/${release}/widget.js`)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test.each(['/v1/widget.js', '/v1/1.2.3/panel.js', '/v1/manifest.json', '/v1/panel/framed'])(
    '%s may be loaded from any origin',
    async path => {
      const { headers } = await fetch(`${server.url}${path}`)
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('set-cookie')).toBeNull()
    },
  )

  test('a browser that takes brotli gets what the build compressed', async () => {
    const packed = await getRaw('/v1/widget.js', { 'accept-encoding': 'gzip, br' })
    const plain = await getRaw('/v1/widget.js')
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.headers.vary).toBe('accept-encoding')
    expect(packed.bytes).toBeLessThan(plain.bytes / 5)
  })

  test.each([
    '/v1/../package.json',
    '/v1/%2e%2e/sites.json',
    '/v1/1.2.3/..%2f..%2fsites.json',
    '/v1/1.2.3/',
    '/v1/.env',
  ])('%s gives nothing away', async path => {
    const { status, bytes } = await getRaw(path)
    expect([403, 404]).toContain(status)
    expect(bytes).toBeLessThan(200)
  })

  test('without a build the answer says what to run', async () => {
    const unbuilt = await startServer({ built: false })
    for (const path of ['/v1/widget.js', '/v1/manifest.json', '/v1/panel/framed']) {
      const response = await fetch(`${unbuilt.url}${path}`)
      expect(response.status).toBe(503)
      expect(await response.text()).toContain('npm run build')
    }
    expect((await fetch(`${unbuilt.url}/healthz`)).status).toBe(200)
    await unbuilt.close()
  })
})
