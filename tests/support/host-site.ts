/** A cancer centre's own web server, on another origin than the relay: it serves whatever page a test gives it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface HostPage {
  html: string
  headers?: Record<string, string>
}

export interface HostSite {
  /** `http://localhost:PORT`; the relay is `http://127.0.0.1:PORT`, so the two are of different sites. */
  origin: string
  /** Serves a page from here on; returns its address. */
  serve(page: HostPage): string
  close(): Promise<void>
}

export async function startHostSite(): Promise<HostSite> {
  const pages: HostPage[] = []
  const server = createServer((request, response) => {
    const page = pages[Number(/^\/page-(\d+)$/.exec(request.url?.split('?')[0] ?? '')?.[1])]
    if (!page) return response.writeHead(204).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html)
  })
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    serve: page => `${origin}/page-${pages.push(page) - 1}`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
