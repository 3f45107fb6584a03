/** Earlier releases of the widget, as a build from scratch takes them over. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openSource, type Release } from '../../scripts/releases.ts'

const createFolder = () => mkdtempSync(join(tmpdir(), 'navis-releases-'))
const integrityOf = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`

function describeRelease(version: string, files: Record<string, string>): Release {
  const described = Object.entries(files).map(([name, text]) => [
    name,
    { integrity: integrityOf(text), bytes: text.length, brotliBytes: 0 },
  ])
  return { version, files: Object.fromEntries(described) }
}

/** A folder as a build leaves it, with two releases. */
function writeBuild(): string {
  const folder = createFolder()
  const [current, earlier] = [{ 'widget.js': 'two', 'panel.js': 'panel two' }, { 'widget.js': 'one' }]
  for (const [version, files] of Object.entries({ '2.0.0': current, '1.0.0': earlier })) {
    mkdirSync(join(folder, version))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, version, name), text)
  }
  const manifest = { ...describeRelease('2.0.0', current), preload: [], earlier: [describeRelease('1.0.0', earlier)] }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  return folder
}

/** A folder served as a relay serves it. */
async function serve(folder: string) {
  const server = createServer((request, response) => {
    try {
      response.end(readFileSync(join(folder, (request.url ?? '').replace(/^\/v1\//, ''))))
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

async function copyAll(from: string): Promise<string> {
  const to = createFolder()
  const source = openSource(from)
  for (const release of await source.list()) await source.copy(release, to)
  return to
}

test('a folder and a running relay give the same releases, newest first, each file as it was and compressed', async () => {
  const folder = writeBuild()
  const relay = await serve(folder)
  for (const from of [folder, relay.url]) {
    expect((await openSource(from).list()).map(({ version }) => version)).toEqual(['2.0.0', '1.0.0'])
    const to = await copyAll(from)
    expect(readdirSync(to).sort()).toEqual(['1.0.0', '2.0.0'])
    expect(readdirSync(join(to, '1.0.0')).sort()).toEqual(['widget.js', 'widget.js.br', 'widget.js.gz'])
    expect(readFileSync(join(to, '2.0.0/panel.js'), 'utf8')).toBe('panel two')
    expect(String(brotliDecompressSync(readFileSync(join(to, '2.0.0/panel.js.br'))))).toBe('panel two')
  }
  relay.close()
})

test('a file that is not what its manifest says is not taken, nor anything of its release', async () => {
  const folder = writeBuild()
  writeFileSync(join(folder, '2.0.0/panel.js'), 'something else')
  const to = createFolder()
  const source = openSource(folder)
  const [current, earlier] = (await source.list()) as [Release, Release]
  await expect(source.copy(current, to)).rejects.toThrow('panel.js of release 2.0.0')
  await source.copy(earlier, to)
  expect(readdirSync(to)).toEqual(['1.0.0'])
})

test.each(['../outside', '..', 'a/b', '.hidden', ''])(
  'a release or a file that is named "%s" is refused',
  async name => {
    for (const release of [describeRelease(name, {}), describeRelease('2.0.0', { [name]: 'x' })]) {
      const folder = createFolder()
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...release, preload: [] }))
      await expect(openSource(folder).list()).rejects.toThrow('names no releases')
    }
  },
)

test('scripts for patients’ browsers are taken from other machines over https alone', () => {
  expect(() => openSource('http://chat.example.org')).toThrow('https')
  expect(() => openSource('https://chat.example.org')).not.toThrow()
})
