/**
 * Builds the studio, and the widget into `dist/widget/RELEASE/`, compressed, with its manifest; earlier releases stay beside it. A build from
 * scratch has none: `--keep FROM` takes them from a running relay (`https://HOST`) or a folder such as another `dist/widget`. `--quick`
 * leaves out what only makes files lighter, to see that all is there for a build.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import packageJson from '../package.json' with { type: 'json' }
import { DEFAULT_PRESET, PRESETS } from '../protocol/theme-presets.ts'
import { writePublicTypes } from './public-types.ts'
import { type Manifest, openSource, type Release, writeReleaseFile } from './releases.ts'

const OUT = 'dist/widget'
/** Old pages keep working through a rolling deploy: this many releases are served, the new one among them. */
const RELEASES_KEPT = 3

/** The version and what it was built from: a changed source can never hide behind an address that browsers keep for a year. */
const SOURCES = [
  'widget',
  'protocol',
  'scripts/build.ts',
  'scripts/leave-out.ts',
  'scripts/marked-lexer.ts',
  'scripts/minify.ts',
  'scripts/parts.ts',
  'scripts/preact-core.ts',
  'scripts/public-types.ts',
  'package-lock.json',
  'vite.config.ts',
]
const release = `${packageJson.version}-${await hashSources(SOURCES)}`
const outDir = join(OUT, release)
const { values } = parseArgs({
  options: { keep: { type: 'string', multiple: true, default: [] }, quick: { type: 'boolean' } },
})

// First: where they cannot be had, nothing has been changed.
const earlier = await keepEarlier(values.keep).catch(error => {
  console.error(`--keep: ${error.message}`)
  process.exit(1)
})
await rm(outDir, { recursive: true, force: true })
const accents = Object.entries(PRESETS)
  .filter(([name]) => name !== DEFAULT_PRESET)
  .map(([name, { accent }]) => name + accent.slice(1))
  .join('')
const minify = values.quick ? false : 'oxc'
const shared = { define: { __RELEASE__: JSON.stringify(release), __ACCENTS__: JSON.stringify(accents) } }
// As libraries: an application build wraps each import() in a preloader, which would be a fifth of the loader. One build each,
// since no page has both: what they share would be a file of its own, which costs another request and 350 bytes.
for (const [name, entry] of [
  ['panel', 'widget/panel/frame.ts'],
  ['inline', 'widget/panel/inline.ts'],
] as const) {
  await build({
    ...shared,
    build: {
      outDir,
      minify,
      lib: { entry: { [name]: entry }, formats: ['es'] },
      rolldownOptions: {
        // What loads later takes what it shares from the entry.
        preserveEntrySignatures: 'allow-extension',
        // The folder says the release, so names need no hash, and a chunk that failed can be asked for again by its name.
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: `${name}-[name].js`,
          minify: true,
          // What the entry needs is in it, however many later parts need it too: a file more would cost all of them a request.
          codeSplitting: { groups: [{ name, tags: ['$initial'] }] },
        },
      },
    },
  })
}
for (const [name, entry, format] of [
  ['widget.js', 'widget/loader/main.ts', 'iife'],
  ['navis.js', 'widget/loader/module.ts', 'es'],
  ['mend.js', 'widget/panel/mend.ts', 'iife'],
] as const) {
  await build({
    ...shared,
    build: {
      outDir,
      minify,
      lib: { entry, formats: [format], name: 'navis' },
      rolldownOptions: { output: { entryFileNames: name, minify: true } },
    },
  })
}

await writeFile(join(outDir, 'navis.d.ts'), await writePublicTypes())

// The demo's theme studio: part of no release, and no page of a site.
await build({
  build: {
    outDir: 'dist/studio',
    lib: { entry: 'demo/studio/main.tsx', formats: ['es'] },
    rolldownOptions: { output: { entryFileNames: 'studio.js', minify: true } },
  },
})

const files: Release['files'] = {}
for (const name of (await readdir(outDir)).sort()) {
  files[name] = await writeReleaseFile(outDir, name, await readFile(join(outDir, name)))
}

const manifest: Manifest = { version: release, files, preload: await staticImports('panel.js'), earlier }
await writeFile(join(OUT, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
await removeOthers([release, ...earlier.map(({ version }) => version)])

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

/** Copies what is asked for, before what is here already; newest first. */
async function keepEarlier(sources: string[]): Promise<Release[]> {
  const kept = new Map<string, Release>()
  for (const from of existsSync(join(OUT, 'manifest.json')) ? [...sources, OUT] : sources) {
    const source = openSource(from)
    for (const found of await source.list()) {
      if (found.version === release || kept.has(found.version) || kept.size === RELEASES_KEPT - 1) continue
      if (from !== OUT) await source.copy(found, OUT)
      if (existsSync(join(OUT, found.version))) kept.set(found.version, found)
    }
  }
  return [...kept.values()]
}

async function removeOthers(versions: string[]): Promise<void> {
  for (const entry of await readdir(OUT, { withFileTypes: true })) {
    if (entry.isDirectory() && !versions.includes(entry.name)) await rm(join(OUT, entry.name), { recursive: true })
  }
}
