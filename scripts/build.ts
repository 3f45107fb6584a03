/** Builds the studio, and the widget into `dist/widget/RELEASE/`, compressed, with its manifest; earlier releases stay beside it. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import packageJson from '../package.json' with { type: 'json' }

const OUT = 'dist/widget'
/** Old pages keep working through a rolling deploy: this many releases are served, the new one among them. */
const RELEASES_KEPT = 3

/** The version and what it was built from: a changed source can never hide behind an address that browsers keep for a year. */
const release = `${packageJson.version}-${await hashSources(['widget', 'protocol', 'package-lock.json', 'vite.config.ts'])}`
const outDir = join(OUT, release)

await rm(outDir, { recursive: true, force: true })
const shared = { define: { __RELEASE__: JSON.stringify(release) } }
// As libraries: an application build wraps each import() in a preloader, which would be a fifth of the loader.
await build({
  ...shared,
  build: {
    outDir,
    lib: { entry: { panel: 'widget/panel/frame.ts', inline: 'widget/panel/inline.ts' }, formats: ['es'] },
    rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', minify: true } },
  },
})
await build({
  ...shared,
  build: {
    outDir,
    lib: { entry: 'widget/loader/main.ts', formats: ['iife'], name: 'navis' },
    rolldownOptions: { output: { entryFileNames: 'widget.js', minify: true } },
  },
})

// The demo's theme studio: part of no release, and no page of a site.
await build({
  build: {
    outDir: 'dist/studio',
    lib: { entry: 'demo/studio/main.tsx', formats: ['es'] },
    rolldownOptions: { output: { entryFileNames: 'studio.js', minify: true } },
  },
})

const files: Record<string, { integrity: string; bytes: number; brotliBytes: number }> = {}
for (const name of (await readdir(outDir)).sort()) {
  const content = await readFile(join(outDir, name))
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  await writeFile(join(outDir, `${name}.br`), brotli)
  await writeFile(join(outDir, `${name}.gz`), gzipSync(content, { level: 9 }))
  const integrity = `sha384-${createHash('sha384').update(content).digest('base64')}`
  files[name] = { integrity, bytes: content.length, brotliBytes: brotli.length }
}

const preload = await staticImports('panel.js')
await mkdir(OUT, { recursive: true })
await writeFile(join(OUT, 'manifest.json'), `${JSON.stringify({ version: release, files, preload }, undefined, 2)}\n`)
await removeOldReleases()

/** The first eight hex digits over the names and contents of files below `paths`. */
async function hashSources(paths: string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) {
    const names = (await stat(path)).isDirectory()
      ? (await readdir(path, { recursive: true, withFileTypes: true }))
          .filter(entry => entry.isFile())
          .map(entry => join(entry.parentPath, entry.name))
          .sort()
      : [path]
    for (const name of names)
      hash
        .update(name)
        .update('\0')
        .update(await readFile(name))
        .update('\0')
  }
  return hash.digest('hex').slice(0, 8)
}

/** `entry` and the chunks it needs before it runs, for the page's preload links. */
async function staticImports(entry: string, seen = new Set<string>()): Promise<string[]> {
  seen.add(entry)
  const code = await readFile(join(outDir, entry), 'utf8')
  for (const [, name] of code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
    if (name && !seen.has(name)) await staticImports(name, seen)
  }
  return [...seen]
}

async function removeOldReleases(): Promise<void> {
  const folders = (await readdir(OUT, { withFileTypes: true }))
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
  const dated = await Promise.all(folders.map(async name => ({ name, at: (await stat(join(OUT, name))).mtimeMs })))
  const old = dated.sort((a, b) => b.at - a.at).slice(RELEASES_KEPT)
  await Promise.all(old.map(({ name }) => rm(join(OUT, name), { recursive: true })))
}
