/** When the page forbids the frame or nothing answers: another way to the chat, and to a person. */
import { createElement } from './element.ts'
import type { Host } from './host.ts'
import { type LoaderSettings, panelUrl } from './settings.ts'

/** Puts links in the launcher's place: the chat in a tab of its own, and the page's contact where it has one. */
export function showFallback({ element, layer }: Host, settings: LoaderSettings): void {
  const box = createElement('div', { className: 'fallback' })
  const link = (textContent: string, href: string): void =>
    box.append(createElement('a', { className: 'launcher', textContent, href, target: '_blank', rel: 'noreferrer' }))
  link('Chat in a new tab', panelUrl(settings))
  // The link that the page has in our element, for whom nothing loads.
  const own = element.querySelector('a')
  const contact = settings.contact || own?.href
  if (contact) link(own?.textContent || 'Contact us', contact)
  layer.append(box)
}

/**
 * Calls `blocked` when the page's policy refuses the relay, and names the line that allows it on the console, until it is
 * told to end.
 */
export function watchPolicy(relay: string, blocked: () => void, until: AddEventListenerOptions): void {
  document.addEventListener(
    'securitypolicyviolation',
    ({ blockedURI, disposition, effectiveDirective }) => {
      if (!blockedURI.replace(/^ws/, 'http').startsWith(relay) || disposition === 'report') return
      // A `script-src-elem` of its own would take the place of the page's `script-src`.
      const directive = effectiveDirective.replace('-elem', '')
      // An origin of http does not cover its sockets (CSP Level 3, "scheme-part matches").
      const socket = directive[0] === 'c' ? relay.replace('http', ' ws') : ''
      console.error(`Navis: add to the Content-Security-Policy: ${directive} ${relay}${socket}`)
      blocked()
    },
    until,
  )
}
