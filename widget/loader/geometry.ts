/** Keeps the panel inside what the person really sees: on-screen keyboards, small windows, embedding containers. */
import type { Host } from './host.ts'

/** An embedding container lower than this has no height of its own worth filling. */
const CONTAINER_LEAST_PX = 240

/** Follows the window until it is told to end; `report` hears after each change whether the panel fills the screen. */
export function followGeometry(
  { element, set }: Host,
  panel: HTMLElement,
  embedded: boolean,
  report: (full: boolean) => void,
  until: AddEventListenerOptions,
): void {
  const view = window.visualViewport as VisualViewport
  const update = (): void => {
    if (embedded) {
      const room = element.parentElement?.clientHeight ?? 0
      set({ height: room < CONTAINER_LEAST_PX ? 'min(680px, 80dvh)' : `${room}px` })
    } else {
      // The visual viewport is what is left above an on-screen keyboard: the composer is never under it.
      set({ top: `${view.offsetTop}px`, height: `${view.height}px` })
    }
    // `loader.css` has it fill the screen below this.
    report(!embedded && innerWidth < 480)
  }
  for (const type of ['resize', 'scroll']) view.addEventListener(type, update, until)
  // Ends with the box that it watches.
  new ResizeObserver(update).observe(panel)
}
