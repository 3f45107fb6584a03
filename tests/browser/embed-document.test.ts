/** What docs/embed.md tells people to write is what runs here. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { QUESTION } from '../support/chat-driver.ts'
import { readSnippets } from '../support/document-snippets.ts'
import { type Opened, type OpenOptions, openStage, type Stage } from '../support/stage.ts'
import { policy } from './hosts/host-case.ts'

const DOCUMENT = 'docs/embed.md'
const CONTACT = 'Call our nurse line: (503) 555-0142'
const snippets = readSnippets(DOCUMENT)

let stage: Stage
let manifest: { version: string; files: Record<string, { integrity: string }> }

beforeAll(async () => {
  stage = await openStage()
  manifest = JSON.parse(readFileSync('dist/widget/manifest.json', 'utf8'))
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

/** The snippets under a heading, with this relay and site in the places that readers fill in. */
function read(heading: string, language: string): string[] {
  const found = snippets.filter(snippet => snippet.heading === heading && snippet.language === language)
  expect(found).not.toEqual([])
  return found.map(({ text }) =>
    text
      .replaceAll('https://chat.example.org', stage.relay.url)
      .replaceAll('wss://chat.example.org', stage.relay.url.replace('http', 'ws'))
      .replaceAll('VERSION', manifest.version)
      .replaceAll('HASH', manifest.files['widget.js']?.integrity ?? '')
      .replace(/\bKEY\b/g, 'demo'),
  )
}

const writePage = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>A cancer center</title>${head}</head><body><main><h1>A cancer center</h1></main>${body}</body></html>`

const openPage = (body: string, options: OpenOptions & { head?: string } = {}): Promise<Opened> =>
  stage.open({ ...options, write: () => writePage(body, options.head) })

/** Opens, asks and reads, and nobody has anything to complain about. */
async function works({ page, chat, seen }: Opened, isEmbedded = false): Promise<void> {
  if (isEmbedded) await chat.box.waitFor()
  else await chat.open()
  await chat.ask(QUESTION)
  await chat.answered()
  expect(seen.errors).toEqual([])
  expect(await page.locator('navis-chat').count()).toBe(1)
}

describe('plain HTML', () => {
  test('the link is there without the script, and the chat takes its place without moving anything', async () => {
    const [floating = ''] = read('Plain HTML', 'html')
    const bare = await openPage(floating, { headers: policy("script-src 'none'") })
    await bare.page.getByRole('link', { name: CONTACT }).waitFor()

    const opened = await openPage(floating)
    await opened.chat.launcher.waitFor()
    expect(await opened.page.getByRole('link', { name: CONTACT }).isVisible()).toBe(false)
    const shift = await opened.page.evaluate(
      () =>
        new Promise<number>(resolve => {
          let sum = 0
          new PerformanceObserver(list => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
          }).observe({ type: 'layout-shift', buffered: true })
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
        }),
    )
    expect(shift).toBe(0)
    await works(opened)
  })

  test('a tag that stands long before the link takes its place all the same', async () => {
    const [floating = ''] = read('Plain HTML', 'html')
    const [link = '', tag = ''] = floating.trim().split('\n')
    const opened = await openPage(`${tag.replace(' async', '')}<p>Plan for two hours.</p>${link}`)
    await opened.chat.launcher.waitFor()
    expect(await opened.page.getByRole('link', { name: CONTACT }).isVisible()).toBe(false)
    expect(await opened.page.locator('navis-chat').count()).toBe(1)
  })

  test('where the page forbids the relay, the link is back with its own words', async () => {
    const [floating = ''] = read('Plain HTML', 'html')
    const { page, chat } = await openPage(floating, {
      headers: policy(`script-src ${stage.relay.url}`, "frame-src 'none'"),
    })
    await chat.launcher.click()
    const link = page.getByRole('link', { name: CONTACT })
    await link.waitFor()
    expect(await link.getAttribute('href')).toBe('tel:+15035550142')
    await page.getByRole('link', { name: /new tab/ }).waitFor()
  })

  test('embedded, pinned to a release and opened by the page’s own button', async () => {
    const [, embedded = '', pinned = '', button = ''] = read('Plain HTML', 'html')
    const first = await openPage(embedded)
    await works(first, true)
    expect(await first.page.getByRole('link', { name: CONTACT }).isVisible()).toBe(false)

    await works(await openPage(pinned))

    const third = await openPage(button)
    await third.page.getByRole('button', { name: 'Ask a question' }).click()
    await third.chat.box.waitFor()
    expect(third.seen.errors).toEqual([])
  })
})

test('the lines of a content security policy are all that a page needs', async () => {
  const [framed = '', inline = ''] = read('Content security policy', 'text')
  const [tag = ''] = read('Plain HTML', 'html')
  await works(await openPage(tag, { headers: policy("default-src 'none'", framed.trim()) }))
  const opened = await openPage(tag.replace('data-site', 'data-mode="inline" data-site'), {
    embedding: 'inline',
    headers: policy("default-src 'none'", inline.trim(), "require-trusted-types-for 'script'", "trusted-types 'none'"),
  })
  await works(opened)
})

test('WordPress: what the plug-in writes into the footer', async () => {
  const [plugin = ''] = read('WordPress', 'php')
  // PHP gives out what stands between the end of one part of code and the beginning of the next.
  const [, footer = ''] = /add_action\('wp_footer', function \(\) \{ \?>\n([\s\S]*)<\?php \}\);/.exec(plugin) ?? []
  expect(footer).toContain('<script')
  // As WordPress and its bar for those who are logged in have it around.
  const head = `<style>html { margin-top: 32px !important } #wpadminbar { position: fixed; top: 0; left: 0; right: 0; height: 32px; z-index: 99999 }</style>`
  await works(await openPage(`<div id="wpadminbar"></div>${footer}`, { head }))
})

test('Drupal: the library of a theme, as its asset renderer writes it, and the link of the template', async () => {
  const [libraries = '', info = ''] = read('Drupal', 'yaml')
  const [template = ''] = read('Drupal', 'twig')
  expect(parse(info)).toEqual({ libraries: ['YOURTHEME/navis'] })
  const { navis } = parse(libraries) as {
    navis: { js: Record<string, { type: string; attributes: Record<string, string | true> }> }
  }
  const tags = Object.entries(navis.js).map(([src, { attributes }]) => {
    const list = Object.entries(attributes).map(([name, value]) =>
      value === true ? ` ${name}` : ` ${name}="${value}"`,
    )
    return `<script src="${src}"${list.join('')}></script>`
  })
  await works(await openPage(`${template}${tags.join('')}`))
})

test('a tag manager, which drops the attributes of what it puts in', async () => {
  const [tag = ''] = read('Tag managers', 'html')
  const manager = `<script>{
    const holder = document.createElement('div')
    holder.innerHTML = ${JSON.stringify(tag).replaceAll('</', '<\\/')}
    for (const { textContent } of holder.querySelectorAll('script')) {
      const script = document.createElement('script')
      script.text = textContent
      document.body.append(script)
      script.remove()
    }
  }</script>`
  await works(await openPage(manager))
})

describe('React', () => {
  const component = (): string => (read('React', 'tsx')[0] ?? '').replace("'./navis'", "'./navis.d.ts'")

  test('the component fits the types that the relay serves', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'navis-react-'))
    const packages = resolve('node_modules')
    const types = await (await fetch(`${stage.relay.url}/v1/navis.d.ts`)).text()
    writeFileSync(join(folder, 'navis.d.ts'), types)
    writeFileSync(join(folder, 'chat.tsx'), read('React', 'tsx')[0] ?? '')
    // What a wrong use looks like: each has to be an error.
    writeFileSync(
      join(folder, 'wrong.ts'),
      `import { mount } from './navis'
       // @ts-expect-error a site is needed
       mount({})
       // @ts-expect-error there is no such mode
       mount({ site: 'KEY', mode: 'popup' })
       // @ts-expect-error there is no such event
       mount({ site: 'KEY' }).on('answer', () => {})
       window.Navis = [['ask', 'What?'], ['open'], ['setTheme', 'ocean'], ['on', 'close', () => {}]]
       // @ts-expect-error there is no such verb
       window.Navis = [['listen']]`,
    )
    const paths = {
      react: [join(packages, 'preact/compat/src/index.d.ts')],
      'react/jsx-runtime': [join(packages, 'preact/jsx-runtime/src/index.d.ts')],
      preact: [join(packages, 'preact/src/index.d.ts')],
      'preact/*': [join(packages, 'preact/*/src/index.d.ts')],
    }
    const compilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      jsx: 'react-jsx',
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: [],
      paths,
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }))
    const run = () => execFileSync(join(packages, '.bin/tsc'), ['-p', folder], { encoding: 'utf8' })
    expect(run()).toBe('')
  })

  test('the component shows the chat, goes without a trace, and says so when the relay is away', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'navis-react-'))
    writeFileSync(join(folder, 'chat.tsx'), component())
    writeFileSync(
      join(folder, 'main.tsx'),
      `import { render } from 'react'
       import { NavisChat } from './chat'
       const root = document.getElementById('root')
       window.show = () => render(<NavisChat site="demo" theme="plum" />, root)
       window.hide = () => render(null, root)
       show()`,
    )
    const built = await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      resolve: {
        alias: [
          { find: /^react$/, replacement: resolve('node_modules/preact/compat') },
          { find: /^react\/jsx-(dev-)?runtime$/, replacement: resolve('node_modules/preact/jsx-runtime') },
          { find: /^preact/, replacement: resolve('node_modules/preact') },
        ],
      },
      oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
      build: { write: false, lib: { entry: join(folder, 'main.tsx'), formats: ['es'] } },
    })
    const [{ output }] = built as unknown as [{ output: { code: string }[] }]
    const code = output[0]?.code ?? ''
    const page = (script: string) =>
      `<div id="root"></div><script type="module">${script.replaceAll('</', '<\\/')}</script>`

    const opened = await openPage(page(code))
    await works(opened, true)
    await opened.page.evaluate(() => (window as unknown as { hide(): void }).hide())
    expect(await opened.page.locator('navis-chat, iframe').count()).toBe(0)
    await opened.page.evaluate(() => (window as unknown as { show(): void }).show())
    await opened.chat.box.waitFor()
    expect(await opened.page.locator('navis-chat').count()).toBe(1)

    const away = await openPage(page(code.replaceAll('/v1/navis.js', '/v1/no-such-module.js')))
    await away.page.getByText('Please call (503) 555-0142').waitFor()
  })
})
