import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { QUESTION } from '../support/chat-driver.ts'
import { openStage, type Stage } from '../support/stage.ts'

interface Api {
  [verb: string]: (...args: unknown[]) => void
}
type Window = Omit<globalThis.Window, 'Navis'> & { Navis?: Api; heard: string[] }

/** How often a chat is put up and taken down; `npm run proof` does it a thousand times. */
const MOUNTS = Number(process.env.NAVIS_MOUNTS ?? 30)

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

const call = (page: Page, verb: string, ...args: unknown[]) =>
  page.evaluate(([name, ...rest]) => (window as unknown as Window).Navis?.[name as string]?.(...rest), [verb, ...args])

describe('the script tag', () => {
  test('twice on a page is one chat', async () => {
    const { page, chat, seen } = await stage.open({
      body: `<main><h1>Twice</h1></main><script async src="${stage.relay.url}/v1/widget.js" data-site="demo"></script>`,
    })
    await chat.open()
    await page.evaluate(
      url =>
        new Promise(resolve => {
          const script = Object.assign(document.createElement('script'), { src: url, onload: resolve })
          script.dataset.site = 'demo'
          document.head.append(script)
        }),
      `${stage.relay.url}/v1/widget.js?again`,
    )
    expect(await page.locator('navis-chat').count()).toBe(1)
    expect(await page.locator('navis-chat iframe').count()).toBe(1)
    expect(seen.errors).toEqual([])
  })

  test('costs a page that nobody chats on one small file, and connects to nothing', async () => {
    const { chat, seen } = await stage.open()
    await chat.launcher.waitFor()
    expect(seen.urls.filter(url => !url.startsWith(stage.host.origin))).toEqual([`${stage.relay.url}/v1/widget.js`])
  })

  test('may be configured by a settings object or a JSON block, where a tag manager drops attributes', async () => {
    const settings = `{"site": "demo", "relay": "${stage.relay.url}", "open": true}`
    for (const block of [
      `<script>window.NavisSettings = ${settings}</script>`,
      `<script type="application/json" id="navis-settings">${settings}</script>`,
    ]) {
      const { page, chat } = await stage.open({
        relay: 'about:blank#',
        head: `${block}<script>{ const script = document.createElement('script'); script.src = '${stage.relay.url}/v1/widget.js'; document.head.append(script) }</script>`,
      })
      await chat.box.waitFor()
      expect(await page.locator('navis-chat').count()).toBe(1)
      // Opened by the page, not by the person: nobody's focus moves.
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
    }
  })

  test('asks in Spanish on a page that says so, as a tag or later, and is round where the theme wants that', async () => {
    const { page } = await stage.open({ attributes: `data-locale="es-MX" data-theme='{"launcher": "circle"}'` })
    const launcher = page.getByRole('button', { name: 'Preguntar' })
    await launcher.waitFor()
    const { width, height } = (await launcher.boundingBox()) ?? {}
    expect([width, height]).toEqual([56, 56])
    await call(page, 'setLocale', 'en')
    await page.getByRole('button', { name: 'Ask a question' }).waitFor()
    await call(page, 'setLocale', 'es')
    await launcher.waitFor()
  })

  test('without a site key, or with a target that is not there, says on the console what to do', async () => {
    const missing = await stage.open({ attributes: 'data-target="#nowhere"' })
    await expect.poll(() => missing.seen.errors).toEqual([expect.stringContaining('data-target')])
    const { page, seen } = await stage.open({ relay: 'about:blank#' })
    await page.addScriptTag({ url: `${stage.relay.url}/v1/widget.js` })
    await expect
      .poll(() => seen.errors.filter(error => error.startsWith('Navis')))
      .toEqual([expect.stringContaining('data-site')])
    expect(await page.locator('navis-chat').count()).toBe(0)
  })

  test('of a site that the relay does not know leads to the page’s contact', async () => {
    const { page } = await stage.open({ relay: 'about:blank#', head: unknownSite(stage.relay.url) })
    await page.getByRole('button', { name: 'Ask a question' }).click()
    await page.locator('navis-chat a[href="tel:+15035550142"]').waitFor()
  })
})

const unknownSite = (relay: string) =>
  `<script async src="${relay}/v1/widget.js" data-site="nobody" data-contact="tel:+15035550142"></script>`

describe('the module', () => {
  test('puts up a chat that is the program’s own, and says why it cannot', async () => {
    const { page, chat, seen } = await stage.open({ relay: 'about:blank#' })
    // As text: in a function, the test runner would make an import of its own of it.
    const said = await page.evaluate(`(async () => {
      const { mount } = await import('${stage.relay.url}/v1/navis.js')
      const attempt = target => {
        try {
          mount({ site: 'demo', target })
          return 'no error'
        } catch (error) {
          return String(error)
        }
      }
      const floating = mount({ site: 'demo', theme: 'ember' })
      const messages = [attempt(), attempt('#nowhere')]
      floating.destroy()
      const left = document.querySelectorAll('navis-chat').length
      mount({ site: 'demo', target: document.querySelector('#chat') })
      return { messages, left, global: 'Navis' in window }
    })()`)
    expect(said).toEqual({
      messages: [expect.stringContaining('floats'), expect.stringContaining('target')],
      left: 0,
      global: false,
    })
    await chat.box.waitFor()
    expect(await page.locator('#chat navis-chat').count()).toBe(1)
    expect(seen.errors.filter(error => error.startsWith('Navis'))).toEqual([])
  })
})

describe('window.Navis', () => {
  test('takes calls before it is there, and asks in the person’s name', async () => {
    const { chat } = await stage.open({
      head: `<script>window.Navis = [['ask', ${JSON.stringify(QUESTION)}]]</script>`,
    })
    await chat.answered()
    expect(await chat.log.getByRole('heading', { name: QUESTION, exact: true }).count()).toBe(1)
  })

  test('tells the page that the chat opened and closed, and nothing of what is said', async () => {
    const { page, chat } = await stage.open({
      head: `<script>window.heard = []; window.Navis = ['ready', 'open', 'close', 'error'].map(name =>
        ['on', name, (...args) => heard.push(name, JSON.stringify(args))])</script>`,
    })
    await chat.launcher.waitFor()
    await call(page, 'open')
    await chat.box.waitFor()
    await chat.ask('I have a fever of 101 and I’m on chemo')
    await chat.answered()
    await call(page, 'close')
    await chat.dialog.waitFor({ state: 'hidden' })
    const heard = await page.evaluate(() => (window as unknown as Window).heard)
    expect(heard.filter(words => !words.startsWith('['))).toEqual(['ready', 'open', 'close'])
    expect(heard.join(' ')).not.toMatch(/fever|chemo|emergency|urgent/)
  })

  test.each(['floating', 'target', 'inline'] as const)('destroy leaves nothing on the page (%s)', async embedding => {
    const { page, chat } = await stage.open({ embedding })
    await chat.open()
    await chat.ask('What does HER2-low mean?')
    await chat.answered()
    await call(page, 'destroy')
    const left = await page.evaluate(() => ({
      elements: document.querySelectorAll('navis-chat, iframe').length,
      global: 'Navis' in window,
      sheets: document.adoptedStyleSheets.length,
      classes: document.documentElement.className + document.body.className + document.documentElement.style.cssText,
    }))
    expect(left).toEqual({ elements: 0, global: false, sheets: 0, classes: '' })
  })

  test.each(['floating', 'inline'] as const)(
    `${MOUNTS} chats put up, opened and taken down again leave no node, listener, document or memory behind (%s)`,
    async embedding => {
      const { page, chat } = await stage.open({ embedding })
      await chat.launcher.waitFor()
      const client = await page.context().newCDPSession(page)
      await client.send('Performance.enable')
      const measure = async () => {
        await client.send('HeapProfiler.collectGarbage')
        const { metrics } = await client.send('Performance.getMetrics')
        const read = (name: string) => metrics.find(metric => metric.name === name)?.value ?? Number.NaN
        return {
          nodes: read('Nodes'),
          listeners: read('JSEventListeners'),
          documents: read('Documents'),
          heap: read('JSHeapUsedSize'),
        }
      }
      const cycle = async (times: number) => {
        for (let time = 0; time < times; time++) {
          await call(page, 'open')
          await chat.box.waitFor()
          await call(page, 'destroy')
          await page.evaluate(
            ([url, mode]) =>
              new Promise(resolve => {
                const script = Object.assign(document.createElement('script'), { src: url, onload: resolve })
                Object.assign(script.dataset, { site: 'demo', mode })
                document.head.append(script)
                script.addEventListener('load', () => script.remove())
              }),
            [`${stage.relay.url}/v1/widget.js`, embedding === 'inline' ? 'inline' : 'frame'],
          )
        }
      }
      await cycle(5)
      const before = await measure()
      await cycle(MOUNTS)
      const after = await measure()
      // A few nodes of slack for what the browser itself keeps; one leaked panel is more than a hundred, thirty are thousands.
      expect(after.nodes - before.nodes).toBeLessThan(100)
      expect(after.listeners - before.listeners).toBeLessThan(20)
      expect(after.documents - before.documents).toBeLessThan(3)
      // What the browser keeps of scripts that ran is some kB for each; a panel would be a hundred.
      expect(after.heap - before.heap).toBeLessThan(2_000_000 + MOUNTS * 15_000)
    },
    60_000 + MOUNTS * 1_000,
  )
})
