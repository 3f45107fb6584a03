/** A cancer centre's own web server, on another origin than the relay: it serves whatever page a test gives it. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface HostPage {
  html: string
  headers?: Record<string, string>
  /** Serves it from an origin that no other page has; there are as many as `startHostSite` was told. */
  ownOrigin?: boolean
}

export interface HostSite {
  /** `http://localhost:PORT`; the relay is `http://127.0.0.1:PORT`, so the two are of different sites. */
  origin: string
  /** Of pages that have one of their own. */
  ownOrigins: readonly string[]
  /** Serves a page from here on; returns its address. */
  serve(page: HostPage): string
  close(): Promise<void>
}

/** `spare`: how many pages may have an origin of their own. */
export async function startHostSite(spare = 0): Promise<HostSite> {
  const pages: HostPage[] = []
  const answer: RequestListener = (request, response) => {
    const page = pages[Number(/^\/page-(\d+)$/.exec(request.url?.split('?')[0] ?? '')?.[1])]
    if (!page) return response.writeHead(204).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html)
  }
  const servers = await Promise.all(Array.from({ length: spare + 1 }, () => listen(answer)))
  const [origin, ...ownOrigins] = servers.map(
    server => `http://localhost:${(server.address() as AddressInfo).port}`,
  ) as [string, ...string[]]
  let taken = 0
  return {
    origin,
    ownOrigins,
    serve(page) {
      const where = page.ownOrigin ? ownOrigins[taken++] : origin
      if (!where) throw new Error('Every spare origin is taken.')
      return `${where}/page-${pages.push(page) - 1}`
    },
    async close() {
      for (const server of servers) server.closeAllConnections()
      await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))))
    },
  }
}

async function listen(answer: RequestListener): Promise<Server> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve))
  return server
}
