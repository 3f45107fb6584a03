/** A real browser, a centre's web server and a relay: the chat as patients meet it, in each way of embedding. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { type ChatDriver, driveChat } from './chat-driver.ts'
import { type HostSite, startHostSite } from './host-site.ts'
import { type NavisApp, type NavisAppOptions, startNavis } from './navis-app.ts'
import { type Watched, watchPage } from './watched-page.ts'

export const EMBEDDINGS = ['floating', 'target', 'inline'] as const
export type Embedding = (typeof EMBEDDINGS)[number]

/** What a site writes on its tag for each. */
const ATTRIBUTES: Record<Embedding, string> = {
  floating: '',
  target: 'data-target="#chat"',
  inline: 'data-mode="inline"',
}

export interface HostPageParts {
  embedding?: Embedding
  /** More attributes of the script tag. */
  attributes?: string
  /** Before the script tag. */
  head?: string
  body?: string
  /** Attributes of `<html>`. */
  html?: string
  /** Of the relay; the stage's unless given. */
  relay?: string
  /** Writes the whole page around the script tag. */
  write?(tag: string): string
}

export interface OpenOptions extends HostPageParts {
  headers?: Record<string, string>
  /** Reading storage throws in every document, as where a browser keeps it from frames of other sites. */
  blockStorage?: boolean
  /** The page has an origin that no other page has. */
  ownOrigin?: boolean
  /** Of the browser: viewport, colour scheme, …; desktop and light unless given. */
  browser?: BrowserContextOptions
}

export interface Opened {
  page: Page
  chat: ChatDriver
  seen: Watched
}

export interface Stage {
  browser: Browser
  host: HostSite
  relay: NavisApp
  /**
   * The relay under the host's site, as `chat.example.org` is to `www.example.org`: another origin, but one whose storage
   * every browser keeps. Some deny it to frames of other sites, Debian's Chromium among them.
   */
  sameSiteRelay: string
  /** Another relay that the host may embed, closed with the stage. */
  addRelay(options: NavisAppOptions): Promise<NavisApp>
  /** A page of the host with the script tag, in a browser that was never here before; closed with the stage. */
  open(options?: OpenOptions): Promise<Opened>
  /** Closes what `open` opened: after each test, so that sockets and memory do not pile up. */
  clear(): Promise<void>
  close(): Promise<void>
}

interface StageOptions extends NavisAppOptions {
  /** How many pages may have an origin of their own. */
  ownOrigins?: number
}

/** A plain page of a centre with the script tag in its head. */
function writeHostPage({ embedding = 'floating', attributes = '', head = '', html = '', ...page }: HostPageParts) {
  const tag = `<script async src="${page.relay}/v1/widget.js" data-site="demo" ${ATTRIBUTES[embedding]} ${attributes}></script>`
  if (page.write) return page.write(tag)
  const main = '<main><h1>A cancer center</h1><p>Plan for two hours.</p><div id="chat"></div></main>'
  return (
    `<!doctype html><html lang="en" ${html}><head><meta charset="utf-8"><title>A cancer center</title>` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">${head}${tag}</head>` +
    `<body>${page.body ?? main}</body></html>`
  )
}

export async function openStage({ ownOrigins, ...options }: StageOptions = {}): Promise<Stage> {
  const [browser, host] = await Promise.all([launchBrowser(), startHostSite(ownOrigins)])
  const relays: NavisApp[] = []
  async function addRelay(more: NavisAppOptions): Promise<NavisApp> {
    const app = await startNavis({ ...more, origins: [host.origin, ...host.ownOrigins, ...(more.origins ?? [])] })
    relays.push(app)
    return app
  }
  const relay = await addRelay(options)
  const clear = async () => void (await Promise.all(browser.contexts().map(context => context.close())))
  return {
    browser,
    host,
    relay,
    sameSiteRelay: relay.url.replace('127.0.0.1', 'localhost'),
    addRelay,
    clear,
    async open({ headers, blockStorage, ownOrigin, browser: more, ...parts } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...more })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      const seen = await watchPage(page)
      if (blockStorage) await page.addInitScript(denyStorage)
      await page.goto(host.serve({ html: writeHostPage({ relay: relay.url, ...parts }), headers, ownOrigin }))
      return { page, seen, chat: driveChat(page, parts.embedding ?? 'floating') }
    },
    async close() {
      await clear()
      await browser.close()
      await Promise.all([host.close(), ...relays.map(app => app.close())])
    },
  }
}

/** Runs in the page. */
function denyStorage(): void {
  const get = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  }
  for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name, { get })
}
