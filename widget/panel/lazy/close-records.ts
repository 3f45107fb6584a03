import type { PanelContext } from '../context.ts'

/** Back to the chat, with the focus where it came from. */
export function closeRecords({ sheet }: PanelContext, from: Element | null): void {
  const root = from?.getRootNode() as Document | ShadowRoot | undefined
  sheet.value = null
  requestAnimationFrame(() => root?.querySelector<HTMLElement>('.offer button, .log')?.focus())
}
