/** Everything that a page and its frames did which a host, a patient or a privacy officer could complain about. */
import type { Page } from 'playwright-core'

export interface Watched {
  /** Every address asked for, sockets included, in order. */
  urls: string[]
  /** What each request said it came from, where it did. */
  referrers: string[]
  /** Errors on the console, uncaught ones and violations of a content security policy. */
  errors: string[]
  /** The origins of `urls`; a socket counts as the origin it goes to. */
  origins(): string[]
}

/** Starts to watch; call it before the page goes anywhere. */
export async function watchPage(page: Page): Promise<Watched> {
  const urls: string[] = []
  const referrers: string[] = []
  const errors: string[] = []
  page.on('request', request => {
    // Neither leaves the browser.
    if (!/^(data|blob):/.test(request.url())) urls.push(request.url())
    const { referer } = request.headers()
    if (referer) referrers.push(referer)
  })
  page.on('websocket', socket => urls.push(socket.url()))
  page.on('pageerror', error => errors.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      console.error(`violation of ${event.effectiveDirective} by ${event.blockedURI}`)
    })
  })
  return {
    urls,
    referrers,
    errors,
    origins: () => [...new Set(urls.map(url => new URL(url.replace(/^ws/, 'http')).origin))].sort(),
  }
}
