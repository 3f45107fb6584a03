/** The demo: a pretend cancer centre's pages, the theme studio, and a way to lose the network on purpose. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ReadAddress } from './client-address.ts'
import { isListed } from './origins.ts'

export interface DemoOptions {
  /** Its pages, styles, scripts and pictures are served at `/`. */
  folder: string
  /** The studio's script, made by `npm run build`. */
  studioScript: string
  own(): readonly string[]
  readAddress: ReadAddress
  /** Has the connection of an address broken off after its next answer's first words (`connection-cut.ts`). */
  arm(address: string): void
}

/** What pages are made of; the sites file and sources lie in the same folder. */
const SERVED = /(\/|\.(css|js|svg|png|jpg|webp|pdf))$/

export function addDemoRoutes(
  server: FastifyInstance,
  { folder, studioScript, own, readAddress, arm }: DemoOptions,
): void {
  const dress = (reply: FastifyReply): FastifyReply => {
    // Nothing but the relay's own names can be asked for anything; inside that the pages show what sites do.
    const sources = own().flatMap(origin => [origin, origin.replace(/^http/, 'ws')])
    const policy = `default-src 'self' 'unsafe-inline' data: ${sources.join(' ')}; base-uri 'none'; object-src 'none'; form-action 'self'`
    return reply.header('cache-control', 'no-cache').header('content-security-policy', policy)
  }

  const sendPage = async (file: string, host: string, reply: FastifyReply): Promise<FastifyReply> => {
    const page = await readFile(join(folder, file), 'utf8')
    return dress(reply)
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('{{relay}}', findRelay(own(), host)))
  }
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.html'))
  for (const file of pages) {
    server.get(`/${file}`, (request, reply) => sendPage(file, request.host, reply))
    if (!file.endsWith('index.html')) continue
    server.get(`/${file.slice(0, -'index.html'.length)}`, (request, reply) => sendPage(file, request.host, reply))
  }
  server.get('/studio/studio.js', async (_request, reply) => {
    const script = await readFile(studioScript, 'utf8')
    return dress(reply).type('text/javascript; charset=utf-8').send(script)
  })

  server.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    decorateReply: false,
    dotfiles: 'ignore',
    suppressWarning: true,
    cacheControl: false,
    allowedPath: path => SERVED.test(path),
    setHeaders: reply => void dress(reply),
  })

  server.post('/demo/cut', (request, reply) => {
    // Only the demo's own pages: no other page can do it to a visitor.
    if (!isListed(request.headers.origin ?? '', own())) return reply.code(403).send({ error: 'Only for the demo.' })
    arm(readAddress(request.raw))
    return reply.code(204).send()
  })
}

/**
 * The relay as a page served under `host` should name it: by its other name where it has one, so that the chat's frame is
 * of another origin than the page, as on a real site.
 */
function findRelay(own: readonly string[], host: string): string {
  return own.find(origin => new URL(origin).host !== host) ?? own[0] ?? ''
}
