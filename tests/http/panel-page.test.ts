import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Started, startServer } from './start-server.ts'

let server: Started
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const policyOf = (response: Response): Map<string, string> =>
  new Map(
    (response.headers.get('content-security-policy') ?? '').split('; ').map(directive => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values.join(' ')]
    }),
  )

describe('the page in the private frame', () => {
  test('it names its language and title and carries the site’s settings as data', async () => {
    const html = await (await fetch(`${server.url}/v1/panel/framed`)).text()
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('<title>Navis AI</title>')
    const [, json = ''] = /id="navis-settings">(.*?)<\/script>/s.exec(html) ?? []
    expect(JSON.parse(json)).toMatchObject({ key: 'framed', questionMaxLength: 4000 })
    expect(html).toContain('<script type="module" src="/v1/1.2.3/panel.js"></script>')
    expect(html).toContain('<link rel="modulepreload" href="/v1/1.2.3/chunk.js">')
    // Behind it: who looks whether it was there.
    expect(html.indexOf('src="/v1/mend.js"')).toBeGreaterThan(html.indexOf('panel.js"></script>'))
  })

  test('a site’s name cannot break out of the data block', async () => {
    const html = await (await fetch(`${server.url}/v1/panel/framed`)).text()
    expect(html.match(/<script/g)).toHaveLength(3)
    const [, json = ''] = /id="navis-settings">(.*?)<\/script>/s.exec(html) ?? []
    expect(JSON.parse(json).name).toBe('Framed </script><script>alert(1)</script> Center')
  })

  test('nothing private of a site is in it', async () => {
    const html = await (await fetch(`${server.url}/v1/panel/framed`)).text()
    expect(html).not.toContain('clinic.example')
  })

  test('its policy lets in the relay’s own files and socket, and nothing else', async () => {
    const policy = policyOf(await fetch(`${server.url}/v1/panel/framed`))
    expect(policy.get('default-src')).toBe("'none'")
    expect(policy.get('script-src')).toBe("'self'")
    expect(policy.get('connect-src')).toContain(server.url.replace('http', 'ws'))
    expect(policy.get('require-trusted-types-for')).toBe("'script'")
    expect(policy.get('trusted-types')).toBe('dompurify')
    expect([...policy.values()].join(' ')).not.toContain('unsafe')
  })

  test('only pages of the site’s origins may frame it', async () => {
    const { port } = new URL(server.url)
    expect(policyOf(await fetch(`${server.url}/v1/panel/framed`)).get('frame-ancestors')).toBe(
      `https://www.example.org https://*.clinic.example http://127.0.0.1:${port} http://localhost:${port}`,
    )
    expect(policyOf(await fetch(`${server.url}/v1/panel/inline`)).get('frame-ancestors')).toBe(
      'https://inline.example.org',
    )
  })

  test('it is asked for again each time and sent again only when it changed', async () => {
    const first = await fetch(`${server.url}/v1/panel/framed`)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const again = await fetch(`${server.url}/v1/panel/framed`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  test('an unknown site is a plain 404', async () => {
    const response = await fetch(`${server.url}/v1/panel/nobody`)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('text/plain')
  })
})
