import type { ToFrame } from '../channel.ts'
import type { LoaderSettings } from './settings.ts'

/** What the panel is told; the version is added on the way. */
export type Message = ToFrame extends infer M ? (M extends ToFrame ? Omit<M, 'v'> : never) : never

/** The panel as the loader sees it, framed or inline. */
export interface Panel {
  /** Tells it something; before `ready` it is not there to hear it. */
  post(message: Message): void
  dispose(): void
}

export interface PanelEvents {
  /** The panel has drawn its first screen and takes input: in a frame, once for each time it loads. */
  ready(): void
  close(): void
  /** The panel reports that it cannot work, or could not be loaded. */
  error(): void
}

export type OpenPanel = (settings: LoaderSettings, slot: HTMLElement, on: PanelEvents) => Panel
