/** The real HTTP server on a free port, with a small build, two sites and a socket that says where it came from. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { readConfig } from '../../server/config.ts'
import { readManifest } from '../../server/http/build.ts'
import { createReadAddress } from '../../server/http/client-address.ts'
import { listOwnOrigins } from '../../server/http/origins.ts'
import { createPlaces } from '../../server/http/places.ts'
import { createServer } from '../../server/http/server.ts'
import { createLogger } from '../../server/logging.ts'
import { type Limits, limitsWith } from '../../server/relay/limits.ts'
import { createOwnRates } from '../../server/relay/rates.ts'
import { openSites } from '../../server/sites.ts'

export const FRAMED = 'https://www.example.org'
export const INLINE = 'https://inline.example.org'

const SITES = [
  {
    key: 'framed',
    name: 'Framed </script><script>alert(1)</script> Center',
    origins: [FRAMED, 'https://*.clinic.example', 'self'],
    country: 'US',
    contact: { label: 'Nurse line', phone: '+1 503 555 0142' },
  },
  {
    key: 'inline',
    name: 'Inline Center',
    origins: [INLINE],
    country: 'US',
    contact: { label: 'Nurse line', phone: '+1 503 555 0142' },
    inline: true,
  },
]

export interface Started {
  url: string
  /** What was logged, one JSON text each. */
  lines: string[]
  /** Addresses whose connection the demo asked to be cut. */
  armed: string[]
  close(): Promise<void>
}

export async function startServer(
  change: {
    limits?: Partial<Limits>
    env?: Record<string, string>
    built?: boolean
    publicOrigin?: string
    isStopping?: () => boolean
  } = {},
): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'navis-http-'))
  const file = join(folder, 'sites.json')
  writeFileSync(file, JSON.stringify({ sites: SITES }))
  const widget = join(folder, 'widget')
  if (change.built !== false) writeBuild(widget)
  const demoFolder = join(folder, 'demo')
  mkdirSync(demoFolder)
  writeFileSync(join(demoFolder, 'index.html'), '<script src="{{relay}}/v1/widget.js"></script>')
  writeFileSync(join(demoFolder, 'site.css'), 'body {}')
  mkdirSync(join(demoFolder, 'studio'))
  writeFileSync(join(demoFolder, 'studio/index.html'), 'the studio')
  const studioScript = join(folder, 'studio.js')
  writeFileSync(studioScript, 'let studio')
  writeFileSync(join(demoFolder, 'sites.json'), '{}')
  const armed: string[] = []

  const config = readConfig(change.env ?? {})
  if (!config.ok) throw new Error(config.problems.join(' '))
  const limits = limitsWith(change.limits ?? {})
  const lines: string[] = []
  const manifest = readManifest(widget)
  let own: readonly string[] = []
  const server = createServer({
    sites: openSites(file),
    own: () => own,
    widget: { folder: widget, manifest: () => manifest },
    demo: { folder: demoFolder, studioScript, arm: address => armed.push(address) },
    readAddress: createReadAddress(config.config.trustProxy),
    places: createPlaces({ limits, opens: createOwnRates(limits).opens }),
    waitingConnections: limits.waitingConnections,
    isStopping: () => change.isStopping?.() ?? false,
    connect: (socket, _stream, { site, address }) => socket.send(JSON.stringify({ site: site.key, address })),
    logger: createLogger(line => lines.push(line)),
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  own = listOwnOrigins(change.publicOrigin ?? url)
  return { url, lines, armed, close: async () => void (await server.close()) }
}

function writeBuild(folder: string): void {
  const script = `console.log(${JSON.stringify('navis '.repeat(200))})`
  mkdirSync(join(folder, '1.2.3'), { recursive: true })
  mkdirSync(join(folder, '1.2.2'))
  for (const name of [
    '1.2.3/widget.js',
    '1.2.3/navis.js',
    '1.2.3/navis.d.ts',
    '1.2.3/panel.js',
    '1.2.3/mend.js',
    '1.2.3/chunk.js',
    '1.2.2/widget.js',
  ]) {
    writeFileSync(join(folder, name), script)
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(script))
  }
  const files = { 'widget.js': { integrity: 'sha384-x' }, 'panel.js': { integrity: 'sha384-y' } }
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ version: '1.2.3', files, preload: ['panel.js', 'chunk.js'] }),
  )
}
