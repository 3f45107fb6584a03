/**
 * What a page can do with its chat: the types of `window.Navis`, of `window.NavisSettings` and of the module `/v1/navis.js`.
 * A relay serves them as `/v1/navis.d.ts`.
 */
import type { Theme } from '../../protocol/theme.ts'

export type { Theme }

/** Never says what was asked or answered, nor which kind of answer came. */
export type NavisEvent = 'ready' | 'open' | 'close' | 'error'

export interface Navis {
  /** Opens the chat and moves the focus into it. */
  open(): void
  /** Closes it; the focus returns to the launcher. Does nothing where the chat is embedded. */
  close(): void
  toggle(): void
  /** Opens the chat and asks in the person's name; what it answers stays in the chat. */
  ask(text: string): void
  /** Tokens over those of the site, or a preset's name. */
  setTheme(theme: Theme | string): void
  /** A BCP 47 tag; a language that the site does not offer changes nothing. */
  setLocale(tag: string): void
  /** Takes the chat off the page, with all that it listens to. */
  destroy(): void
  /** Calls `listener` at each such event, and for `ready` at once, until the returned function is called. */
  on(event: NavisEvent, listener: () => void): () => void
}

export interface NavisSettings {
  /** The site's key. */
  site: string
  /** The relay's origin; where the script came from unless given. */
  relay?: string
  /** `frame` (default): private. `inline`: part of the page, which can then read it. */
  mode?: 'frame' | 'inline'
  /** Selector of the element that the chat is embedded in; without it the chat floats. */
  target?: string
  /** BCP 47; the site's first language unless given. */
  locale?: string
  /** Tokens, or a preset's name. */
  theme?: Theme | string
  /** Opens at once, without moving the focus. */
  open?: boolean
  /** A link for when nothing can load, e.g. `tel:+15035550142`. */
  contact?: string
}

/** A verb and its arguments: `window.Navis` may be an array of these until the script has loaded. */
export type NavisCall = {
  [verb in keyof Navis]: [verb: verb, ...args: Parameters<Navis[verb]>]
}[keyof Navis]

export interface MountOptions extends Omit<NavisSettings, 'target'> {
  /** The element that the chat is embedded in, or its selector; without it the chat floats. */
  target?: Element | string
}

/**
 * Puts a chat on the page, as the script tag does, but without `window.Navis`: it is yours to `destroy()`.
 * @throws where no element fits `target`, or a chat floats on this page already.
 */
export declare function mount(options: MountOptions): Navis

declare global {
  interface Window {
    Navis?: Navis | NavisCall[]
    NavisSettings?: NavisSettings
  }
}
