/** When the page forbids the frame or nothing answers: another way to the chat, and to a person. */
import { type LoaderSettings, panelUrl } from './settings.ts'

/** Puts links in the launcher's place: the chat in a tab of its own, and the page's contact where it named one. */
export function showFallback(layer: HTMLElement, settings: LoaderSettings): void {
  const box = document.createElement('div')
  box.className = 'fallback'
  const link = (text: string, href: string): void => {
    const anchor = document.createElement('a')
    anchor.className = 'launcher'
    anchor.textContent = text
    anchor.href = href
    anchor.target = '_blank'
    anchor.rel = 'noopener noreferrer'
    box.append(anchor)
  }
  link('Open chat in a new tab', panelUrl(settings))
  if (settings.contact) link('Contact us', settings.contact)
  layer.append(box)
}

/** Calls `blocked` as soon as the page's policy refuses the relay, and names the line that allows it on the console. */
export function watchPolicy(relay: string, blocked: () => void): () => void {
  const listen = (event: SecurityPolicyViolationEvent): void => {
    if (!event.blockedURI.startsWith(relay) || event.disposition === 'report') return
    console.error(`Navis: add to this page's Content-Security-Policy: ${event.effectiveDirective} ${relay}`)
    blocked()
  }
  document.addEventListener('securitypolicyviolation', listen)
  return () => document.removeEventListener('securitypolicyviolation', listen)
}
