/** Moves the focus to `selector` in the same panel: for a button that is gone once it has been pressed. */
export function moveFocus(from: Element, selector: string): void {
  from.closest('.navis')?.querySelector<HTMLElement>(selector)?.focus()
}

/** Whether the focus is on nothing: what had it was removed. */
export function isFocusLost(within: Element): boolean {
  const { activeElement } = within.getRootNode() as Document | ShadowRoot
  return !activeElement || activeElement === document.body
}
