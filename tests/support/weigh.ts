/** What a page has loaded from a relay, in bytes on the wire. */

/** The size of a response's body as it travels. `fetch` would decode it, so this reads the wire itself. */
export async function measureBody(url: string): Promise<number> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers: { 'accept-encoding': 'br' } }, response => {
      let bytes = 0
      response.on('data', chunk => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
    })
    asking.on('error', reject).end()
  })
}

/** The responses of `relay` among `urls`, each once: in all, and by path. */
export async function weigh(
  relay: string,
  urls: readonly string[],
): Promise<{ total: number; parts: Record<string, number> }> {
  const parts: Record<string, number> = {}
  for (const url of new Set(urls.filter(address => address.startsWith(relay)))) {
    parts[new URL(url).pathname] = await measureBody(url)
  }
  return { total: Object.values(parts).reduce((sum, bytes) => sum + bytes, 0), parts }
}
