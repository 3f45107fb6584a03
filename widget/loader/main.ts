/** What the script tag runs: one chat on the page and one global, `window.Navis`. */
import { type Chat, type ChatEvent, createChat } from './chat.ts'
import { type LoaderSettings, readSettings } from './settings.ts'

/** The API of a page: the verbs of the chat and its events. Before the script has loaded it may be an array of calls. */
type Navis = Chat & { on(event: ChatEvent, listener: () => void): () => void }
type Call = [verb: string, ...args: unknown[]]

const page = window as unknown as { Navis?: Navis | Call[] }

/** The second tag on a page finds the first one's work. An element with that id would be found too, hence the check. */
const isLoaded = (): boolean => !!page.Navis && 'destroy' in page.Navis

function start(settings: LoaderSettings): void {
  if (isLoaded()) return
  const target = settings.target ? document.querySelector(settings.target) : undefined
  if (target === null) {
    console.error('Navis: no element fits data-target.')
    return
  }
  const calls = page.Navis
  const events = new EventTarget()
  const emit = (event: ChatEvent): void => void events.dispatchEvent(new Event(event))
  const chat = createChat(settings, target, emit)
  const api: Navis = {
    ...chat,
    on(event, listener) {
      events.addEventListener(event, listener)
      // Who asks late whether the chat is ready has an answer too.
      if (event === 'ready') queueMicrotask(listener)
      return () => events.removeEventListener(event, listener)
    },
    destroy() {
      chat.destroy()
      delete page.Navis
    },
  }
  page.Navis = api
  // Ready from here on: who listens for it, now or later, hears it once.
  if (Array.isArray(calls)) for (const [verb, ...args] of calls) run(api, verb, args)
}

function run(api: Navis, verb: string, args: unknown[]): void {
  if (Object.hasOwn(api, verb)) (api[verb as keyof Navis] as (...args: unknown[]) => void)(...args)
  else console.error(`Navis: there is no "${verb}".`)
}

const settings = isLoaded() ? undefined : readSettings()
// An embedded chat needs its element; a floating one needs nothing of the page.
if (settings?.target && document.readyState === 'loading') {
  addEventListener('DOMContentLoaded', () => start(settings))
} else if (settings) start(settings)
