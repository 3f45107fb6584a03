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
      const filled = (element.parentElement?.clientHeight ?? 0) >= CONTAINER_LEAST_PX
      set({ height: filled ? `${element.parentElement?.clientHeight}px` : 'min(680px, 80dvh)' })
    } else {
      // The visual viewport is what is left above an on-screen keyboard: the composer is never under it.
      set({ top: `${view?.offsetTop ?? 0}px`, height: `${view?.height ?? innerHeight}px` })
    }
    const { clientWidth: width, clientHeight: height } = panel
    if (width) report({ width, height, full: !embedded && innerWidth < 480 })
  }
  const observer = new ResizeObserver(update)
  observer.observe(panel)
  view?.addEventListener('resize', update)
  view?.addEventListener('scroll', update)
  return () => {
    observer.disconnect()
    view?.removeEventListener('resize', update)
    view?.removeEventListener('scroll', update)
  }
}
