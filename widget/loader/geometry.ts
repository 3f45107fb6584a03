/** Keeps the panel inside what the person really sees: on-screen keyboards, small windows, embedding containers. */
import type { Host } from './host.ts'

export interface Box {
  width: number
  height: number
  /** Fills the screen: `loader.css` does so below 480 px. */
  full: boolean
}

/** An embedding container lower than this has no height of its own worth filling. */
const CONTAINER_LEAST_PX = 240

/** Follows the window until the returned function is called; `report` gets the panel's box after each change. */
export function followGeometry(
  { element, set }: Host,
  panel: HTMLElement,
  embedded: boolean,
  report: (box: Box) => void,
): () => void {
  const view = window.visualViewport
  const update = (): void => {
    if (embedded) {
      const room = element.parentElement?.clientHeight ?? 0
      set({ height: room < CONTAINER_LEAST_PX ? 'min(680px, 80dvh)' : `${room}px` })
    } else {
      // The visual viewport is what is left above an on-screen keyboard: the composer is never under it.
      set({ top: `${view?.offsetTop ?? 0}px`, height: `${view?.height ?? innerHeight}px` })
    }
    const { clientWidth: width, clientHeight: height } = panel
    if (width) report({ width, height, full: !embedded && innerWidth < 480 })
  }
  const listen = (verb: 'addEventListener' | 'removeEventListener'): void => {
    for (const type of ['resize', 'scroll']) view?.[verb](type, update)
  }
  listen('addEventListener')
  const observer = new ResizeObserver(update)
  observer.observe(panel)
  return () => {
    listen('removeEventListener')
    observer.disconnect()
  }
}
