/** The panel, put together: the only place that knows model, theme, wire and components at once. */
import { effect, signal } from '@preact/signals-core'
import { type ComponentChildren, type FunctionComponent, h, render } from 'preact'
import type { SiteSettings } from '../../protocol/settings.ts'
import type { Theme } from '../../protocol/theme.ts'
import { createAnnouncer } from '../a11y/announcer.ts'
import { showLanguage } from '../i18n/catalogue.ts'
import { chooseLocale } from '../i18n/locale.ts'
import { createChat } from '../models/chat.ts'
import { lost } from '../parts.ts'
import defaultTheme from '../theme/default.css?inline'
import { openSession } from '../transport/session.ts'
import { createMemoryStorage, createSessionStorage } from '../transport/token-storage.ts'
import { Provide } from './context.ts'
import { followSignals } from './hooks.ts'
import { loadReading } from './load-reading.ts'
import { Panel } from './panel.tsx'
import css from './styles/panel.css?inline'

followSignals()

/** A theme that could not be loaded leaves the one that is there. */
const keepTheme = (): void => {}

export interface PanelOptions {
  /** What the panel fills; its content becomes the panel's. */
  root: ShadowRoot | HTMLElement
  settings: SiteSettings
  /** The relay's origin, e.g. `https://chat.example.org`. */
  relay: string
  /** `frame`: the page is the panel's own, the token survives a reload. `inline`: the page is the site's, nothing is stored. */
  mode: 'frame' | 'inline'
  /** Part of the page's layout: there is nothing to close. */
  embedded?: boolean
  /** Tokens, or a preset's name. */
  theme?: Theme | string
  /** BCP 47; the site's default unless given. */
  locale?: string
  host: {
    /** The first screen is drawn and takes input. */
    ready(): void
    /** Left out where there is nothing to close: alone in a tab. */
    close?(): void
    /** The panel could not be drawn. */
    error(): void
  }
  /** How the wire is opened. */
  connect?: typeof openSession
}

/** Whether the panel fills the screen. */
export interface PanelBox {
  full: boolean
}

export interface PanelHandle {
  /** Connects if need be and takes the focus. */
  open(): void
  /** Asks on the person's behalf; where it cannot be sent now, it waits in the composer. */
  ask(text: string): void
  setTheme(theme: Theme | string): void
  setLocale(tag: string): void
  geometry(box: PanelBox): void
  dispose(): void
}

/** Draws the panel and connects it. An error while drawing is reported to the host, which has a way around. */
export function mountPanel(options: PanelOptions): PanelHandle {
  const { root, settings, relay, mode, embedded, host, connect = openSession } = options
  const framed = mode === 'frame'
  const site = encodeURIComponent(settings.key)
  const announcer = createAnnouncer()
  const full = signal(false)
  const logo = signal<string | undefined>(undefined)
  const contactOpen = signal(false)
  const cardInView = signal(false)
  const locale = chooseLocale(options.locale, settings.locales)

  const storage = framed ? createSessionStorage(settings.key) : createMemoryStorage()

  const chat = createChat({
    announcer,
    locale,
    questionMaxLength: settings.questionMaxLength,
    connect: on =>
      connect({
        url: `${relay.replace(/^http/, 'ws')}/v1/chat?site=${site}`,
        siteUrl: `${relay}/v1/sites/${site}`,
        locale,
        storage,
        on,
      }),
  })

  const place = root.getRootNode() as Document | ShadowRoot
  const sheets: CSSStyleSheet[] = []
  function adopt(text: string): CSSStyleSheet {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    sheets.push(sheet)
    place.adoptedStyleSheets = [...place.adoptedStyleSheets, sheet]
    return sheet
  }

  adopt(defaultTheme + css)
  const themeSheet = adopt(settings.themeSheet ?? '')
  logo.value = settings.theme.logo
  let latestTheme: Theme | string | undefined
  /** The host page's tokens over the site's. What computes their colours is only loaded for a page that has some. */
  async function setTheme(theme: Theme | string): Promise<void> {
    latestTheme = theme
    const { findTheme, writeThemeSheet } = await import('../../protocol/theme-sheet.ts')
    if (latestTheme !== theme) return
    const all = { ...settings.theme, ...findTheme(theme) }
    themeSheet.replaceSync(writeThemeSheet(all))
    logo.value = all.logo
  }
  if (options.theme) void setTheme(options.theme).catch(keepTheme)

  const stopLanguage = effect(() => showLanguage(chat.locale.value))
  const { reading, missing, ...late } = loadReading(chat, module => {
    adopt(module.styles)
    module.openIfMeant(context)
  })

  function dispose(): void {
    stopLanguage()
    lost.value = []
    late.dispose()
    chat.dispose()
    announcer.dispose()
    render(null, root)
    place.adoptedStyleSheets = place.adoptedStyleSheets.filter(sheet => !sheets.includes(sheet))
  }

  const close = embedded ? undefined : host.close
  const { lasting } = storage
  const context = {
    chat,
    settings,
    announcer,
    relay,
    framed,
    lasting,
    close,
    reading,
    missing,
    sheet: signal<FunctionComponent | null>(null),
    adopt,
    contactOpen,
    cardInView,
    draw(node: ComponentChildren, place: ParentNode) {
      render(h(Provide, { value: context, children: node }), place as Element)
    },
  }

  try {
    // What draws here takes the place for empty (`scripts/preact-core.ts`).
    root.replaceChildren()
    context.draw(h(Panel, { full, logo }), root)
    chat.start()
    host.ready()
  } catch {
    host.error()
  }

  return {
    open() {
      chat.start()
      // On a phone the keyboard would cover what should be read first.
      const target = matchMedia('(pointer: coarse)').matches ? '.title' : 'textarea'
      root.querySelector<HTMLElement>(target)?.focus()
    },
    ask: chat.ask,
    setTheme(theme) {
      void setTheme(theme).catch(keepTheme)
    },
    setLocale(tag) {
      chat.locale.value = chooseLocale(tag, settings.locales)
    },
    geometry(box) {
      full.value = box.full
    },
    dispose,
  }
}
