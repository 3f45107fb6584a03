/** What the script tag runs: one chat on the page and one global, `window.Navis`. */
import { type Chat, type ChatEvent, createChat } from './chat.ts'
import { readSettings } from './settings.ts'

type Listener = () => void
/** The API of a page: the verbs of the chat and its events. Before the script has loaded it may be an array of calls. */
type Navis = Chat & { on(event: ChatEvent, listener: Listener): () => void }
type Call = [verb: string, ...args: unknown[]]

const page = window as unknown as { Navis?: Navis | Call[] }

function start(): void {
  const settings = readSettings()
  if (!settings) return
  const listeners = new Map<ChatEvent, Set<Listener>>()
  const emit = (event: ChatEvent): void => {
    for (const listener of listeners.get(event) ?? []) listener()
  }
  let ready = false

  const begin = (): void => {
    const target = settings.target === undefined ? undefined : document.querySelector(settings.target)
    if (target === null) {
      console.error(`Navis: no element fits data-target="${settings.target}".`)
      return
    }
    const calls = page.Navis
    const chat = createChat(settings, target, emit)
    const api: Navis = {
      ...chat,
      on(event, listener) {
        const set = listeners.get(event) ?? new Set()
        listeners.set(event, set.add(listener))
        // Who asks late whether the chat is ready has an answer too.
        if (event === 'ready' && ready) queueMicrotask(listener)
        return () => set.delete(listener)
      },
      destroy() {
        chat.destroy()
        if (page.Navis === api) delete page.Navis
      },
    }
    page.Navis = api
    if (Array.isArray(calls)) for (const call of calls) run(api, call)
    ready = true
    emit('ready')
  }

  // An embedded chat needs its element; a floating one needs nothing of the page.
  if (settings.target !== undefined && document.readyState === 'loading')
    addEventListener('DOMContentLoaded', begin, { once: true })
  else begin()
}

function run(api: Navis, [verb, ...args]: Call): void {
  if (Object.hasOwn(api, verb)) (api[verb as keyof Navis] as (...args: unknown[]) => void)(...args)
  else console.error(`Navis: there is no "${verb}".`)
}

// The second tag on a page finds the first one's work. An element with that id would be found too, hence the check.
if (!page.Navis || Array.isArray(page.Navis) || !('destroy' in page.Navis)) start()
