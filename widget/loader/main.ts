/** What the script tag runs: one chat on the page and one global, `window.Navis`. */
import { createChat } from './chat.ts'
import type { Navis } from './navis.d.ts'
import { type LoaderSettings, readSettings } from './settings.ts'

/** A call from before the script had loaded, when `window.Navis` may be an array of them. */
type Call = [verb: string, ...args: unknown[]]

const page = window as unknown as { Navis?: Navis | Call[] }

/**
 * The second tag on a page finds the first one's work, unless the page has meanwhile thrown that away: an embedded chat goes
 * with the view it was in. An element with that id would be found too, hence the check.
 */
function isLoaded(): boolean {
  const chat = page.Navis as Navis | undefined
  if (!chat?.setLocale) return false
  let isThere = false
  for (const element of document.querySelectorAll('navis-chat')) {
    if (element.shadowRoot) isThere = true
    else element.remove()
  }
  if (!isThere) chat.destroy()
  return isThere
}

function start(settings: LoaderSettings): void {
  if (isLoaded()) return
  const target = settings.target ? document.querySelector(settings.target) : undefined
  if (target === null) {
    console.error('Navis: data-target is not on this page')
    return
  }
  const calls = page.Navis
  const api = createChat(settings, target, () => delete page.Navis)
  page.Navis = api
  // Ready from here on: who listens for it, now or later, hears it once.
  if (!Array.isArray(calls)) return
  for (const [verb, ...args] of calls) {
    const call = api[verb as keyof Navis] as (...args: unknown[]) => void
    if (call) call(...args)
    else console.error(`Navis: there is no ${verb}`)
  }
}

const settings = isLoaded() ? undefined : readSettings()
// An embedded chat needs its element, and a floating one takes the place of the page's link, wherever that stands.
if (settings) {
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => start(settings))
  else start(settings)
}
