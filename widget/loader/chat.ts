/** The chat on a host page: launcher, panel and fallback, opened and closed. */
import type { Theme } from '../../protocol/theme.ts'
import { showFallback, watchPolicy } from './fallback.ts'
import { openFrame } from './frame.ts'
import { followGeometry } from './geometry.ts'
import { applyTheme, createHost } from './host.ts'
import { openInline } from './inline.ts'
import { createLauncher, shapeLauncher } from './launcher.ts'
import type { Message, Panel } from './panel.ts'
import type { LoaderSettings } from './settings.ts'

export type ChatEvent = 'ready' | 'open' | 'close' | 'error'

export interface Chat {
  open(): void
  close(): void
  toggle(): void
  ask(text: string): void
  setTheme(theme: Theme): void
  setLocale(locale: string): void
  destroy(): void
}

const READY_TIMEOUT_MS = 8_000

/** Puts the chat on the page. `emit` gets enums only: what is asked or answered never reaches the page. */
export function createChat(
  settings: LoaderSettings,
  target: Element | undefined,
  emit: (event: ChatEvent) => void,
): Chat {
  const embedded = target !== undefined
  const host = createHost(target)
  const launcher = createLauncher(() => open())
  const box = document.createElement('div')
  box.className = 'box'
  box.hidden = true
  host.layer.append(box)
  if (!embedded) host.layer.append(launcher)

  const ends: (() => void)[] = [watchPolicy(settings.relay, () => fail())]
  let panel: Panel | undefined
  let failed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let opened = false
  let ready = false
  const waiting: Message[] = []

  const dress = (theme?: Theme): void => {
    applyTheme(host, theme)
    shapeLauncher(launcher, theme)
    launcher.hidden = opened || theme?.launcher === 'none'
    settings.theme = theme
  }

  const post = (message: Message): void => {
    if (ready) panel?.post(message)
    else waiting.push(message)
  }

  const start = (): Panel => {
    timer = setTimeout(fail, READY_TIMEOUT_MS)
    ends.push(followGeometry(host, box, embedded, it => post({ type: 'geometry', ...it })))
    const begin = settings.mode === 'inline' ? openInline : openFrame
    return begin(settings, box, {
      ready() {
        clearTimeout(timer)
        ready = true
        for (const message of waiting.splice(0)) post(message)
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

  const open = (): void => show(true)

  function close(): void {
    if (!opened || embedded) return
    opened = false
    box.hidden = true
    launcher.hidden = settings.theme?.launcher === 'none'
    launcher.focus()
    emit('close')
  }

  function fail(): void {
    clearTimeout(timer)
    if (failed) return
    failed = true
    opened = false
    panel?.dispose()
    box.hidden = true
    launcher.hidden = true
    showFallback(host.layer, settings)
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
      post({ type: 'locale', locale })
    },
    destroy() {
      clearTimeout(timer)
      for (const end of ends.splice(0)) end()
      panel?.dispose()
      host.element.remove()
    },
  }
}
