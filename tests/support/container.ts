/** The steps of the Dockerfile without Docker: which files it copies, and a tree as its last stage leaves it. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

export interface Stage {
  name: string
  image: string
  /** What it copies from the repository, not from other stages. */
  sources: string[]
  instructions: { name: string; text: string }[]
}

export function readDockerfile(): Stage[] {
  const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
  const stages: Stage[] = []
  for (const line of text.split('\n').filter(line => line.trim() !== '')) {
    const [name = '', ...rest] = line.split(/\s+/)
    if (name === 'FROM') {
      const [image = '', , alias = ''] = rest
      stages.push({ name: alias, image, sources: [], instructions: [] })
    }
    const stage = stages.at(-1)
    if (!stage) throw new Error(`The Dockerfile begins with ${name} and not with FROM.`)
    stage.instructions.push({ name, text: rest.join(' ') })
    if (name === 'COPY' && !rest[0]?.startsWith('--from')) stage.sources.push(...rest.slice(0, -1))
  }
  return stages
}

/** Paths that `.dockerignore` lets through: it leaves out everything and takes back what is named. */
export function readContext(): string[] {
  const lines = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n')
  if (!lines.includes('*')) throw new Error('.dockerignore must leave out everything first.')
  return lines.filter(line => line.startsWith('!')).map(line => line.slice(1))
}

export interface Tree {
  folder: string
  /** Every path in it, to see whether anything was added. */
  list(): string[]
  remove(): void
}

/**
 * The tree of the last stage. `packages` are those of `npm ci --omit=dev`: installed anew with `install`, else copied
 * from this repository's by what the lock file says. Nobody may write into it.
 */
export function layTree({ install = false } = {}): Tree {
  const folder = mkdtempSync(join(tmpdir(), 'navis-container-'))
  const stages = readDockerfile()
  const copy = (path: string) => cpSync(join(ROOT, path), join(folder, path), { recursive: true })
  const source = stages.find(({ name }) => name === 'source')
  for (const path of [...(source?.sources ?? []), ...(stages.at(-1)?.sources ?? [])]) copy(path)
  copy('dist')
  if (install) run(folder, 'npm', ['ci', '--ignore-scripts', '--omit=dev'])
  else for (const path of listPackages()) copy(path)
  spawnSync('chmod', ['-R', 'a-w,a+rX', folder])
  return {
    folder,
    list: () => listFiles(folder),
    remove() {
      spawnSync('chmod', ['-R', 'u+w', folder])
      rmSync(folder, { recursive: true })
    },
  }
}

/** Builds the widget as the stage `widget` does, in a folder with only its files and, without `install`, our packages and a quick build. */
export function buildWidget({ install = false } = {}): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'navis-container-'))
  try {
    for (const { name, sources } of readDockerfile())
      if (name === 'source' || name === 'widget')
        for (const path of sources) cpSync(join(ROOT, path), join(folder, path), { recursive: true })
    if (install) run(folder, 'npm', ['ci', '--ignore-scripts'])
    else symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    run(folder, process.execPath, ['scripts/build.ts', ...(install ? [] : ['--quick'])])
    return readdirSync(join(folder, 'dist/widget'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A folder for NAVIS_DATA that everybody may write into, whichever user the relay runs as. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'navis-data-'))
  const data = join(folder, 'data')
  mkdirSync(data)
  for (const path of [folder, data]) chmodSync(path, 0o777)
  return data
}

function run(cwd: string, command: string, args: string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (error) throw error
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr.slice(-2_000)}`)
}

function listPackages(): string[] {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  return Object.entries<{ dev?: boolean; devOptional?: boolean }>(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional && existsSync(join(ROOT, path)))
    .map(([path]) => path)
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
}
