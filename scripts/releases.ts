/** Releases of the widget as files: written with their compressed forms, and taken from a folder or a running relay. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

interface ReleaseFile {
  /** As in a script tag: `sha384-…`. */
  integrity: string
  bytes: number
  brotliBytes: number
}

export interface Release {
  version: string
  files: Record<string, ReleaseFile>
}

/** What `manifest.json` says: the current release, and those that are served beside it, newest first. */
export interface Manifest extends Release {
  /** Files that the panel's page asks for at once. */
  preload: string[]
  earlier: Release[]
}

/** No path leads out of a release's folder. */
const NAME = /^\w[\w.-]*$/
/** The largest file of a release has a tenth of it. */
const FILE_MAX_BYTES = 1_000_000

/** Writes a file of a release and its compressed forms into `folder`. */
export async function writeReleaseFile(folder: string, name: string, content: Uint8Array): Promise<ReleaseFile> {
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  await writeFile(join(folder, name), content)
  await writeFile(join(folder, `${name}.br`), brotli)
  await writeFile(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
  return { integrity: integrityOf(content), bytes: content.length, brotliBytes: brotli.length }
}

/** `sha384-…` of the content. */
function integrityOf(content: Uint8Array): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`
}

/** Where earlier releases can be had: `https://HOST`, or a folder with a `manifest.json` such as `dist/widget`. */
export function openSource(from: string): {
  list(): Promise<Release[]>
  copy(release: Release, to: string): Promise<void>
} {
  const url = /^https?:\/\//.test(from) ? new URL('/v1/', from) : undefined
  if (url?.protocol === 'http:' && !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) {
    throw new Error(`Scripts are taken over https alone: ${from}`)
  }

  async function read(path: string): Promise<Uint8Array> {
    if (!url) return readFile(join(from, path))
    const response = await fetch(new URL(path, url), { redirect: 'error' })
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}.`)
    return response.bytes()
  }

  return {
    async list() {
      const {
        version,
        files,
        earlier = [],
      }: Partial<Manifest> = JSON.parse(String(Buffer.from(await read('manifest.json'))))
      const releases = [{ version, files }, ...earlier] as Release[]
      for (const { version, files } of releases) {
        const names = [version, ...Object.keys(files ?? {})]
        if (!names.every(name => NAME.test(String(name)))) throw new Error(`${from} names no releases of this widget.`)
      }
      return releases
    },
    /** All of it or nothing: a file that is not what the manifest says is an error. */
    async copy({ version, files }, to) {
      const folder = join(to, version)
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true })
      for (const [name, { integrity }] of Object.entries(files)) {
        const content = await read(`${version}/${name}`)
        if (content.length > FILE_MAX_BYTES || integrityOf(content) !== integrity) {
          await rm(folder, { recursive: true })
          throw new Error(`${name} of release ${version} is not what ${from} says that it is.`)
        }
        await writeReleaseFile(folder, name, content)
      }
    },
  }
}
