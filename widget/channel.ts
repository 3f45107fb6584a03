/** What the loader and the framed panel say to each other over their MessagePort. Enums and geometry, never chat text, toward the host. */
import type { Theme } from '../protocol/theme.ts'

export type ToFrame =
  | { v: 1; type: 'init'; locale?: string; theme?: Theme | string; embedded: boolean }
  | { v: 1; type: 'open' }
  | { v: 1; type: 'ask'; text: string }
  | { v: 1; type: 'theme'; theme: Theme | string }
  | { v: 1; type: 'locale'; locale: string }
  /** Whether the panel fills the screen. */
  | { v: 1; type: 'geometry'; full: boolean }

export type ToHost =
  /** The panel has drawn its first screen and takes input. */
  | { v: 1; type: 'ready' }
  /** The person closed the chat: the loader hides the frame and gives focus back to the launcher. */
  | { v: 1; type: 'close' }
  | { v: 1; type: 'event'; name: 'error' }
