import type { PanelContext } from '../../context.ts'

/** What opens the list for a visit has this class. */
const OPENERS = '.visit'

/** Which of the openers it was: the elements are others when the chat is drawn anew. */
const openers = new WeakMap<PanelContext, number>()

const rootOf = (element: Element): ParentNode => element.getRootNode() as Document | ShadowRoot

/** Where the focus goes back to. */
export function rememberOpener(panel: PanelContext, opener: Element): void {
  openers.set(panel, [...rootOf(opener).querySelectorAll(OPENERS)].indexOf(opener))
}

/** Back to the chat, with the focus where it came from. */
export function closeVisit(panel: PanelContext, from: Element): void {
  const root = rootOf(from)
  panel.sheet.value = null
  // After the chat has been drawn and has gone to its newest question.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const opener = root.querySelectorAll<HTMLElement>(OPENERS)[openers.get(panel) ?? 0]
      ;(opener ?? root.querySelector<HTMLElement>('.log'))?.focus()
    }),
  )
}
