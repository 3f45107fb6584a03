/** The built widget's files and the panel's page. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Site } from '../site.ts'
import type { Sites } from '../sites.ts'
import { type Manifest, NOT_BUILT } from './build.ts'
import { listEmbedders } from './origins.ts'
import { renderPanelPage, writePanelPolicy } from './panel-page.ts'
import { toSettings } from './settings.ts'
import { createTextBody, sendTextBody, type TextBody } from './text-body.ts'

export interface WidgetOptions {
  /** Where `npm run build` writes; need not exist. */
  folder: string
  /** The current release, undefined while there is none. */
  manifest(): Manifest | undefined
  sites: Pick<Sites, 'find'>
  own(): readonly string[]
  /** Who runs the relay's language model, where it has one. */
  processor?: string | undefined
}

/** Files of the current release that are asked for without naming it. */
export const MOVING = ['widget.js', 'navis.js', 'mend.js']
/** Pages load them from these addresses for years: five minutes after a release they are the new ones everywhere. */
const MOVING_MAX_AGE_MS = 5 * 60_000

/** What a patient's chat never needs: a page that is taken over cannot ask for it either. */
const PERMISSIONS =
  'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=()'

export function addWidgetRoutes(server: FastifyInstance, options: WidgetOptions): void {
  const { folder, manifest, sites, own, processor } = options
  server.register(fastifyStatic, {
    root: folder,
    prefix: '/v1/',
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    suppressWarning: true, // a missing build has its own sentence
    maxAge: '1y',
    immutable: true,
    setHeaders: reply => void openToAll(reply),
  })

  for (const file of MOVING) {
    server.get(`/v1/${file}`, (_request, reply) => {
      const current = manifest()
      if (!current) return sendNotBuilt(reply)
      return reply.sendFile(`${current.version}/${file}`, { maxAge: MOVING_MAX_AGE_MS, immutable: false })
    })
  }

  // Not as a file like the others: by its ending it would be a video.
  server.get('/v1/navis.d.ts', async (_request, reply) => {
    const current = manifest()
    if (!current) return sendNotBuilt(reply)
    const types = await readFile(join(folder, current.version, 'navis.d.ts'), 'utf8')
    return openToAll(reply.header('cache-control', 'no-cache')).type('text/plain; charset=utf-8').send(types)
  })

  server.get('/v1/manifest.json', (_request, reply) => {
    if (!manifest()) return sendNotBuilt(reply)
    return reply.sendFile('manifest.json', { maxAge: 0, immutable: false })
  })

  const pages = new WeakMap<Site, { release: Manifest; body: TextBody }>()
  server.get<{ Params: { site: string } }>('/v1/panel/:site', (request, reply) => {
    const site = sites.find(request.params.site)
    reply.header('cache-control', 'no-cache')
    if (!site) return sendSentence(reply, 404, 'There is no such chat here.')
    const release = manifest()
    if (!release) return sendNotBuilt(reply)
    let page = pages.get(site)
    if (page?.release !== release) {
      page = { release, body: createTextBody(renderPanelPage(toSettings(site, processor), release)) }
      pages.set(site, page)
    }
    openToAll(reply)
      .type('text/html; charset=utf-8')
      .header('content-security-policy', writePanelPolicy(own(), listEmbedders(site, own())))
      .header('permissions-policy', PERMISSIONS)
      .header('x-robots-tag', 'noindex')
      // With it the frame also loads in host pages that isolate themselves.
      .header('cross-origin-embedder-policy', 'require-corp')
    return sendTextBody(request, reply, page.body)
  })
}

/** Public files that every origin may load and read. */
export function openToAll(reply: FastifyReply): FastifyReply {
  return reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
}

function sendNotBuilt(reply: FastifyReply): FastifyReply {
  return sendSentence(reply.header('cache-control', 'no-store'), 503, NOT_BUILT)
}

function sendSentence(reply: FastifyReply, status: number, sentence: string): FastifyReply {
  return openToAll(reply).code(status).type('text/plain; charset=utf-8').send(`${sentence}\n`)
}
