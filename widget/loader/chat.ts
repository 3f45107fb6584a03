/** The chat on a host page: launcher, panel and fallback, opened and closed. */
import type { Theme } from '../../protocol/theme.ts'
import { createElement } from './element.ts'
import { showFallback, watchPolicy } from './fallback.ts'
import { openFrame } from './frame.ts'
import { followGeometry } from './geometry.ts'
import { applyTheme, createHost, findLook } from './host.ts'
import { openInline } from './inline.ts'
import { createLauncher, shapeLauncher } from './launcher.ts'
import type { Navis, NavisEvent } from './navis.d.ts'
import type { Message, Panel } from './panel.ts'
import type { LoaderSettings } from './settings.ts'

const READY_TIMEOUT_MS = 8_000

/** Puts the chat on the page; `onDestroy` is called when it has gone. */
export function createChat(settings: LoaderSettings, target: Element | undefined, onDestroy: () => void): Navis {
  const listeners = new Set<{ event: NavisEvent; listener: () => void }>()
  // Each in a turn of its own: what a listener throws is the page's. Not as `Event`s, a name that old libraries take.
  const emit = (event: NavisEvent): void => {
    for (const it of listeners) if (it.event === event) queueMicrotask(it.listener)
  }
  const embedded = !!target
  const host = createHost(target)
  const launcher = createLauncher(open)
  const box = createElement('div', { className: 'box', hidden: true })
  host.layer.append(box)
  if (!embedded) host.layer.append(launcher)

  const abort = new AbortController()
  // Without a prototype: on a page that has extended Object.prototype nothing else becomes an option.
  const until = { __proto__: null, signal: abort.signal }
  watchPolicy(settings.relay, () => fail(), until)
  let panel: Panel | undefined
  let failed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let opened = false
  let ready = false
  const waiting: Message[] = []

  const dress = (theme?: Theme | string): void => {
    const look = findLook(theme)
    applyTheme(host, look)
    shapeLauncher(launcher, look, settings.locale)
    launcher.hidden = opened || look.launcher === 'none'
    settings.theme = theme
  }

  const post = (message: Message): void => {
    if (ready) panel?.post(message)
    else waiting.push(message)
  }

  const start = (): Panel => {
    timer = setTimeout(fail, READY_TIMEOUT_MS)
    followGeometry(host, box, embedded, full => post({ type: 'geometry', full }), until)
    const begin = settings.mode === 'inline' ? openInline : openFrame
    return begin(settings, box, {
      ready() {
        clearTimeout(timer)
        ready = true
        waiting.splice(0).forEach(post)
      },
      close,
      error: fail,
    })
  }

  /** `byPerson` false: opened by the page itself, which must not move anybody's focus. */
  const show = (byPerson: boolean): void => {
    if (failed) return
    const wasOpen = opened
    opened = true
    box.hidden = false
    launcher.hidden = true
    panel ??= start()
    if (byPerson) post({ type: 'open' })
    if (!wasOpen) emit('open')
  }

  function open(): void {
    show(true)
  }

  function close(): void {
    if (!opened || embedded) return
    opened = false
    box.hidden = true
    dress(settings.theme)
    launcher.focus()
    emit('close')
  }

  function fail(): void {
    if (failed) return
    failed = true
    opened = false
    panel?.dispose()
    box.hidden = true
    launcher.hidden = true
    showFallback(host, settings)
    emit('error')
  }

  dress(settings.theme)
  if (embedded || settings.open) show(false)

  return {
    open,
    close,
    toggle: () => (opened ? close() : open()),
    ask(text) {
      open()
      post({ type: 'ask', text })
    },
    setTheme(theme) {
      dress(theme)
      post({ type: 'theme', theme })
    },
    setLocale(locale) {
      settings.locale = locale
      dress(settings.theme)
      post({ type: 'locale', locale })
    },
    destroy() {
      clearTimeout(timer)
      abort.abort()
      panel?.dispose()
      host.dispose()
      onDestroy()
    },
    on(event, listener) {
      const entry = { event, listener }
      listeners.add(entry)
      // Who asks late whether the chat is ready has an answer too.
      if (event === 'ready') queueMicrotask(listener)
      return () => void listeners.delete(entry)
    },
  }
}
