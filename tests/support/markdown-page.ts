/** Opens `markdown-entry.tsx` in Chromium, built in memory. */
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import type {} from './markdown-entry.tsx'

const ADDRESS = 'http://markdown.test/'

/** `plain` builds another entry as anybody would, without what our own build leaves out of packages. */
export async function openMarkdownPage(browser: Browser, plain?: string): Promise<Page> {
  const entry = plain ?? 'tests/support/markdown-entry.tsx'
  const result = await build({
    logLevel: 'error',
    ...(plain && { configFile: false, publicDir: false }),
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: { entry }, output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
    },
  })
  if (!('output' in result)) throw new Error('The build gave no output')
  const files = new Map(result.output.flatMap(file => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])))
  const page = await browser.newPage()
  await page.route(`${ADDRESS}**`, route => {
    const script = files.get(new URL(route.request().url()).pathname.slice(1))
    return script
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/entry.js"></script>',
        })
  })
  await page.goto(ADDRESS)
  await page.waitForFunction(() => 'stream' in window)
  return page
}
