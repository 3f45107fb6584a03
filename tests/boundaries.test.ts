import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

interface Import {
  from: string
  to: string
  /** Erased before the code runs. */
  typeOnly: boolean
}

const files = ['protocol', 'widget', 'server', 'demo'].flatMap(folder =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map(name => join(folder, name)),
)

/** Every relative import of our own files, also the lazy ones. */
const imports: Import[] = files.flatMap(from => {
  const code = readFileSync(join(ROOT, from), 'utf8')
  const statements =
    /(?:import|export)\s+(type\s)?[^'"()]*?from\s*'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)|import\s*'(\.[^']+)'/g
  return [...code.matchAll(statements)].map(([statement, type, path, lazy, bare]) => ({
    from,
    to: relative(ROOT, resolve(ROOT, dirname(from), path ?? lazy ?? bare ?? '')),
    // `typeof import('…')` asks for types as well.
    typeOnly: type !== undefined || (lazy !== undefined && code.includes(`typeof ${statement}`)),
  }))
})

/** The release's version is read from there. */
const isPackage = (path: string) => path === 'package.json'
const inside = (folder: string) => (path: string) => path.startsWith(`${folder}/`)

/** Imports of files in `from` that lead to one of `to`, as readable lines. */
function crossing(from: string, to: (path: string) => boolean, options = { types: true }): string[] {
  return imports
    .filter(item => inside(from)(item.from) && to(item.to) && (options.types || !item.typeOnly))
    .map(item => `${item.from} → ${item.to}`)
}

describe('the folders keep to their side', () => {
  test('imports are found at all', () => {
    expect(imports.length).toBeGreaterThan(100)
  })

  test('protocol imports nothing of ours', () => {
    expect(crossing('protocol', path => !inside('protocol')(path))).toEqual([])
  })

  test('widget and server meet in protocol alone', () => {
    expect(crossing('widget', path => !inside('widget')(path) && !inside('protocol')(path))).toEqual([])
    expect(
      crossing('server', path => !inside('server')(path) && !inside('protocol')(path) && !isPackage(path)),
    ).toEqual([])
  })

  test('the demo knows the script tag, and of the code only what a theme is', () => {
    const isTheme = (path: string) => /^protocol\/(theme|contrast|oklch|readable)/.test(path)
    expect(crossing('demo', path => !inside('demo')(path) && !isTheme(path))).toEqual([])
    expect(imports.filter(item => inside('demo')(item.from)).length).toBeGreaterThan(5)
  })

  test('the loader reaches the panel only through the built address', () => {
    expect(crossing('widget/loader', inside('widget/panel'), { types: false })).toEqual([])
  })

  test('models know neither components nor the DOM of them', () => {
    expect(crossing('widget/models', path => inside('widget/panel')(path) || inside('widget/markdown')(path))).toEqual(
      [],
    )
  })

  test('transport and markdown know nothing above them', () => {
    const above = (path: string) => inside('widget/panel')(path) || inside('widget/models')(path)
    expect(crossing('widget/transport', above)).toEqual([])
    expect(crossing('widget/markdown', above)).toEqual([])
  })

  test('answers know knowledge and types, never the relay or HTTP', () => {
    expect(crossing('server/answer', path => inside('server/relay')(path) || inside('server/http')(path))).toEqual([])
    expect(crossing('server/knowledge', inside('server/relay'))).toEqual([])
  })

  test('the relay knows no HTTP and no backend', () => {
    const backend = (path: string) => /^server\/log\/(memory|sqlite|redis)/.test(path)
    expect(crossing('server/relay', path => inside('server/http')(path) || backend(path))).toEqual([])
  })

  test('a log backend is opened by open.ts alone', () => {
    const openers = imports.filter(({ to }) => /^server\/log\/(memory|sqlite|redis)\.ts$/.test(to))
    const others = openers.filter(({ from }) => from !== 'server/log/open.ts')
    expect(others.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('no file imports itself through others', () => {
    const graph = new Map<string, string[]>()
    for (const { from, to, typeOnly } of imports) if (!typeOnly) graph.set(from, [...(graph.get(from) ?? []), to])
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (path.includes(file) || done.has(file)) return
      for (const next of graph.get(file) ?? []) visit(next, [...path, file])
      done.add(file)
    }
    for (const file of graph.keys()) visit(file, [])
    expect(cycles).toEqual([])
  })
})
